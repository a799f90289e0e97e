using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Registry;

/// <summary>
/// Records the registry facts of a person who was killed, all of them as they stand now; whoever takes back what stood there gives the
/// reason.
/// </summary>
public static class RecordRegistryFacts
{
    /// <param name="RepatriatedOn">When the remains were repatriated; needed with it and with nothing else.</param>
    /// <param name="ClaimOn">Since when the claim stands so; needed with every claim that was filed.</param>
    /// <param name="Reason">Needed where it says otherwise what was recorded before, and not only how things went on.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid PersonId,
        ServiceRelation? Relation,
        Repatriation? Repatriation,
        PartialDate? RepatriatedOn,
        BenefitsClaim? Claim,
        PartialDate? ClaimOn,
        string? Reason
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.RepatriatedOn).NotInTheFuture(clock);
            RuleFor(c => c.RepatriatedOn)
                .NotNull()
                .When(c => c.Repatriation == Reference.Repatriation.Done)
                .WithMessage(_ => Text.DateMissing);
            RuleFor(c => c.RepatriatedOn)
                .Null()
                .When(c => c.Repatriation != Reference.Repatriation.Done)
                .WithMessage(_ => Text.RepatriationDateNotWanted);
            RuleFor(c => c.ClaimOn).NotInTheFuture(clock);
            RuleFor(c => c.ClaimOn).NotNull().When(c => c.Claim > BenefitsClaim.NotFiled).WithMessage(_ => Text.DateMissing);
            RuleFor(c => c.ClaimOn).Null().When(c => c.Claim is null or BenefitsClaim.NotFiled).WithMessage(_ => Text.ClaimDateNotWanted);
            RuleFor(c => c.Reason).AtMost(2000);
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        var person = file.Person(command.PersonId);
        if (person.Gravest != Harm.Killed)
            throw new RuleBrokenException(Text.RegistryOfFatalities);
        if (command.RepatriatedOn is { } home)
            file.RequireNotBeforeIncident(home, nameof(Command.RepatriatedOn));
        if (command.ClaimOn is { } claimed)
            file.RequireNotBeforeIncident(claimed, nameof(Command.ClaimOn));
        var facts = new RegistryFacts(command.Relation, command.Repatriation, command.RepatriatedOn, command.Claim, command.ClaimOn);
        var reason = command.Reason.OrNull();
        var before = person.Registry ?? new RegistryFacts(null, null, null, null, null);
        if (facts == before)
            throw new RuleBrokenException(Text.NothingChanged, nameof(Command.Relation));
        if (TakesBack(before, facts) && reason is null)
            throw new RuleBrokenException(Text.ReasonMissing, nameof(Command.Reason));
        yield return new RegistryRecorded(command.PersonId, facts, reason);
    }

    /// <summary>
    /// Whether something that was recorded would be otherwise: remains that were to be repatriated may be, and a claim may go on, and
    /// nothing else changes by itself.
    /// </summary>
    private static bool TakesBack(RegistryFacts before, RegistryFacts facts) =>
        (before.Relation is not null && facts.Relation != before.Relation)
        || (
            before.Repatriation is { } repatriation
            && (facts.Repatriation, facts.RepatriatedOn) != (repatriation, before.RepatriatedOn)
            && (repatriation != Reference.Repatriation.Pending || facts.Repatriation != Reference.Repatriation.Done)
        )
        || (before.Claim is { } claim && (facts.Claim is not { } now || now < claim || (now == claim && facts.ClaimOn != before.ClaimOn)));

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
