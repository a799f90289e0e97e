using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>
/// What the registry of fatalities keeps of a person (General Assembly resolution 79/138, paragraph 28); what is null is not known.
/// </summary>
/// <param name="RepatriatedOn">With <see cref="Reference.Repatriation.Done"/> only.</param>
/// <param name="ClaimOn">Since when the claim stands so.</param>
public sealed record RegistryFacts(
    ServiceRelation? Relation,
    Repatriation? Repatriation,
    PartialDate? RepatriatedOn,
    BenefitsClaim? Claim,
    PartialDate? ClaimOn
);

/// <summary>
/// The registry facts of a person who was killed, all of them; those that it states otherwise than before are kept by the history.
/// </summary>
public sealed record RegistryRecorded(Guid PersonId, RegistryFacts Facts, string? Reason = null) : Event;

/// <summary>
/// Who is in touch with the family or survivor; the text is encrypted under the key of the person affected, and goes with it.
/// </summary>
/// <param name="Contact">Name and how to reach; null where nobody is any more.</param>
public sealed record FamilyContactSet(Guid PersonId, Personal? Contact, ContactSide? Side) : Event, ICarryPersonalData
{
    IEnumerable<Personal> ICarryPersonalData.PersonalData => Contact is { } contact ? [contact] : [];
}

/// <summary>The family or survivor was told of steps that the case has reached.</summary>
/// <param name="Language">In which they were told, in words.</param>
public sealed record FamilyInformed(Guid StepId, Guid PersonId, IReadOnlyList<Stage> Milestones, InformedBy By, string Language)
    : Event,
        IPassive;

/// <summary>The family or survivor was referred to a service.</summary>
public sealed record ServiceReferred(Guid StepId, Guid PersonId, SupportKind Service) : Event, IPassive;

/// <summary>That the family was informed or referred was recorded wrongly; the history keeps it.</summary>
public sealed record FamilyStepWithdrawn(Guid StepId, Guid PersonId, string Reason) : Event, IPassive;
