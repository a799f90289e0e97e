using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Lets a third State see a case, with the reason, until a day (included) or until ended.</summary>
public static class GrantAccess
{
    [Needs(Right.Release)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, string State, DateOnly? Until, string Reason) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.State).Must(s => States.Find(s) is { HasLiaison: true }).WithMessage(c => Text.StateUnknown(c.State));
            RuleFor(c => c.Until).Must(day => day is null || day >= CaseRules.Today(clock)).WithMessage(_ => Text.DateInPast);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        if (file.Concerns(command.State))
            throw new RuleBrokenException(Text.AlreadySeesCase, nameof(Command.State));
        if (file.Grants.ContainsKey(command.State))
            throw new RuleBrokenException(Text.AlreadyGranted, nameof(Command.State));
        yield return new AccessGranted(command.State, command.Until is { } day ? PartialDate.FromDate(day) : null, command.Reason);
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
