using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>A synthetic case before it has its reference.</summary>
internal sealed record Draft(int Number, Guid CaseId, Incident Incident, Chance Chance)
{
    /// <summary>Another attempt gives another reference, for where one is taken.</summary>
    public string Reference(int attempt) =>
        $"{CaseDesk.Prefix(Incident)}-{Incident.OccurredOn.Year:0000}-{Chance.Letters(CaseDesk.Letters, CaseDesk.LotLength, attempt)}";
}

/// <summary>
/// Invented cases for demonstrations and measurements: missions about as often as in the published series, in all stages. Each is plainly
/// marked as invented, and the same seed and number always give the same case.
/// </summary>
/// <param name="until">Nothing happens after this day.</param>
/// <param name="present">A State that is concerned by every n-th case, for measurements; null for none.</param>
public sealed class SyntheticCases(MissionCatalogue missions, int seed, DateOnly until, (string State, int Every)? present = null)
{
    /// <summary>Every so many cases, one is a duplicate of the one before it and merged into that.</summary>
    private const int DuplicateEvery = 150;

    /// <summary>Every so many cases, one is a second attack that is tried together with the one before it.</summary>
    private const int SecondAttackEvery = 40;

    private static readonly Dictionary<string, double> Frequency = Weighted.Pairs(
        "MINUSMA 72 UNIFIL 68 UNPROFOR 64 ONUC 45 UNAMID 42 UNOSOM 38 MINUSCA 36 MONUSCO 23 UNTSO 19 UNTAC 18 MONUC 18 UNEF 14 MINUSTAH 12 UNFICYP 12 UNAMSIL 11 UNMIK 9 "
            + "UNISFA 8 UNAMA 6 UNCRO 6 UNMISS 6 UNAMET 5 UNAVEM 5 UNOCI 5 UNAMIR 5 UNDOF 4 UNOMIG 4 UNOHCI 4 UNMIS 4 UNMOT 3 MONUA 3 UNMIL 3 UNPF 3"
    );

    private static readonly Weighted<string> HumanitarianHosts = Weighted.Of(
        "SSD 20 AFG 18 SYR 15 SDN 12 SOM 12 COD 10 CAF 8 MLI 6 YEM 6 UKR 4 HTI 3 NGA 3 ETH 3 LBN 2"
    );

    private static readonly Weighted<Act> Acts = Weighted.Of(
        (Act.Killing, 55.0),
        (Act.Attack, 22),
        (Act.Abduction, 4),
        (Act.HostageTaking, 2),
        (Act.DetentionByState, 4),
        (Act.DetentionDeFacto, 2),
        (Act.ThreatIntimidation, 4),
        (Act.Robbery, 3),
        (Act.AttackOnPremises, 2),
        (Act.AttackOnAssets, 1),
        (Act.SexualViolence, 1)
    );

    private readonly Weighted<Mission> _missions = new(missions.All.Select(m => (m, Frequency.GetValueOrDefault(m.Code, 1))));

    internal static bool IsDuplicate(int number) => number % DuplicateEvery == DuplicateEvery - 1;

    internal Draft Begin(int number)
    {
        // A duplicate tells of the same incident as the case before it, a second attack of one like it.
        var chance = new Chance(seed, number);
        var incident = IsDuplicate(number) || IsSecondAttack(number) ? IncidentOf(new Chance(seed, number - 1)) : IncidentOf(chance);
        if (IsSecondAttack(number))
            incident = incident with { Place = SyntheticTexts.Place(chance), Means = chance.Of(Enum.GetValues<Means>()) };
        return new Draft(number, chance.Id(0), incident, chance);
    }

    /// <summary>Whether a case is the second attack of those who committed the first: one proceeding is about both.</summary>
    internal static bool IsSecondAttack(int number) => number % SecondAttackEvery == SecondAttackEvery - 1 && !IsDuplicate(number);

    /// <summary>All that was recorded of a synthetic case, and of the proceeding that it has of its own.</summary>
    /// <param name="Last">When anything last happened in the case.</param>
    internal sealed record Story(IReadOnlyList<Event> Events, SyntheticProceeding? Proceeding, DateOnly Last);

    /// <summary>Nothing happens after this day.</summary>
    internal DateOnly Until => until;

    internal Story Tell(Draft draft, string reference, string? duplicateOf, string? duplicate)
    {
        var followUp = new SyntheticFollowUp(draft.Chance, draft.Incident, until);
        List<Event> events =
        [
            .. new SyntheticMessages(draft.Chance, draft, missions).Of(Events(draft, reference, duplicateOf, duplicate, followUp)),
        ];
        if (duplicateOf is null && duplicate is null)
            events.AddRange(
                new SyntheticFamilies(new Chance(~seed, draft.Number), draft.Incident, followUp.Reached, until).Of([
                    .. events.OfType<PersonAdded>(),
                ])
            );
        return new Story(events, followUp.Proceeding, followUp.Day);
    }

    /// <param name="duplicateOf">The reference of the case that it is merged into.</param>
    /// <param name="duplicate">The reference of a case that is merged into it.</param>
    private IEnumerable<Event> Events(Draft draft, string reference, string? duplicateOf, string? duplicate, SyntheticFollowUp followUp)
    {
        var (chance, incident) = (draft.Chance, draft.Incident);
        yield return new CaseRegistered(reference, incident) { EffectiveOn = incident.OccurredOn };
        var persons = Persons(chance, draft.Number, incident);
        foreach (var person in persons)
            yield return person;
        if (duplicateOf is not null)
        {
            foreach (var person in persons)
                yield return new PersonWithdrawn(person.PersonId, SyntheticTexts.Reason, duplicateOf);
            yield return new CaseMerged(duplicateOf, SyntheticTexts.Reason);
            yield break;
        }
        if (chance.Is(0.8))
            yield return new SummarySet(SyntheticTexts.Summary(chance));
        if (chance.Is(0.5))
            yield return new NarrativeSet(SyntheticTexts.Narrative(chance));
        if (chance.Is(0.03))
            yield return new ClassificationSet(Classification.StrictlyConfidential, SyntheticTexts.Reason);
        else if (chance.Is(0.1))
            yield return new ClassificationSet(Classification.Unclassified, SyntheticTexts.Reason);
        if (chance.Is(0.01))
            yield return new ProtectedInformationRecorded(
                chance.Id(100),
                ProtectedKind.Witness,
                new Personal(chance.Id(100), SyntheticTexts.ProtectedText)
            );
        foreach (var e in followUp.Of(persons, IsSecondAttack(draft.Number)))
            yield return e;
        foreach (var e in new SyntheticDetention(chance, incident, until).Of(persons))
            yield return e;
        if (duplicate is not null)
        {
            yield return new CaseAbsorbed(duplicate);
            foreach (var person in Persons(new Chance(seed, draft.Number + 1), draft.Number + 1, incident))
                yield return person;
        }
        if (chance.Is(0.005))
            yield return new IncidentCorrected(incident with { Nature = Nature.Accident }, SyntheticTexts.Reason)
            {
                Source = Source.BoardOfInquiry,
            };
    }

    private List<PersonAdded> Persons(Chance chance, int number, Incident incident) =>
        [
            .. SyntheticPersons
                .Of(chance, number, incident, present is { } p && number % p.Every == 0 ? p.State : null)
                .Select(p => p with { EffectiveOn = incident.OccurredOn }),
        ];

    private Incident IncidentOf(Chance chance)
    {
        var mission = chance.Is(0.1) ? null : _missions.Draw(chance);
        var on = DateIn(chance, mission);
        var hosts = mission is null ? [HumanitarianHosts.Draw(chance)] : HostStates.Of(mission, on, null);
        return new Incident
        {
            Scope = mission is null ? Scope.Humanitarian : Scope.Peacekeeping,
            Mission = mission?.Code ?? "",
            OccurredOn = on,
            Act = Acts.Draw(chance),
            Nature = chance.Is(0.05) ? Nature.SuspectedMalicious : Nature.Malicious,
            Hosts = hosts.Count > 1 && chance.Is(0.8) ? [chance.Of(hosts)] : hosts,
            Area = chance.Is(0.8) ? SyntheticTexts.Area(chance) : null,
            Place = chance.Is(0.7) ? SyntheticTexts.Place(chance) : null,
            Means = chance.Of(Enum.GetValues<Means>()),
            Setting = chance.Of(Enum.GetValues<Setting>()),
            Perpetrator = chance.Of(Enum.GetValues<Perpetrator>()),
            Attribution = chance.Is(0.2) ? Attribution.Alleged : Attribution.None,
        };
    }

    /// <summary>Within the life of the mission; some dates are known by the month only.</summary>
    private PartialDate DateIn(Chance chance, Mission? mission)
    {
        var last = mission?.End?.First is { } end && end < until ? end : until;
        var first = mission?.Start?.Last ?? last.AddYears(-8);
        var day = first < last ? first.AddDays(chance.Between(0, last.DayNumber - first.DayNumber)) : last;
        return chance.Is(0.04) ? new PartialDate(day.Year, day.Month) : PartialDate.FromDate(day);
    }
}
