using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Closes a case for one of the listed reasons, once a second person agrees; only three of them count as accountability achieved.</summary>
public static class CloseCase
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Closure Closure, string Reason) : ICaseCommand, IFourEyes
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
        if (file.Closure is not null) throw new RuleBrokenException(Text.AlreadyClosed);
        yield return new CaseClosed(command.Closure, command.Reason);
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) => desk.Change(request, Decide, cancellationToken);
    }
}
