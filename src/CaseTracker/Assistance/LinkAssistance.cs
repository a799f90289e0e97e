using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>Says, with the reason, which case waits for assistance, or which proceeding with its cases that the host State hosts.</summary>
public static class LinkAssistance
{
    /// <param name="Case">Reference of a case; none where a proceeding is named.</param>
    /// <param name="Proceeding">Reference of a proceeding; none where a case is named.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string? Case, string? Proceeding, string Reason) : IAssistanceCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Case).NotEmpty().WithMessage(_ => Text.CaseOrProceeding).When(c => c.Proceeding.OrNull() is null);
            RuleFor(c => c.Case).Empty().WithMessage(_ => Text.CaseOrProceeding).When(c => c.Proceeding.OrNull() is not null);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same engagement and command always give the same events; what is linked already is passed over.</summary>
    internal static IEnumerable<Event> Decide(
        Engagement engagement,
        Command command,
        IReadOnlyList<Guid> cases,
        Guid? proceedingId,
        Func<Guid> newId
    )
    {
        var missing = cases.Where(id => !engagement.Links.Any(l => l.CaseId == id && l.ProceedingId == proceedingId)).ToList();
        if (missing.Count == 0)
            throw new RuleBrokenException(Text.WaitsAlready, proceedingId is null ? nameof(Command.Case) : nameof(Command.Proceeding));
        return missing.Select(id => new AssistanceLinked(newId(), id, proceedingId, command.Reason));
    }

    internal sealed class Handler(AssistanceDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (engagement, recording) =>
                {
                    var (cases, proceedingId) = request.Proceeding.OrNull() is { } proceeding
                        ? await desk.CasesOf(recording, proceeding, engagement.Facts.Host, nameof(Command.Proceeding))
                        : ([await desk.CaseOf(recording, request.Case!, engagement.Facts.Host, nameof(Command.Case))], null);
                    return Decide(engagement, request, cases, proceedingId, () => Guid.CreateVersion7(clock.GetUtcNow()));
                },
                cancellationToken
            );
    }
}
