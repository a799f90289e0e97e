using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Disclosure;

/// <summary>What was recorded together, by one command.</summary>
internal sealed record Turn(DateTime At, string Actor, IReadOnlyList<Event> Events);

/// <summary>Random lives of cases: any events in any order, as wild as the ledger could hold them.</summary>
internal sealed class RandomLife(Random random) : RandomFacts(random)
{
    private readonly List<Guid> _statements = [];
    private readonly List<string> _numbers = [];
    private readonly List<Guid> _clocks = [];
    private readonly List<Guid> _submissions = [];
    private readonly List<Guid> _steps = [];
    private readonly List<Guid> _documents = [];

    /// <summary>A case from its registration on, a few commands long.</summary>
    public IReadOnlyList<Turn> Of(string reference, int length = 14)
    {
        var at = new DateTime(2024, 1, 15, 8, 0, 0, DateTimeKind.Utc);
        var persons = new List<Guid>();
        var first = new List<Event>
        {
            new CaseRegistered(reference, Incident(), Origin())
            {
                EffectiveOn = Date(),
                Source = Pick<Source>(),
                Confidence = Pick<Confidence>(),
            },
        };
        if (Chance(5))
            first.Add(new ClassificationSet(Classification.StrictlyConfidential, Words()));
        for (var n = Random.Next(4); n > 0; n--)
            first.Add(Added(persons));
        var turns = new List<Turn> { new(at, Actor(), first) };
        for (var i = 1; i < length; i++)
        {
            at = at.AddHours(Random.Next(1, 30));
            turns.Add(new Turn(at, Actor(), [.. Enumerable.Range(0, Random.Next(1, 3)).Select(_ => Any(persons))]));
        }
        if (Chance(8))
            turns.Add(new Turn(at.AddHours(1), Actor(), [new CaseMerged("MINUSCA-2017-ZZZZ", Words())]));
        return turns;
    }

    private PersonAdded Added(List<Guid> persons)
    {
        var person = Id();
        persons.Add(person);
        return new PersonAdded(person, Facts(person), Origin()) { EffectiveOn = Date(), Source = Pick<Source>() };
    }

    private Event Any(List<Guid> persons)
    {
        var person = persons.Count == 0 ? Guid.Empty : persons[Random.Next(persons.Count)];
        if (Chance(7))
            return Filed() with { EffectiveOn = Date(), Source = Pick<Source>(), Confidence = Pick<Confidence>() };
        Event e = Random.Next(43) switch
        {
            0 => Added(persons),
            1 when person != Guid.Empty => new PersonCorrected(person, Facts(person), Words(), Origin()),
            2 when person != Guid.Empty => new PersonWithdrawn(person, Words(), Chance(3) ? "MINUSCA-2017-ZZZZ" : null),
            3 or 4 or 5 when person != Guid.Empty => new NextOfKinConfirmed(person),
            6 or 7 when person != Guid.Empty => new NameReleased(person, State()),
            8 when person != Guid.Empty => new NameReleaseRevoked(person, State(), Words()),
            9 when person != Guid.Empty => new HarmRecorded(person, new HarmSuffered(Pick<Harm>(), Date())),
            24 or 25 when person != Guid.Empty => Held(person),
            26 when person != Guid.Empty && _statements.Count > 0 => Chance(3)
                ? new DetentionWithdrawn(_statements[Random.Next(_statements.Count)], person, Words())
                : new DetentionCorrected(_statements[Random.Next(_statements.Count)], person, Pick<Perpetrator>(), Words(), Words()),
            27 => Issued(person),
            28 => Chance(2) ? new MessageOpened(Number(), Actor()) : new AlertDelivered(Number()),
            29 => Replied(),
            30 => new StateNotified(State(), new Notice($"NV-{Random.Next()}", Pick<MessageChannel>(), Words())),
            31 or 32 or 36 or 37 => Started(),
            33 or 34 when _clocks.Count > 0 => Went(_clocks[Random.Next(_clocks.Count)]),
            35 => Sent(),
            38 or 39 or 40 or 41 or 42 when person != Guid.Empty => OfFamily(person),
            10 => new IncidentCorrected(Incident(), Words(), Origin()),
            11 => new SummarySet(Chance(5) ? null : Words()),
            12 => Random.Next(3) switch
            {
                0 => new HostAssessed(Pick<HostAssessment>(), Words()),
                1 => new CaseReferred(Words(), Words()),
                _ => new NarrativeSet(Words()),
            },
            13 => new ClassificationSet(Pick<Classification>(), Words()),
            14 or 15 => new StateNotified(State()),
            16 => new StateAcknowledged(State()),
            17 or 18 => new MilestoneStated(Pick<Stage>()),
            19 => Chance(2) ? new CaseClosed(Pick<Closure>(), Words()) : new CaseReopened(Words()),
            20 => new AccessGranted(State(), Date(), Words()),
            21 => new AccessEnded(State(), Words()),
            22 => new ProtectedInformationRecorded(Id(), Pick<ProtectedKind>(), new Personal(Id(), Words())),
            23 when State() is var state => Asked(state, $"RQ-{state}-2017-{(Chance(2) ? "7QK4" : "8RL5")}"),
            _ => Chance(2) ? new CaseAbsorbed(Words()) : new NarrativeSet(null),
        };
        return e with
        {
            EffectiveOn =
                Date() ?? (e is DetentionStated or DetentionCorrected or FamilyInformed or ServiceReferred ? new PartialDate(2018) : null),
            Source = Pick<Source>(),
            Confidence = Pick<Confidence>(),
        };
    }

    private string Number() => _numbers.Count == 0 ? "none" : _numbers[Random.Next(_numbers.Count)];

    private string NewNumber()
    {
        _numbers.Add($"NV-{Random.Next()}");
        return _numbers[^1];
    }

    private MessageIssued Issued(Guid person)
    {
        var number = NewNumber();
        return new MessageIssued(number, Pick<MessageKind>(), State(), Content(person, number));
    }

    private ReplyRecorded Replied() =>
        new(NewNumber(), Pick<MessageKind>(), State(), Pick<MessageChannel>(), Chance(2) ? null : Words(), Chance(3) ? null : Words());

    private ClockStarted Started()
    {
        _clocks.Add(Id());
        // Half of them of kinds that States see.
        var kind =
            Chance(2) ? Pick<ClockKind>()
            : Chance(2) ? ClockKind.NotifyContributor
            : Chance(2) ? ClockKind.ProgressReport
            : ClockKind.ConventionArt18;
        return Clock(_clocks[^1], kind, kind is ClockKind.DormantReview or ClockKind.Transmission ? null : State());
    }

    private Event Went(Guid clock)
    {
        var day = new DateOnly(2024, 6, Random.Next(1, 28));
        return Random.Next(6) switch
        {
            0 => new ClockSettled(clock, day),
            1 => new ClockLapsed(clock, day),
            2 => new ClockExtended(clock, Random.Next(1, 30), Words(), Due()),
            3 => new ClockReminded(clock, Chance(2) ? null : Time()),
            _ => new ClockPaused(clock, Time(), day, Words()),
        };
    }

    private Event Sent()
    {
        if (_submissions.Count > 0 && Chance(2))
            return new SubmissionAnswered(_submissions[Random.Next(_submissions.Count)], State());
        _submissions.Add(Id());
        return Chance(4)
            ? new MessageTakenOver(Pick<MessageKind>(), State(), Chance(2), Time())
            : new SubmissionReceived(
                _submissions[^1],
                State(),
                Pick<SubmissionKind>(),
                Chance(3) ? null : $"SB-{Random.Next()}",
                Chance(3) ? Time() : null
            );
    }

    /// <summary>What the registry keeps of a person, and what the family was told of: for the UN alone.</summary>
    public Event OfFamily(Guid person) =>
        Random.Next(6) switch
        {
            0 => new RegistryRecorded(
                person,
                new RegistryFacts(Pick<ServiceRelation>(), Pick<Repatriation>(), Date(), Pick<BenefitsClaim>(), Date()),
                Words()
            ),
            1 => Chance(5)
                ? new FamilyContactSet(person, null, null)
                : new FamilyContactSet(person, new Personal(person, Words()), Pick<ContactSide>()),
            2 or 3 => new FamilyInformed(NewStep(), person, [Pick<Stage>()], Pick<InformedBy>(), Words()),
            4 => new ServiceReferred(NewStep(), person, Pick<SupportKind>()),
            _ => new FamilyStepWithdrawn(_steps.Count == 0 ? Id() : _steps[Random.Next(_steps.Count)], person, Words()),
        };

    private Guid NewStep()
    {
        _steps.Add(Id());
        return _steps[^1];
    }

    private Event Filed()
    {
        if (_documents.Count == 0 || Chance(4))
        {
            _documents.Add(Id());
            return Chance(3)
                ? new DocumentAdded(
                    _documents[^1],
                    Pick<DocumentKind>(),
                    Words(),
                    Pick<Classification>(),
                    null,
                    _documents.Count % 2 == 0 ? _documents[0] : null
                )
                : Document(_documents[^1], State());
        }
        var document = _documents[Random.Next(_documents.Count)];
        return Random.Next(11) switch
        {
            0 or 1 => new DocumentVersionAdded(document, File(), Words()),
            2 => new DocumentCorrected(document, Pick<DocumentKind>(), Words(), Words()),
            3 => new DocumentClassified(document, Pick<Classification>(), Words()),
            4 => new CustodyRecorded(document, Pick<CustodyStep>(), Words(), Words(), Words(), null),
            5 => new DocumentVerified(document, Random.Next(1, 3), Pick<Integrity>()),
            6 => new DocumentReleaseRevoked(document, Random.Next(1, 3), State(), Words()),
            _ => new DocumentReleased(document, Random.Next(1, 4), State(), Chance(3), Words()),
        };
    }

    private DetentionStated Held(Guid person)
    {
        _statements.Add(Id());
        return new DetentionStated(
            _statements[^1],
            person,
            Chance(2) ? DetentionStep.Held : Pick<DetentionStep>(),
            Pick<Perpetrator>(),
            Words()
        );
    }
}
