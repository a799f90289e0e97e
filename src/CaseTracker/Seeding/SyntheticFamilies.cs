using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>
/// What the registry keeps of some of the persons killed in synthetic cases, and what some of the families were told of and referred to.
/// </summary>
/// <param name="chance">Apart from the lots of the case, which stay what they are.</param>
/// <param name="reached">The stages through which the case came, with the days.</param>
internal sealed class SyntheticFamilies(Chance chance, Incident incident, IReadOnlyList<(Stage Stage, DateOnly On)> reached, DateOnly until)
{
    private static readonly Weighted<ServiceRelation> Relations = Weighted.Of(
        (ServiceRelation.InService, 80.0),
        (ServiceRelation.OfficialTravel, 6),
        (ServiceRelation.OffDuty, 8),
        (ServiceRelation.OnLeave, 3),
        (ServiceRelation.NotInService, 3)
    );

    private static readonly Weighted<string> Languages = Weighted.Of("French 4 English 3 Arabic 2 Bengali 1 Khmer 1 Swahili 1");

    public IEnumerable<Event> Of(IReadOnlyList<PersonAdded> persons)
    {
        if (!chance.Is(0.3))
            yield break;
        foreach (var person in persons.Where(p => p.Facts.Harms[^1].Harm == Harm.Killed && chance.Is(0.8)))
            yield return new RegistryRecorded(person.PersonId, Facts(person.Facts));
        var (number, followed) = (0, persons.Where(p => p.Facts.Harms[^1].Harm != Harm.None).Take(3).ToList());
        foreach (var person in followed.Where(_ => chance.Is(0.6)))
            yield return new FamilyContactSet(
                person.PersonId,
                new Personal(person.PersonId, SyntheticTexts.FamilyContact(chance)),
                chance.Is(0.7) ? ContactSide.UnitedNations : ContactSide.ConcernedState
            );
        foreach (var (stage, on) in reached.Where(r => Families.IsTold(r.Stage) && r.On.AddDays(10) <= until && chance.Is(0.8)))
        {
            foreach (var person in followed)
                yield return new FamilyInformed(
                    chance.Id(number++),
                    person.PersonId,
                    [stage],
                    chance.Of(Enum.GetValues<InformedBy>()),
                    Languages.Draw(chance)
                )
                {
                    EffectiveOn = PartialDate.FromDate(on.AddDays(chance.Between(0, 10))),
                };
        }
        foreach (var person in followed.Where(_ => chance.Is(0.4)))
            yield return new ServiceReferred(chance.Id(number++), person.PersonId, chance.Of(Enum.GetValues<SupportKind>()))
            {
                EffectiveOn = After(60),
            };
    }

    private RegistryFacts Facts(PersonFacts person)
    {
        Repatriation? home =
            person.Personnel == Personnel.LocallyRecruited ? Repatriation.NotApplicable
            : chance.Is(0.85) ? Repatriation.Done
            : chance.Is(0.5) ? Repatriation.Pending
            : null;
        BenefitsClaim? claim = chance.Is(0.8) ? chance.Of(Enum.GetValues<BenefitsClaim>()) : null;
        return new RegistryFacts(
            Relations.Draw(chance),
            home,
            home == Repatriation.Done ? After(30) : null,
            claim,
            claim > BenefitsClaim.NotFiled ? After(500) : null
        );
    }

    /// <summary>A day up to so many after the incident.</summary>
    private PartialDate After(int days)
    {
        var (first, on) = (incident.OccurredOn.Last, incident.OccurredOn.Last.AddDays(chance.Between(1, days)));
        return PartialDate.FromDate(
            on <= until ? on
            : first <= until ? first
            : until
        );
    }
}
