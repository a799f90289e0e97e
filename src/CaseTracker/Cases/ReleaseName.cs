using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Releases a person's name to a host State of the case; it is shown there once next of kin are confirmed informed.</summary>
public static class ReleaseName
{
    [Needs(Right.Release)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, Guid PersonId, string State) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        var person = file.Person(command.PersonId);
        if (!file.Incident.Hosts.Contains(command.State))
            throw new RuleBrokenException(Text.NotAHostOfCase, nameof(Command.State));
        if (person.IsErased)
            throw new RuleBrokenException(Text.PersonIsErased);
        if (person.NameReleasedTo.Contains(command.State))
            throw new RuleBrokenException(Text.AlreadyReleased, nameof(Command.State));
        yield return new NameReleased(command.PersonId, command.State);
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
