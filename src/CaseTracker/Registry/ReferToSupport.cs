using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Registry;

/// <summary>Records that a family or survivor was referred to a service.</summary>
public static class ReferToSupport
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid PersonId, SupportKind Service, PartialDate ReferredOn) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock) => RuleFor(c => c.ReferredOn).NotInTheFuture(clock);
    }

    /// <summary>Pure: the same case, command and id always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, Guid stepId)
    {
        var person = file.Person(command.PersonId);
        file.RequireNotBeforeIncident(command.ReferredOn, nameof(Command.ReferredOn));
        if (person.Referrals.Any(r => (r.Service, r.EffectiveOn) == (command.Service, command.ReferredOn)))
            throw new RuleBrokenException(Text.AlreadyStated, nameof(Command.Service));
        yield return new ServiceReferred(stepId, command.PersonId, command.Service) { EffectiveOn = command.ReferredOn };
    }

    internal sealed class Handler(CaseDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, Guid.CreateVersion7(clock.GetUtcNow())), cancellationToken);
    }
}
