using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.StatusRequests;

/// <summary>
/// Asks host States for the status of all their open cases, each in one message with one table ("regular communications to keep the
/// Secretary-General informed of the progress of investigations and prosecutions": resolution 2589 (2021), paragraph 8).
/// </summary>
public static class AskForStatus
{
    /// <summary>So that a request can be answered, and followed, within a year.</summary>
    private const int LongestDays = 366;

    /// <param name="States">Host States, ISO 3166 alpha-3; a focal point asks about the cases of the own missions.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(IReadOnlyList<string> States, PartialDate AnswerBy) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.States)
                .NotEmpty()
                .WithMessage(_ => Text.StateMissing)
                .Must(s => s is null || s.Distinct().Count() == s.Count)
                .WithMessage(_ => Text.StateTwice);
            RuleForEach(c => c.States).Must(s => States.Find(s) is { HasLiaison: true }).WithMessage((_, s) => Text.StateHasNoLiaison(s));
            RuleFor(c => c.AnswerBy)
                .Must(by => by.First > CaseRules.Today(clock) && by.Last <= CaseRules.Today(clock).AddDays(LongestDays))
                .WithMessage(_ => Text.AnswerByNotValid);
        }
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        private sealed record Open
        {
            public Guid CaseId { get; init; }
            public string IncidentOn { get; init; } = "";
            public string Act { get; init; } = "";
            public string Stage { get; init; } = "";
        }

        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var references = new List<string>();
                    foreach (var state in request.States)
                        references.Add(await Ask(recording, state, request.AnswerBy));
                    return new Receipt(references.Count == 1 ? references[0] : null);
                },
                cancellationToken
            );

        private async Task<string> Ask(Recording recording, string state, PartialDate answerBy)
        {
            var cases = await OpenCases(recording.Session, state);
            if (cases.Count == 0)
                throw new RuleBrokenException(Text.NoOpenCase(state), nameof(Command.States));
            var (id, reference) = (Guid.CreateVersion7(clock.GetUtcNow()), await NewReference(recording.Session, state));
            await recording.Preload([.. cases.Select(c => c.CaseId)]);
            foreach (var asked in cases)
            {
                recording.Add(
                    CaseFile.StreamKind,
                    asked.CaseId,
                    [
                        new StatusRequested(
                            id,
                            state,
                            reference,
                            answerBy,
                            PartialDate.Parse(asked.IncidentOn),
                            Codes.Parse<Act>(asked.Act),
                            Codes.Parse<Stage>(asked.Stage)
                        ),
                    ]
                );
            }
            return reference;
        }

        /// <summary>As the State sees them, and of those that the caller keeps.</summary>
        private Task<IReadOnlyList<Open>> OpenCases(Session session, string state) =>
            new AudienceReader(session, new Viewpoint(Audience.Of(state), context.Caller.Missions)).Query<Open>(
                """
                -- AskForStatus.OpenCases
                SELECT c.CaseId, c.IncidentOn, c.Act, c.Stage FROM {CaseRow} AS c WHERE c.Standing = 'counted' AND c.Closure IS NULL
                    AND c.Hosts LIKE @host
                """,
                new { host = $"% {state} %" }
            );

        private async Task<string> NewReference(Session session, string state)
        {
            while (true)
            {
                var reference =
                    $"RQ-{state}-{clock.GetUtcNow().Year:0000}-{RandomNumberGenerator.GetString(CaseDesk.Letters, CaseDesk.LotLength)}";
                if (
                    await new AudienceReader(session, Viewpoint.Un).QuerySingle<int>(
                        "-- AskForStatus.Taken\nSELECT COUNT(*) FROM {RequestLineRow} AS r WHERE r.Reference = @reference",
                        new { reference }
                    ) == 0
                )
                    return reference;
            }
        }
    }
}
