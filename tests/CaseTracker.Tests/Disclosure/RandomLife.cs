using System.Globalization;
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
internal sealed class RandomLife(Random random)
{
    private readonly List<Guid> _statements = [];
    private readonly List<string> _numbers = [];
    private readonly List<Guid> _clocks = [];
    private readonly List<Guid> _submissions = [];
    private readonly List<Guid> _steps = [];
    private readonly List<Guid> _documents = [];
    private static readonly string[] _words = ["Bangassou", "Kidal", "patrol", "ambushed", "convoi attaqué", "قتل", "营地", "колонна"];

    /// <summary>The first two host; all of them contribute.</summary>
    public static IReadOnlyList<string> States { get; } = ["CAF", "COD", "MAR", "KHM", "FRA"];

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
        for (var n = random.Next(4); n > 0; n--)
            first.Add(Added(persons));
        var turns = new List<Turn> { new(at, Actor(), first) };
        for (var i = 1; i < length; i++)
        {
            at = at.AddHours(random.Next(1, 30));
            turns.Add(new Turn(at, Actor(), [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Any(persons))]));
        }
        if (Chance(8))
            turns.Add(new Turn(at.AddHours(1), Actor(), [new CaseMerged("MINUSCA-2017-ZZZZ", Words())]));
        return turns;
    }

    public string Words() =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => _words[random.Next(_words.Length)])) + $" {random.Next(1000)}";

    public bool Chance(int oneIn) => random.Next(oneIn) == 0;

    public T Pick<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    public string State() => States[random.Next(States.Count)];

    public string Actor() => $"officer{random.Next(1000)}@example.org";

    public Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public PartialDate? Date() =>
        Chance(6)
            ? null
            : random.Next(3) switch
            {
                0 => new PartialDate(2017),
                1 => new PartialDate(2017, random.Next(1, 13)),
                _ => new PartialDate(2017, random.Next(1, 13), random.Next(1, 28)),
            };

    public Origin? Origin() => Chance(2) ? null : new Origin(Words(), Words());

    public IReadOnlyList<HarmSuffered> Harms() =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new HarmSuffered(Pick<Harm>(), Date()))];

    private Incident Incident() =>
        new()
        {
            Mission = "MINUSCA",
            OccurredOn = Date() ?? new PartialDate(2018),
            Act = Pick<Act>(),
            Nature = Pick<Nature>(),
            Hosts =
                Chance(4) ? ["CAF", "COD"]
                : Chance(5) ? ["MAR"]
                : Chance(3) ? ["COD"]
                : ["CAF"],
            Area = Words(),
            Place = Words(),
            Latitude = random.Next(90),
            Longitude = random.Next(180),
            Means = Pick<Means>(),
            Setting = Pick<Setting>(),
            Perpetrator = Pick<Perpetrator>(),
            Attribution = Pick<Attribution>(),
        };

    private PersonFacts Facts(Guid person)
    {
        var personnel = Pick<Personnel>();
        var state =
            Chance(8) ? null
            : Chance(10) ? "YUG"
            : State();
        return new PersonFacts
        {
            Personnel = personnel,
            Sex = Pick<Sex>(),
            ContributingState = personnel.IsUniformed() ? state : null,
            Nationality = Chance(5) ? State() : state,
            Harms = Harms(),
            Name = Chance(4) ? null : new Personal(person, Words()),
        };
    }

    private PersonAdded Added(List<Guid> persons)
    {
        var person = Id();
        persons.Add(person);
        return new PersonAdded(person, Facts(person), Origin()) { EffectiveOn = Date(), Source = Pick<Source>() };
    }

    private Event Any(List<Guid> persons)
    {
        var person = persons.Count == 0 ? Guid.Empty : persons[random.Next(persons.Count)];
        if (Chance(7))
            return Filed() with { EffectiveOn = Date(), Source = Pick<Source>(), Confidence = Pick<Confidence>() };
        Event e = random.Next(43) switch
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
                ? new DetentionWithdrawn(_statements[random.Next(_statements.Count)], person, Words())
                : new DetentionCorrected(_statements[random.Next(_statements.Count)], person, Pick<Perpetrator>(), Words(), Words()),
            27 => Issued(person),
            28 => Chance(2) ? new MessageOpened(Number(), Actor()) : new AlertDelivered(Number()),
            29 => Replied(),
            30 => new StateNotified(State(), new Notice($"NV-{random.Next()}", Pick<MessageChannel>(), Words())),
            31 or 32 or 36 or 37 => Started(),
            33 or 34 when _clocks.Count > 0 => Went(_clocks[random.Next(_clocks.Count)]),
            35 => Sent(),
            38 or 39 or 40 or 41 or 42 when person != Guid.Empty => OfFamily(person),
            10 => new IncidentCorrected(Incident(), Words(), Origin()),
            11 => new SummarySet(Chance(5) ? null : Words()),
            12 => random.Next(3) switch
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

    public StatusRequested Asked(string state, string reference) =>
        new(Id(), state, reference, new PartialDate(2024, 12, 1), Date() ?? new PartialDate(2017), Pick<Act>(), Pick<Stage>());

    private string Number() => _numbers.Count == 0 ? "none" : _numbers[random.Next(_numbers.Count)];

    private string NewNumber()
    {
        _numbers.Add($"NV-{random.Next()}");
        return _numbers[^1];
    }

    public MessageContent Content(Guid person, string number) =>
        new()
        {
            Title = Words(),
            Number = number,
            Addressee = [Words()],
            Blocks =
            [
                new ContentBlock { Text = Words() },
                new ContentBlock
                {
                    Heads = [Words()],
                    Lines = [new ContentLine([Words()]) { Name = Chance(2) ? null : new Personal(person, Words()) }],
                },
            ],
        };

    private MessageIssued Issued(Guid person)
    {
        var number = NewNumber();
        return new MessageIssued(number, Pick<MessageKind>(), State(), Content(person, number));
    }

    private ReplyRecorded Replied() =>
        new(NewNumber(), Pick<MessageKind>(), State(), Pick<MessageChannel>(), Chance(2) ? null : Words(), Chance(3) ? null : Words());

    /// <summary>As a clock of the State, or of the UN towards it or itself.</summary>
    public ClockStarted Clock(Guid clock, ClockKind kind, string? state)
    {
        var day = new DateOnly(2024, random.Next(1, 13), random.Next(1, 28));
        var limit = new TimeLimit(random.Next(1, 90), Pick<ClockUnit>());
        return new ClockStarted(
            clock,
            kind,
            state,
            Words(),
            Chance(2)
                ? day.ToDateTime(default, DateTimeKind.Utc).AddMinutes(random.Next(1440)).ToString("O", CultureInfo.InvariantCulture)
                : PartialDate.FromDate(day).ToString(),
            day,
            limit,
            random.Next(3),
            "HQ",
            0,
            Due()
        );
    }

    public Deadline Due()
    {
        var day = new DateOnly(2025, random.Next(1, 13), random.Next(1, 28));
        var ends = day.ToDateTime(default, DateTimeKind.Utc).AddHours(29);
        return new Deadline(ends.AddMinutes(-random.Next(1440)), day, ends, Chance(2) ? null : ends.AddDays(random.Next(20)));
    }

    public DateTime Time() => new(2024, random.Next(1, 13), random.Next(1, 28), random.Next(24), random.Next(60), 0, DateTimeKind.Utc);

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
        var day = new DateOnly(2024, 6, random.Next(1, 28));
        return random.Next(6) switch
        {
            0 => new ClockSettled(clock, day),
            1 => new ClockLapsed(clock, day),
            2 => new ClockExtended(clock, random.Next(1, 30), Words(), Due()),
            3 => new ClockReminded(clock, Chance(2) ? null : Time()),
            _ => new ClockPaused(clock, Time(), day, Words()),
        };
    }

    private Event Sent()
    {
        if (_submissions.Count > 0 && Chance(2))
            return new SubmissionAnswered(_submissions[random.Next(_submissions.Count)], State());
        _submissions.Add(Id());
        return Chance(4)
            ? new MessageTakenOver(Pick<MessageKind>(), State(), Chance(2), Time())
            : new SubmissionReceived(
                _submissions[^1],
                State(),
                Pick<SubmissionKind>(),
                Chance(3) ? null : $"SB-{random.Next()}",
                Chance(3) ? Time() : null
            );
    }

    /// <summary>What the registry keeps of a person, and what the family was told of: for the UN alone.</summary>
    public Event OfFamily(Guid person) =>
        random.Next(6) switch
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
            _ => new FamilyStepWithdrawn(_steps.Count == 0 ? Id() : _steps[random.Next(_steps.Count)], person, Words()),
        };

    private Guid NewStep()
    {
        _steps.Add(Id());
        return _steps[^1];
    }

    public Attachment File() =>
        new(Id(), $"{Words()}.pdf", "application/pdf", random.Next(1, 1_000_000), Convert.ToHexStringLower(Id().ToByteArray()));

    /// <summary>A whole document of a case that was merged into this one, of which one version was released to a State.</summary>
    public DocumentTakenOver Document(Guid document, string state) =>
        new(
            document,
            new CaseDocument(
                document,
                Pick<DocumentKind>(),
                Words(),
                Date(),
                Chance(4) ? Classification.StrictlyConfidential : Classification.Confidential,
                Chance(3) ? Id() : null
            )
            {
                Versions = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new DocumentVersion(File(), Words(), Actor(), Time()))],
                Custody = [new CustodyEntry(CustodyStep.Received, null, Date(), Words(), null, Words(), null, Actor(), Time())],
                Releases = [new DocumentRelease(1, state, Chance(2), Words(), Actor(), Time())],
            }
        );

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
        var document = _documents[random.Next(_documents.Count)];
        return random.Next(11) switch
        {
            0 or 1 => new DocumentVersionAdded(document, File(), Words()),
            2 => new DocumentCorrected(document, Pick<DocumentKind>(), Words(), Words()),
            3 => new DocumentClassified(document, Pick<Classification>(), Words()),
            4 => new CustodyRecorded(document, Pick<CustodyStep>(), Words(), Words(), Words(), null),
            5 => new DocumentVerified(document, random.Next(1, 3), Pick<Integrity>()),
            6 => new DocumentReleaseRevoked(document, random.Next(1, 3), State(), Words()),
            _ => new DocumentReleased(document, random.Next(1, 4), State(), Chance(3), Words()),
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
