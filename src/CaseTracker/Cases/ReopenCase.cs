using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Opens a closed case again, once a second person agrees.</summary>
public static class ReopenCase
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string Reason) : ICaseCommand, IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson => true;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        if (file.Closure is null)
            throw new RuleBrokenException(Text.NotClosed);
        yield return new CaseReopened(command.Reason);
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
