using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Registry;

/// <summary>Takes back that a family or survivor was informed or referred, which was recorded in error; the history keeps it.</summary>
public static class WithdrawFamilyStep
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid PersonId, Guid StepId, string Reason) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.StepId).NotEmpty().WithMessage(_ => Text.FamilyStepMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    /// <exception cref="NotFoundException">Nothing of that id stands there (any more).</exception>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        var person = file.Person(command.PersonId);
        if (!person.FamilyInformed.Select(i => i.StepId).Concat(person.Referrals.Select(r => r.StepId)).Contains(command.StepId))
            throw new NotFoundException();
        yield return new FamilyStepWithdrawn(command.StepId, command.PersonId, command.Reason.Trim());
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
