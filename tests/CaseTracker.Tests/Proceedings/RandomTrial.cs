using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Disclosure;

namespace CaseTracker.Tests.Proceedings;

/// <summary>An event of a stream in a random history.</summary>
internal sealed record Happening(Guid Stream, string Kind, Event Event);

/// <summary>A proceeding about two cases that concern different States, and anything said of it in any order, as wild as the ledger could
/// hold it.</summary>
internal sealed class RandomTrial(Random random)
{
    private readonly RandomLife _any = new(random);
    private readonly List<Guid> _accused = [];
    private readonly List<Guid> _statements = [];
    private readonly List<Guid> _hearings = [];

    public static Guid ProceedingId { get; } = new(1, 5, 5, new byte[8]);

    /// <summary>In the Central African Republic, with a contingent member of Morocco.</summary>
    public static Guid Bangui { get; } = new(2, 5, 5, new byte[8]);

    /// <summary>In the Democratic Republic of the Congo, with one of Cambodia.</summary>
    public static Guid Kinshasa { get; } = new(3, 5, 5, new byte[8]);

    public static Guid CaseOf(string state) => state is "CAF" or "MAR" ? Bangui : Kinshasa;

    /// <summary>Each inner list is one command.</summary>
    public IReadOnlyList<IReadOnlyList<Happening>> Of(int length)
    {
        var commands = new List<IReadOnlyList<Happening>>
        {
            Case(Bangui, "MINUSCA", "CAF", "MAR"),
            Case(Kinshasa, "MONUSCO", "COD", "KHM"),
        };
        commands.Add([
            On(
                new ProceedingOpened(
                    "PR-CAF-2018-7QK4",
                    new ProceedingFacts
                    {
                        Forum = _any.Pick<Forum>(),
                        State = "CAF",
                        Authority = _any.Words(),
                        LegalBasis = _any.Words(),
                    }
                )
            ),
            On(new CaseLinked(Bangui, null)),
            On(new CaseLinked(Kinshasa, _any.Words())),
            On(Added()),
        ]);
        for (var i = 0; i < length; i++)
            commands.Add([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => On(Any()))]);
        return commands;
    }

    public Event Unconfirmed() =>
        Said(Guid.Empty, () => _any.Id()) with
        {
            EffectiveOn = _any.Date(),
            Source = _any.Pick<Source>(),
            Confidence = Confidence.Unconfirmed,
        };

    public RandomLife Life => _any;

    private List<Happening> Case(Guid id, string mission, string host, string contributor)
    {
        var person = _any.Id();
        var events = new List<Event>
        {
            new CaseRegistered(
                $"{mission}-2017-7QK4",
                new Incident
                {
                    Mission = mission,
                    OccurredOn = new PartialDate(2017),
                    Hosts = [host],
                }
            ),
            new PersonAdded(
                person,
                new PersonFacts
                {
                    Personnel = Personnel.Contingent,
                    ContributingState = contributor,
                    Harms = [new HarmSuffered(Harm.Killed, null)],
                }
            ),
        };
        if (_any.Chance(4))
            events.Add(new ClassificationSet(Classification.StrictlyConfidential, _any.Words()));
        return events.ConvertAll(e => new Happening(id, CaseFile.StreamKind, e));
    }

    private static Happening On(Event e) => new(ProceedingId, Proceeding.StreamKind, e);

    private AccusedAdded Added()
    {
        var id = _any.Id();
        _accused.Add(id);
        var name = _any.Chance(4) ? null : new Personal(id, _any.Words());
        return new AccusedAdded(id, name, name is not null && _any.Chance(3) ? _any.State() : null)
        {
            EffectiveOn = _any.Date(),
            Source = _any.Pick<Source>(),
            Confidence = _any.Pick<Confidence>(),
        };
    }

    private Event Any()
    {
        var accused = Of(_accused);
        Event e = random.Next(16) switch
        {
            0 => Added(),
            1 => new AccusedCorrected(
                accused,
                _any.Chance(4) ? null : new Personal(accused, _any.Words()),
                _any.Chance(3) ? _any.State() : null,
                _any.Words()
            ),
            2 when _any.Chance(4) => new AccusedWithdrawn(accused, _any.Words()),
            3 => new SuspectNameReleased(accused, _any.State(), _any.Words()),
            4 => new SuspectNameReleaseRevoked(accused, _any.State(), _any.Words()),
            5 => new WhereaboutsRecorded(accused, new Personal(accused, _any.Words())),
            6 when _statements.Count > 0 => new StatementCorrected(Of(_statements), _any.Date(), null, _any.Words()),
            7 when _statements.Count > 0 => new StatementWithdrawn(Of(_statements), _any.Words()),
            8 when _statements.Count > 0 => new StatementAdopted(Of(_statements), _any.Words()),
            9 => new HearingScheduled(Kept(_hearings)),
            10 when _hearings.Count > 0 => _any.Chance(2) ? new HearingHeld(Of(_hearings)) : new HearingAdjourned(Of(_hearings)),
            11 when _any.Chance(3) => new CaseUnlinked(_any.Chance(2) ? Bangui : Kinshasa, _any.Words()),
            12 when _any.Chance(2) => new CaseLinked(_any.Chance(2) ? Bangui : Kinshasa, _any.Words()),
            _ => Said(accused, () => Kept(_statements)),
        };
        return e with
        {
            EffectiveOn = e is HearingScheduled ? _any.Date() ?? new PartialDate(2018) : _any.Date(),
            Source = _any.Pick<Source>(),
            Confidence = _any.Pick<Confidence>(),
        };
    }

    private Event Said(Guid accused, Func<Guid> id) =>
        accused == Guid.Empty && random.Next(2) == 0 || random.Next(8) < 3
            ? random.Next(2) == 0
                ? new StepStated(id(), _any.Pick<ProceedingStep>(), _any.Pick<Party>(), null, null, _any.Words())
                : new FigureStated(id(), _any.Pick<Figure>(), random.Next(60), _any.Words())
            : accused == Guid.Empty
                ? new StepStated(id(), _any.Pick<ProceedingStep>(), null, null, null, null)
                : random.Next(4) switch
                {
                    0 => new ChargeStated(
                        id(),
                        accused,
                        _any.Pick<ChargeStep>(),
                        _any.Words(),
                        _any.Pick<ConventionOffence>(),
                        _any.Words()
                    ),
                    1 => new VerdictStated(id(), accused, _any.Pick<Verdict>(), _any.Pick<Instance>(), _any.Chance(2), _any.Words()),
                    2 => new SentenceStated(
                        id(),
                        accused,
                        _any.Pick<Instance>(),
                        [new SentencePart(_any.Pick<SentenceKind>(), random.Next(1, 300), _any.Words())],
                        _any.Chance(2),
                        _any.Words()
                    ),
                    _ => new AccusedStated(id(), accused, _any.Pick<SuspectStatus>(), _any.Words()),
                };

    private Guid Kept(List<Guid> all)
    {
        all.Add(_any.Id());
        return all[^1];
    }

    private Guid Of(List<Guid> all) => all[random.Next(all.Count)];
}
