using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>A synthetic proceeding before it has its reference.</summary>
/// <param name="Said">All that was recorded of it after it was opened and linked.</param>
internal sealed record SyntheticProceeding(Guid Id, ProceedingFacts Facts, DateOnly OpenedOn, Chance Chance, IReadOnlyList<Event> Said)
{
    /// <summary>Another attempt gives another reference, for where one is taken.</summary>
    public string Reference(int attempt) =>
        $"PR-{Facts.State}-{OpenedOn.Year:0000}-{Chance.Letters(CaseDesk.Letters, CaseDesk.LotLength, attempt)}";

    public IEnumerable<Event> Events(string reference, IEnumerable<Guid> cases) =>
        [
            new ProceedingOpened(reference, Facts) { EffectiveOn = PartialDate.FromDate(OpenedOn), Source = Source.HostOfficial },
            .. cases.Select(c => new CaseLinked(c, null)),
            .. Said,
        ];
}

/// <summary>Lets one invented proceeding of a host State happen step by step; each step is possible after the one before.</summary>
internal sealed class SyntheticTrial(Chance chance, Incident incident)
{
    private const int ProceedingItem = 200,
        AccusedItem = 201,
        StatementItem = 300;
    private static readonly Weighted<int> Numbers = Weighted.Of((1, 5.0), (2, 3), (3, 2), (5, 1), (8, 0.3));
    private static readonly Weighted<Forum> Forums = Weighted.Of((Forum.Civilian, 5.0), (Forum.Military, 4), (Forum.SpecialOrHybrid, 1));
    private static readonly Weighted<Verdict> Verdicts = Weighted.Of(
        (Verdict.Convicted, 8.0),
        (Verdict.Acquitted, 1.5),
        (Verdict.NotACrime, 0.5)
    );
    private static readonly Weighted<SentenceKind> Sentences = Weighted.Of(
        (SentenceKind.Term, 10.0),
        (SentenceKind.Life, 4),
        (SentenceKind.Death, 1),
        (SentenceKind.Suspended, 1)
    );

    private readonly List<Event> _said = [];
    private readonly List<Guid> _accused = [];
    private readonly HashSet<Guid> _atLarge = [];
    private DateOnly? _openedOn;
    private Forum _forum;

    public bool HasAccused => _accused.Count > 0;

    /// <summary>What the court found; null before it gave judgment.</summary>
    public CourtOutcome? Found { get; private set; }

    /// <summary>Null when nothing happened.</summary>
    public SyntheticProceeding? Proceeding =>
        _openedOn is not { } openedOn
            ? null
            : new(
                chance.Id(ProceedingItem),
                new ProceedingFacts
                {
                    Forum = _forum,
                    State = incident.Hosts[0],
                    Authority = SyntheticTexts.Court,
                    LegalBasis = SyntheticTexts.LegalBasis,
                },
                openedOn,
                chance,
                _said
            );

    public void Reach(Stage stage, DateOnly day)
    {
        if (_openedOn is null)
            (_openedOn, _forum) = (day, Forums.Draw(chance));
        var source =
            stage >= Stage.Trial ? Source.CourtRecord
            : chance.Is(0.8) ? Source.HostOfficial
            : Source.MissionMonitoring;
        switch (stage)
        {
            case Stage.Investigation:
                Step(ProceedingStep.InvestigationOpened, day, source);
                if (chance.Is(0.2))
                    Step(ProceedingStep.MissionInvestigatorsJoined, day, Source.MissionMonitoring);
                break;
            case Stage.SuspectIdentified:
                for (var n = Numbers.Draw(chance); n > 0; n--)
                    Accuse(day, source);
                break;
            case Stage.Arrest:
                foreach (var accused in _accused)
                {
                    if (_accused[0] != accused && chance.Is(0.2))
                        _atLarge.Add(accused);
                    Say(
                        new AccusedStated(Id(), accused, _atLarge.Contains(accused) ? SuspectStatus.AtLarge : SuspectStatus.Arrested, null),
                        day,
                        source
                    );
                }
                break;
            case Stage.Charged:
                foreach (var accused in _accused)
                    Say(
                        new ChargeStated(Id(), accused, ChargeStep.Brought, SyntheticTexts.Offence, ConventionOffence.AttackOnPerson, null),
                        day,
                        source
                    );
                break;
            case Stage.Trial:
                Step(ProceedingStep.TrialOpened, day, source);
                break;
            case Stage.FirstInstanceVerdict:
                Judge(day);
                break;
            case Stage.Appeal:
                Step(ProceedingStep.AppealLodged, day, source, chance.Is(0.7) ? Party.Defence : Party.Prosecution);
                break;
            case Stage.Final:
                // The appeal was lodged on the stage before.
                Step(ProceedingStep.AppealDecided, day, source);
                Step(ProceedingStep.Final, day, source);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(stage));
        }
    }

    /// <summary>What the press writes of an arrest that nobody confirms.</summary>
    public void Rumour(DateOnly day, Confidence confidence)
    {
        if (HasAccused)
            Say(new AccusedStated(Id(), _accused[0], SuspectStatus.Arrested, null), day, Source.Media, confidence);
    }

    public void Suspend(DateOnly day) => Step(ProceedingStep.Suspended, day, Source.HostOfficial);

    public void Hear(DateOnly day) =>
        _said.Add(new HearingScheduled(Id()) { EffectiveOn = PartialDate.FromDate(day), Source = Source.CourtRecord });

    public void Bury(DateOnly day)
    {
        foreach (var accused in _accused)
            Say(new AccusedStated(Id(), accused, SuspectStatus.Deceased, null), day, Source.HostOfficial);
    }

    private void Accuse(DateOnly day, Source source)
    {
        var id = chance.Id(AccusedItem + _accused.Count);
        _accused.Add(id);
        var name = chance.Is(0.6) ? new Personal(id, SyntheticTexts.Suspect(_accused.Count)) : null;
        _said.Add(
            new AccusedAdded(id, name, name is not null && chance.Is(0.5) ? incident.Hosts[0] : null)
            {
                EffectiveOn = PartialDate.FromDate(day),
                Source = source,
            }
        );
    }

    private void Judge(DateOnly day)
    {
        Step(ProceedingStep.Judgment, day, Source.CourtRecord);
        // Of those who are tried together most hear the same.
        var (mostly, verdicts) = (Verdicts.Draw(chance), new List<Verdict>());
        foreach (var accused in _accused)
        {
            var (verdict, absent) = (chance.Is(0.85) ? mostly : Verdicts.Draw(chance), _atLarge.Contains(accused));
            Say(new VerdictStated(Id(), accused, verdict, Instance.FirstInstance, absent, null), day, Source.CourtRecord);
            verdicts.Add(verdict);
            if (verdict != Verdict.Convicted)
                continue;
            var kind = Sentences.Draw(chance);
            var part = new SentencePart(kind, kind is SentenceKind.Term or SentenceKind.Suspended ? chance.Between(12, 360) : null, null);
            Say(new SentenceStated(Id(), accused, Instance.FirstInstance, [part], absent, null), day, Source.CourtRecord);
        }
        Found =
            verdicts.Contains(Verdict.Convicted) ? CourtOutcome.Conviction
            : verdicts.Contains(Verdict.NotACrime) ? CourtOutcome.NotACrime
            : CourtOutcome.Acquittal;
        if (chance.Is(0.1))
            Say(
                new FigureStated(Id(), Figure.Convicted, verdicts.Count(v => v == Verdict.Convicted) + 1, null),
                day,
                Source.Media,
                Confidence.Unconfirmed
            );
    }

    private void Step(ProceedingStep step, DateOnly day, Source source, Party? by = null) =>
        Say(new StepStated(Id(), step, by, null, null, null), day, source);

    private void Say(Stated fact, DateOnly day, Source source, Confidence confidence = Confidence.Confirmed) =>
        _said.Add(fact with { EffectiveOn = PartialDate.FromDate(day), Source = source, Confidence = confidence });

    private Guid Id() => chance.Id(StatementItem + _said.Count);
}
