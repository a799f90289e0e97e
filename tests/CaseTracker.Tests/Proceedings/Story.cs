using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Proceedings;

/// <summary>A proceeding told event by event, without a database.</summary>
internal sealed class Story
{
    private readonly Guid _id = Id(0);
    private readonly List<Recorded> _history = [];
    private int _next;

    public Story() => Add(new ProceedingOpened("PR-CAF-2018-7QK4", new ProceedingFacts { Forum = Forum.Civilian, State = "CAF" }));

    public Proceeding Now => ProceedingFold.Of(_id, _history);

    public IReadOnlyDictionary<Guid, Standing> Standings => Standing.Of(Now);

    public Tally Tally => Tally.Of(Now);

    public static Guid Id(int n) => new(n, 1, 1, new byte[8]);

    public Guid Accused(Source source = Source.HostOfficial, Confidence confidence = Confidence.Confirmed)
    {
        var id = Id(1000 + ++_next);
        Add(new AccusedAdded(id, null, null) { Source = source, Confidence = confidence });
        return id;
    }

    public Guid Step(
        ProceedingStep step,
        string? on = null,
        Source source = Source.CourtRecord,
        Confidence confidence = Confidence.Confirmed,
        Party? by = null,
        Guid? accused = null
    ) => State(id => new StepStated(id, step, by, null, accused, null), on, source, confidence);

    public Guid Status(
        Guid accused,
        SuspectStatus status,
        string? on = null,
        Source source = Source.HostOfficial,
        Confidence confidence = Confidence.Confirmed
    ) => State(id => new AccusedStated(id, accused, status, null), on, source, confidence);

    public Guid Verdict(
        Guid accused,
        Verdict verdict,
        string? on = null,
        Instance instance = Instance.FirstInstance,
        bool inAbsentia = false,
        Source source = Source.CourtRecord,
        Confidence confidence = Confidence.Confirmed
    ) => State(id => new VerdictStated(id, accused, verdict, instance, inAbsentia, null), on, source, confidence);

    public Guid Sentence(Guid accused, SentenceKind kind, string? on = null, Confidence confidence = Confidence.Confirmed) =>
        State(
            id => new SentenceStated(id, accused, Instance.FirstInstance, [new SentencePart(kind, null, null)], false, null),
            on,
            Source.CourtRecord,
            confidence
        );

    public Guid Figure(Figure figure, int count, Source source, Confidence confidence = Confidence.Confirmed) =>
        State(id => new FigureStated(id, figure, count, null), null, source, confidence);

    public Guid Charge(Guid accused, ChargeStep step, Source source = Source.CourtRecord) =>
        State(
            id => new ChargeStated(id, accused, step, "Attack on peacekeepers", ConventionOffence.AttackOnPerson, null),
            null,
            source,
            Confidence.Confirmed
        );

    public void Add(Event e, string actor = "desk@example.org") =>
        _history.Add(
            new Recorded(
                _history.Count + 1,
                Proceeding.StreamKind,
                _id,
                _history.Count + 1,
                e,
                new DateTime(2024, 1, 15, 9, _history.Count, 0, DateTimeKind.Utc),
                actor,
                "desk_officer"
            )
        );

    public Story Copy()
    {
        var copy = new Story { _next = _next };
        copy._history.Clear();
        copy._history.AddRange(_history);
        return copy;
    }

    /// <summary>The events are tried out on what is known so far.</summary>
    public void Requires(Action<Story> change)
    {
        var before = Now;
        change(this);
        Order.Require(before, Now);
    }

    private Guid State(Func<Guid, Stated> fact, string? on, Source source, Confidence confidence)
    {
        var id = Id(++_next);
        Add(fact(id) with { EffectiveOn = on is null ? null : PartialDate.Parse(on), Source = source, Confidence = confidence });
        return id;
    }
}
