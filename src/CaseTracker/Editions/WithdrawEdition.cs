using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>Gives up a draft; what was approved cannot be withdrawn.</summary>
public static class WithdrawEdition
{
    [Needs(Right.Release)]
    public sealed record Command(int Draft, string Reason) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure.</summary>
    /// <exception cref="RuleBrokenException">It is no draft any more.</exception>
    internal static EditionWithdrawn Decide(Edition edition, Command command)
    {
        edition.RequireDraft();
        return new EditionWithdrawn(command.Reason);
    }

    internal sealed class Handler(EditionDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request.Draft, (_, e) => Task.FromResult<Event>(Decide(e, request)), cancellationToken);
    }
}
