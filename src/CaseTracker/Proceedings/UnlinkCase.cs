using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Takes a case off a proceeding that is not about it, with the reason; what was published before stays as it stood.</summary>
public static class UnlinkCase
{
    /// <param name="Case">Reference of the case.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string Case, string Reason) : ICaseOfProceeding;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => this.NamesCase();
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Guid caseId)
    {
        if (!proceeding.Cases.Contains(caseId))
            throw new RuleBrokenException(Text.NotLinked, nameof(Command.Case));
        if (proceeding.Cases.Count == 1)
            throw new RuleBrokenException(Text.LastCase, nameof(Command.Case));
        yield return new CaseUnlinked(caseId, command.Reason);
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.ChangeCase(request, Decide, cancellationToken);
    }
}
