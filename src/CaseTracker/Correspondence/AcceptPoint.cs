using System.Collections.Frozen;
using System.Text.Json;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>
/// Makes a point of a submission part of the record: another command, about the same case and with the State for its source, runs in the
/// same moment. What is recorded already, or needs no record, is accepted with a note instead.
/// </summary>
public static class AcceptPoint
{
    /// <param name="By">Name of the command that takes the point up (<see cref="Names"/>); null where none does.</param>
    /// <param name="Body">That command's content, canonical JSON (<see cref="Canonical"/>).</param>
    /// <param name="Note">How the point is taken up; the State reads it.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int Point, string? By, string? Body, string? Note) : ICommand;

    private static readonly FrozenDictionary<string, Type> Commands = typeof(AcceptPoint)
        .Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IAcceptable)))
        .ToFrozenDictionary(t => CommandNames.Of(t.FullName!));

    /// <summary>The commands by which a point can be taken up.</summary>
    public static IEnumerable<string> Names => Commands.Keys.Order(StringComparer.Ordinal);

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.By)
                .Must(by => by is null || Commands.ContainsKey(by))
                .WithMessage(_ => Text.CommandNotAcceptable(string.Join(", ", Names)));
            RuleFor(c => c.Body)
                .Must((c, body) => c.By is null || !Commands.ContainsKey(c.By) || CommandOf(c.By, body) is not null)
                .WithMessage(_ => Text.CommandNotValid);
            RuleFor(c => c.Note).AtMost(2000);
            RuleFor(c => c.Note).NotEmpty().WithMessage(_ => Text.NoteMissing).When(c => c.By is null);
        }
    }

    /// <summary>The command that takes the point up, built by who knows what it is about.</summary>
    public static Command With(string reference, int point, IAcceptable command, string? note = null) =>
        new(reference, point, CommandNames.Of(command.GetType().FullName!), Canonical.Plain.Write(command), note);

    private static IAcceptable? CommandOf(string by, string? body)
    {
        try
        {
            return body is null ? null : (IAcceptable)Canonical.Plain.Read(body, Commands[by]);
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            return null;
        }
    }

    internal sealed class Handler(SubmissionDesk desk, RequestContext context, IMediator mediator) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Handle(
                request.Reference,
                async (submission, file, recording) =>
                {
                    submission.RequireOpen(request.Point);
                    if (request.By is { } by)
                        await Run(CommandOf(by, request.Body)!, submission, file, recording, cancellationToken);
                    return [new PointAccepted(request.Point, request.By, request.Note.OrNull())];
                },
                cancellationToken
            );

        private async Task Run(
            IAcceptable command,
            Submission submission,
            CaseFile file,
            Recording recording,
            CancellationToken cancellation
        )
        {
            if (!await IsAbout(command, file, recording))
                throw new RuleBrokenException(Text.NotAboutCase, nameof(Command.By));
            if (command is AcknowledgeNotification.Command acknowledged && acknowledged.State != submission.Sent.State)
                throw new RuleBrokenException(Text.NotAboutState, nameof(Command.By));
            var receipt = await mediator.Send(command.SaidBy(SendSubmission.SourceOf(file, submission.Sent.State)), cancellation);
            if (receipt.ProposalId is not null)
                throw new RuleBrokenException(Text.NeedsSecondPersonFirst, nameof(Command.By));
        }

        private async Task<bool> IsAbout(IAcceptable command, CaseFile file, Recording recording) =>
            command switch
            {
                ICaseCommand of => of.Reference == file.Reference,
                IProceedingCommand of => await context
                    .Caller.Open(recording.Session)
                    .QuerySingle<int>(
                        """
                        -- AcceptPoint.IsAbout
                        SELECT COUNT(*) FROM {ProceedingCaseRow} AS x
                        WHERE x.CaseId = @id AND x.ProceedingId IN (SELECT p.ProceedingId FROM {ProceedingRow} AS p
                            WHERE p.Reference = @reference)
                        """,
                        new { id = file.CaseId, reference = of.Reference }
                    ) > 0,
                _ => command.Cases.Contains(file.Reference),
            };
    }
}
