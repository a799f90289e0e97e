using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>What became of the abducted and detained persons of a synthetic case: most came free, a few died, some are held
/// still.</summary>
internal sealed class SyntheticDetention(Chance chance, Incident incident, DateOnly until)
{
    private static readonly DetentionStep[] Meanwhile =
    [
        DetentionStep.AccessDenied,
        DetentionStep.FamilyInformed,
        DetentionStep.AccessGranted,
        DetentionStep.MedicalVisit,
        DetentionStep.LegalCounsel,
    ];

    public IEnumerable<Event> Of(IReadOnlyList<PersonAdded> persons)
    {
        var number = 200;
        foreach (
            var person in persons.Where(p =>
                p.Facts.Harms.Any(h => h.Harm is Harm.Abducted or Harm.Hostage or Harm.Detained) && chance.Is(0.9)
            )
        )
        {
            var day = incident.OccurredOn.Last;
            foreach (var step in Steps(person.Facts.Harms[^1].Harm == Harm.Killed))
            {
                if (step != DetentionStep.Held)
                    day = day.AddDays(chance.Between(1, 60));
                if (day > until)
                    break;
                yield return new DetentionStated(
                    chance.Id(number++),
                    person.PersonId,
                    step,
                    step == DetentionStep.Held ? incident.Perpetrator : null
                )
                {
                    EffectiveOn = PartialDate.FromDate(day),
                    Source = chance.Is(0.3) ? Source.HostOfficial : Source.MissionMonitoring,
                };
            }
        }
    }

    private IEnumerable<DetentionStep> Steps(bool dies)
    {
        yield return DetentionStep.Held;
        foreach (var step in Meanwhile.Where(_ => chance.Is(0.3)))
            yield return step;
        if (dies)
            yield return DetentionStep.Died;
        else if (chance.Is(0.85))
            yield return DetentionStep.Released;
    }
}
