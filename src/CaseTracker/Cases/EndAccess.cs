using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Ends a third State's access to a case at once, with the reason.</summary>
public static class EndAccess
{
    [Needs(Right.Release)]
    public sealed record Command(string Reference, int? Version, string State, string Reason) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        if (!file.Grants.ContainsKey(command.State))
            throw new RuleBrokenException(Text.NotGranted, nameof(Command.State));
        yield return new AccessEnded(command.State, command.Reason);
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
