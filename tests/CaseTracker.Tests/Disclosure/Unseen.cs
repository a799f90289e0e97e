using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Disclosure;

/// <summary>
/// What a State may not see of a case (domain, section 3), said once more and apart from the product: it makes another life of the case
/// that this State must not be able to tell from the first.
/// </summary>
internal sealed class Unseen
{
    private readonly string _viewer;
    private readonly Random _random;
    private readonly RandomLife _any;
    private readonly IReadOnlyList<Event> _all;
    private readonly HashSet<string> _hosts;
    private readonly bool _isHost;
    private readonly bool _alwaysStrict;
    private readonly bool _neverStrict;
    private readonly UnseenDocuments _documents;
    private readonly UnseenClocks _clocks;
    private readonly UnseenMessages _messages;
    private readonly UnseenPersons _persons;

    private Unseen(string viewer, IReadOnlyList<Turn> life, Random random)
    {
        (_viewer, _random, _any, _all) = (viewer, random, new RandomLife(random), [.. life.SelectMany(t => t.Events)]);
        _documents = new UnseenDocuments(viewer, _all, _any, random);
        _clocks = new UnseenClocks(viewer, _all, _any, random);
        _messages = new UnseenMessages(viewer, _all, _any);
        _hosts = [.. _all.SelectMany(e => IncidentOf(e)?.Hosts ?? [])];
        _isHost = _hosts.Contains(viewer);
        var classes = _all.OfType<ClassificationSet>().Select(c => c.Classification).ToList();
        _neverStrict = !classes.Contains(Classification.StrictlyConfidential);
        _alwaysStrict =
            life[0].Events.OfType<ClassificationSet>().Any() && classes.TrueForAll(c => c == Classification.StrictlyConfidential);
        _persons = new UnseenPersons(viewer, _all, _any, _isHost, _alwaysStrict);
    }

    public static IReadOnlyList<Turn> Change(string viewer, IReadOnlyList<Turn> life, Random random) =>
        new Unseen(viewer, life, random).Change(life);

    private List<Turn> Change(IReadOnlyList<Turn> life)
    {
        var turns = new List<Turn>();
        foreach (var turn in life)
        {
            var events = new List<Event>();
            foreach (var e in turn.Events)
            {
                if (Hides(e) && _any.Chance(3))
                    continue;
                events.Add(Other(e));
                while (_any.Chance(6))
                    events.Add(Addition());
            }
            // The time at which it was recorded is not shown (only the day, in Universal Time and at the duty station), and by whom
            // neither.
            if (events.Count > 0)
                turns.Add(new Turn(turn.At.AddMinutes(_random.Next(30)), _any.Actor(), events));
            if (_any.Chance(4))
                turns.Add(new Turn(turn.At.AddMinutes(40), _any.Actor(), [Addition()]));
        }
        return turns;
    }

    /// <summary>Of such an event the viewer may not even know that there is one.</summary>
    private bool Hides(Event e) =>
        e switch
        {
            NarrativeSet or HostAssessed or CaseReferred or ProtectedInformationRecorded or CaseAbsorbed => true,
            MilestoneStated => e.Confidence == Confidence.Unconfirmed,
            RegistryRecorded or FamilyContactSet or FamilyInformed or ServiceReferred or FamilyStepWithdrawn => true,
            DetentionStated d => IsOthers(d.PersonId),
            DetentionCorrected d => IsOthers(d.PersonId),
            DetentionWithdrawn d => IsOthers(d.PersonId),
            StateNotified n => IsOthers(n.State),
            StateAcknowledged a => IsOthers(a.State),
            StatusRequested r => r.State != _viewer,
            MessageIssued m => m.State != _viewer,
            MessageOpened m => !_messages.IsOwn(m.Number),
            AlertDelivered m => !_messages.IsOwn(m.Number),
            ReplyRecorded r => IsOthers(r.State),
            SubmissionReceived r => IsOthers(r.State),
            SubmissionAnswered => true,
            MessageTakenOver m => IsOthers(m.State) || !m.IsFromState,
            IClockEvent c => _clocks.Hides(c),
            AccessGranted g => g.State != _viewer,
            AccessEnded g => g.State != _viewer,
            NameReleased r => r.State != _viewer,
            NameReleaseRevoked r => r.State != _viewer,
            NextOfKinConfirmed n => IsOthers(n.PersonId),
            ClassificationSet => _neverStrict,
            IDocumentEvent d => _documents.Hides(d),
            _ => false,
        };

    /// <summary>At some time in this life.</summary>
    private bool SeesPlace => _isHost && !_alwaysStrict;

    /// <summary>Between the UN and another State that is not the host.</summary>
    private bool IsOthers(string state) => state != _viewer && !_hosts.Contains(state);

    private Event Addition()
    {
        if (_any.Chance(6))
            return _documents.Addition(OtherState());
        Event e = _random.Next(12) switch
        {
            10 or 11 when AnyPerson() is { } person => _any.OfFamily(IdOf(person)),
            0 => new NarrativeSet(_any.Words()),
            1 => new ProtectedInformationRecorded(_any.Id(), ProtectedKind.Witness, new Personal(_any.Id(), _any.Words())),
            2 => new CaseAbsorbed(_any.Words()),
            3 => new MilestoneStated(_any.Pick<Stage>()),
            6 when OtherState() is var state => _any.Asked(state, $"RQ-{state}-2017-7QK4"),
            4 => new AccessGranted(OtherState(), _any.Date(), _any.Words()),
            5 => _any.Clock(_any.Id(), ClockKind.DormantReview, null),
            7 => _any.Clock(_any.Id(), ClockKind.ProgressReport, OtherState()),
            8 when IsOthers("RUS") => new SubmissionReceived(_any.Id(), "RUS", _any.Pick<SubmissionKind>()),
            _ when IsOthers("RUS") => new StateNotified("RUS"),
            _ => new NarrativeSet(null),
        };
        return e with
        {
            EffectiveOn = _any.Date() ?? new PartialDate(2017),
            Source = _any.Pick<Source>(),
            Confidence = e is MilestoneStated ? Confidence.Unconfirmed : _any.Pick<Confidence>(),
        };
    }

    /// <summary>The same event with everything about it changed that the viewer may not see.</summary>
    private Event Other(Event e)
    {
        if (e is IDocumentEvent document)
            return _documents.Other(document);
        var other = e switch
        {
            CaseRegistered r => r with { Incident = Other(r.Incident), Origin = _any.Origin() },
            IncidentCorrected c => c with { Incident = Other(c.Incident), Reason = _any.Words(), Origin = _any.Origin() },
            PersonAdded a => a with
            {
                PersonId = IdOf(a.PersonId),
                Facts = _persons.Other(a.PersonId, a.Facts, OtherState),
                Origin = _any.Origin(),
            },
            PersonCorrected c => c with
            {
                PersonId = IdOf(c.PersonId),
                Facts = _persons.Other(c.PersonId, c.Facts, OtherState),
                Reason = _any.Words(),
                Origin = _any.Origin(),
            },
            PersonWithdrawn w => w with { PersonId = IdOf(w.PersonId), Reason = _any.Words() },
            HarmRecorded h => h with { PersonId = IdOf(h.PersonId), Harm = h.Harm with { On = _any.Date() } },
            NextOfKinConfirmed n => n with { PersonId = IdOf(n.PersonId) },
            NameReleased r => r with { PersonId = IdOf(r.PersonId) },
            NameReleaseRevoked r => r with { PersonId = IdOf(r.PersonId), Reason = _any.Words() },
            DetentionStated d => d with
            {
                PersonId = IdOf(d.PersonId),
                By = _any.Pick<Perpetrator>(),
                Place = SeesPlace ? d.Place : _any.Words(),
                Step = IsOthers(d.PersonId) ? _any.Pick<DetentionStep>() : d.Step,
            },
            DetentionCorrected d => d with
            {
                PersonId = IdOf(d.PersonId),
                By = _any.Pick<Perpetrator>(),
                Place = SeesPlace ? d.Place : _any.Words(),
                Reason = _any.Words(),
            },
            DetentionWithdrawn d => d with { PersonId = IdOf(d.PersonId), Reason = _any.Words() },
            RegistryRecorded r => _any.OfFamily(IdOf(r.PersonId)),
            FamilyContactSet c => _any.OfFamily(IdOf(c.PersonId)),
            FamilyInformed i => _any.OfFamily(IdOf(i.PersonId)),
            ServiceReferred r => _any.OfFamily(IdOf(r.PersonId)),
            FamilyStepWithdrawn w => _any.OfFamily(IdOf(w.PersonId)),
            SummarySet s when _alwaysStrict => s with { Summary = _any.Words() },
            NarrativeSet => new NarrativeSet(_any.Words()),
            HostAssessed => new HostAssessed(_any.Pick<HostAssessment>(), _any.Words()),
            CaseReferred => new CaseReferred(_any.Words(), _any.Words()),
            ClassificationSet c => c with
            {
                Reason = _any.Words(),
                Classification = _neverStrict
                    ? _any.Chance(2)
                        ? Classification.Unclassified
                        : Classification.Confidential
                    : c.Classification,
            },
            StatusRequested r when Hides(e) => _any.Asked(r.State, r.Reference),
            MilestoneStated when Hides(e) => new MilestoneStated(_any.Pick<Stage>()) { Confidence = Confidence.Unconfirmed },
            CaseClosed c => c with { Reason = _any.Words() },
            CaseReopened r => r with { Reason = _any.Words() },
            CaseMerged m => m with { Reason = _any.Words() },
            AccessGranted g => g with { Until = _any.Date(), Reason = _any.Words() },
            AccessEnded g => g with { Reason = _any.Words() },
            ProtectedInformationRecorded p => new ProtectedInformationRecorded(p.ItemId, p.Kind, new Personal(_any.Id(), _any.Words())),
            CaseAbsorbed => new CaseAbsorbed(_any.Words()),
            IClockEvent c => _clocks.Other(c, OtherState),
            MessageIssued or ReplyRecorded or SubmissionReceived or MessageTakenOver => _messages.Other(e, IdOf, OtherState),
            StateNotified { Notice: { } notice } n when n.State != _viewer => n with { Notice = notice with { Document = _any.Words() } },
            _ => e,
        };
        var shown =
            (e is MessageIssued or MessageOpened or AlertDelivered or ReplyRecorded or SubmissionReceived && !Hides(e))
            || e is CaseRegistered or CaseClosed or CaseReopened or CaseMerged
            || (e is StateNotified or StateAcknowledged or MilestoneStated or DetentionStated or DetentionCorrected && !Hides(e));
        return shown
            ? other
            : other with
            {
                EffectiveOn = _any.Date() ?? new PartialDate(2017),
                Source = _any.Pick<Source>(),
                Confidence = e is MilestoneStated ? e.Confidence : _any.Pick<Confidence>(),
            };
    }

    private Incident Other(Incident incident)
    {
        var malicious = incident.Nature is Nature.Malicious or Nature.SuspectedMalicious;
        var other = incident with
        {
            Means = _any.Pick<Means>(),
            Setting = _any.Pick<Setting>(),
            Perpetrator = _any.Pick<Perpetrator>(),
            Attribution = _any.Pick<Attribution>(),
            Nature = malicious
                ? _any.Chance(2)
                    ? Nature.Malicious
                    : Nature.SuspectedMalicious
                : _any.Chance(2)
                    ? Nature.Accident
                    : Nature.Illness,
        };
        return SeesPlace
            ? other
            : other with
            {
                Place = _any.Words(),
                Latitude = _random.Next(90),
                Longitude = _any.Chance(3) ? null : _random.Next(180),
            };
    }

    private bool IsOthers(Guid person) => _persons.IsOthers(person);

    private Guid IdOf(Guid person) => _persons.IdOf(person);

    private Guid? AnyPerson() => _all.OfType<PersonAdded>().Select(a => (Guid?)a.PersonId).ElementAtOrDefault(_random.Next(3));

    private string OtherState() => RandomLife.States.Where(s => s != _viewer).ElementAt(_random.Next(RandomLife.States.Count - 1));

    private static Incident? IncidentOf(Event e) =>
        e switch
        {
            CaseRegistered r => r.Incident,
            IncidentCorrected c => c.Incident,
            _ => null,
        };
}
