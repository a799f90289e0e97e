using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace CaseTracker.StatusRequests;

/// <summary>
/// Answers a request for status, for as many of its cases as the State has something to say about: each line becomes a submission of its
/// own, to be accepted or declined like any other; all of them are sent, or none.
/// </summary>
public static class AnswerStatusRequest
{
    /// <param name="Reference">Of the request.</param>
    [Needs(Right.Submit)]
    public sealed record Command(string Reference, IReadOnlyList<Line> Lines) : ICommand;

    /// <summary>What the State says of one case: something that was done, by which authority and when, or how things stand.</summary>
    /// <param name="Case">Reference of a case that the request asks about.</param>
    public sealed record Line(
        string Case,
        ProceedingStep? Step,
        string? Authority,
        PartialDate? On,
        string? What,
        string? NextStep,
        PartialDate? NextOn
    )
    {
        /// <summary>Whether it says that something was done, rather than how things stand.</summary>
        private bool IsProgress =>
            Step is not null
            || On is not null
            || !string.IsNullOrWhiteSpace(Authority)
            || !string.IsNullOrWhiteSpace(NextStep)
            || NextOn is not null;

        internal SubmissionContent Content(string request) =>
            IsProgress
                ? new SubmissionContent
                {
                    Kind = SubmissionKind.ProgressReport,
                    Points =
                    [
                        new Point
                        {
                            Kind = PointKind.Done,
                            Step = Step,
                            Authority = Authority,
                            On = On,
                            What = What,
                            NextStep = NextStep,
                            NextOn = NextOn,
                        },
                    ],
                }
                : new SubmissionContent
                {
                    Kind = SubmissionKind.Answer,
                    About = request,
                    Points = [new Point { Kind = PointKind.Stated, What = What }],
                };
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Lines).NotEmpty().WithMessage(_ => Text.AnswerMissing);
            RuleFor(c => c)
                .Custom(
                    (command, context) =>
                    {
                        var content = new ContentRules(clock);
                        foreach (var (i, line) in (command.Lines ?? []).Index())
                        foreach (var fault in content.Validate(line.Content(command.Reference)).Errors)
                            context.AddFailure(new ValidationFailure(FieldOf(i, fault.PropertyName), fault.ErrorMessage));
                    }
                );
        }

        private static string FieldOf(int line, string member) => $"{Place(line)}.{member[(member.LastIndexOf('.') + 1)..]}";
    }

    private static string Place(int line) => string.Create(CultureInfo.InvariantCulture, $"{nameof(Command.Lines)}[{line}]");

    /// <summary>Pure: which lines are about no case of the request, or about one that an earlier line is about; what else may be wrong with
    /// a foreign reference is not said.</summary>
    /// <exception cref="ValidationException">Each such line, at its place.</exception>
    internal static void Require(IReadOnlyList<Line> lines, IReadOnlySet<string> asked)
    {
        var (faults, named) = (new List<ValidationFailure>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (i, line) in lines.Index())
        {
            if (!asked.Contains(line.Case))
                faults.Add(new ValidationFailure($"{Place(i)}.{nameof(Line.Case)}", Text.NotInRequest(line.Case)));
            else if (!named.Add(line.Case))
                faults.Add(new ValidationFailure($"{Place(i)}.{nameof(Line.Case)}", Text.CaseTwice(line.Case)));
        }
        if (faults.Count > 0)
            throw new ValidationException(faults);
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, IMediator mediator) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var asked = await ViewStatusRequest.Read(context.Caller.Open(recording.Session), request.Reference);
                    Require(request.Lines, asked.Lines.Select(l => l.Case).ToHashSet(StringComparer.Ordinal));
                    foreach (var line in request.Lines)
                        await mediator.Send(
                            new SendSubmission.Command(line.Case, line.Content(request.Reference), null, null, null),
                            cancellationToken
                        );
                    return new Receipt(request.Reference);
                },
                cancellationToken
            );
    }
}
