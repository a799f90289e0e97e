using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>What became of a synthetic case: some are only reported, some were followed to a final judgment, the older ones
/// further.</summary>
internal sealed class SyntheticFollowUp(Chance chance, Incident incident, DateOnly until)
{
    private static readonly (Stage Stage, double Goes, int Days)[] Path =
    [
        (Stage.Investigation, 0.75, 60),
        (Stage.SuspectIdentified, 0.55, 200),
        (Stage.Arrest, 0.65, 250),
        (Stage.Charged, 0.85, 150),
        (Stage.Trial, 0.8, 400),
        (Stage.FirstInstanceVerdict, 0.8, 300),
        (Stage.Appeal, 0.6, 100),
        (Stage.Final, 0.7, 400),
    ];

    private static readonly Weighted<Closure> WithoutJudgment = Weighted.Of(
        (Closure.Discontinued, 4.0),
        (Closure.Prescribed, 3),
        (Closure.AllSuspectsDeceased, 3),
        (Closure.AmnestyOrPardon, 1),
        (Closure.NoJurisdiction, 1),
        (Closure.TransferredInternational, 1)
    );

    private static readonly string[] Others = ["BEL", "CHE", "DEU", "NLD", "NOR", "SWE"];

    private readonly SyntheticTrial _trial = new(chance, incident);

    private DateOnly _day = incident.OccurredOn.Last < until ? incident.OccurredOn.Last : until;

    /// <summary>What the courts made of it; complete once all events of the case were drawn.</summary>
    public SyntheticProceeding? Proceeding => _trial.Proceeding;

    /// <summary>The stages through which the case came, with the days; complete once all events were drawn.</summary>
    public List<(Stage Stage, DateOnly On)> Reached { get; } = [];

    /// <summary>The day on which anything last happened; complete once all events were drawn.</summary>
    public DateOnly Day => _day;

    /// <param name="isTriedElsewhere">The proceeding of another case is about this one too.</param>
    public IEnumerable<Event> Of(IReadOnlyList<PersonAdded> persons, bool isTriedElsewhere)
    {
        if (!chance.Is(0.95))
            yield break;
        Pass(3);
        foreach (var host in incident.Hosts)
            yield return On(new StateNotified(host));
        foreach (
            var state in persons
                .Select(p => p.Facts.ContributingState ?? p.Facts.Nationality)
                .OfType<string>()
                .Distinct()
                .Where(s => !incident.Hosts.Contains(s))
        )
        {
            if (States.Find(state) is { HasLiaison: true } && chance.Is(0.85))
                yield return On(new StateNotified(state));
        }
        foreach (var person in persons.Where(_ => chance.Is(0.85)))
            yield return On(new NextOfKinConfirmed(person.PersonId));
        if (incident.Hosts.Count > 0 && chance.Is(0.1))
            yield return On(new NameReleased(persons[0].PersonId, incident.Hosts[0]));
        if (chance.Is(0.02))
            yield return On(
                new AccessGranted(chance.Of(Others), chance.Is(0.5) ? new PartialDate(2030, 12, 31) : null, SyntheticTexts.Reason)
            );
        if (incident.Hosts.Count == 0 || !chance.Is(0.7) || !Pass(30))
            yield break;
        yield return On(new StateAcknowledged(incident.Hosts[0]), Source.HostOfficial);
        if (isTriedElsewhere)
            yield break;
        foreach (var end in AfterTrial(Try()))
            yield return end;
    }

    private Stage Try()
    {
        var reached = Stage.HostAcknowledged;
        foreach (var (stage, goes, days) in Path)
        {
            if (!chance.Is(goes) || !Pass(days))
                break;
            _trial.Reach(reached = stage, _day);
            Reached.Add((stage, _day));
        }
        if (reached < Stage.Arrest && chance.Is(0.2))
            _trial.Rumour(_day, chance.Is(0.7) ? Confidence.Unconfirmed : Confidence.Disputed);
        if (reached is >= Stage.Charged and < Stage.Final && chance.Is(0.6))
            _trial.Hear(until.AddDays(chance.Between(5, 90)));
        if (reached is >= Stage.Investigation and < Stage.Final && chance.Is(0.04) && Pass(100))
            _trial.Suspend(_day);
        return reached;
    }

    private IEnumerable<Event> AfterTrial(Stage reached)
    {
        if (!chance.Is(reached == Stage.Final ? 0.8 : 0.06) || !Pass(60))
            yield break;
        var closure = reached == Stage.Final ? AfterJudgment() : WithoutJudgment.Draw(chance);
        if (closure == Closure.AllSuspectsDeceased)
        {
            if (_trial.HasAccused && reached < Stage.Trial)
                _trial.Bury(_day);
            else
                closure = Closure.Discontinued;
        }
        yield return On(new CaseClosed(closure, SyntheticTexts.Reason));
        if (chance.Is(0.05) && Pass(200))
            yield return On(new CaseReopened(SyntheticTexts.Reason));
    }

    private Closure AfterJudgment() =>
        _trial.Found switch
        {
            CourtOutcome.Conviction => Closure.FinalConviction,
            CourtOutcome.NotACrime => Closure.JudiciallyNotACrime,
            _ => Closure.FinalAcquittalNoOtherSuspect,
        };

    /// <summary>Lets up to twice so many days go by; false when that would be after the last day.</summary>
    private bool Pass(int days)
    {
        var next = _day.AddDays(chance.Between(1, days * 2));
        if (next > until)
            return false;
        _day = next;
        return true;
    }

    private Event On(Event e, Source source = Source.MissionMonitoring) =>
        e with
        {
            EffectiveOn = PartialDate.FromDate(_day),
            Source = source,
        };
}
