using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>The correspondence of a synthetic case: on paper before resolution 2589 (2021), mostly through this database since; some hosts
/// also reply on paper.</summary>
internal sealed class SyntheticMessages(Chance chance, Draft draft, MissionCatalogue missions)
{
    /// <summary>More than what is drawn for a real message, so that no two numbers of a great many are the same.</summary>
    private const int LotLength = 8;

    private const int FirstAttempt = 1000;
    private static readonly PartialDate Resolution = new(2021, 8, 18);
    private readonly List<Recorded> _history = [];
    private int _drawn;

    public IEnumerable<Event> Of(IEnumerable<Event> events)
    {
        foreach (var e in events.SelectMany(Following))
        {
            _history.Add(
                new Recorded(_history.Count + 1, CaseFile.StreamKind, draft.CaseId, _history.Count + 1, e, DateTime.UnixEpoch, "", "")
            );
            yield return e;
        }
    }

    private IEnumerable<Event> Following(Event e) =>
        e switch
        {
            StateNotified n => Notify(n),
            StateAcknowledged a => Lot() % 3 == 0 ? [a, Reply(a)] : [a],
            _ => [e],
        };

    private IEnumerable<Event> Notify(StateNotified notified)
    {
        var (state, lot) = (notified.State, Lot());
        var number = Number(MessageNumbers.Sent, state, notified.EffectiveOn!.Value.Year);
        if (notified.EffectiveOn < Resolution || lot % 8 == 0 || Content(notified, number) is not { } content)
        {
            yield return notified with
            {
                Notice = new Notice(number, lot % 5 == 0 ? MessageChannel.Meeting : MessageChannel.Paper),
            };
            yield break;
        }
        yield return notified with
        {
            Notice = new Notice(number, MessageChannel.Electronic),
        };
        yield return new MessageIssued(number, KindOf(state), state, content) { EffectiveOn = notified.EffectiveOn };
        yield return new AlertDelivered(number) { EffectiveOn = notified.EffectiveOn };
        if (lot % 4 != 0)
            yield return new MessageOpened(number, $"{state.ToLowerInvariant()}.liaison@example.org")
            {
                EffectiveOn = notified.EffectiveOn,
            };
    }

    private ReplyRecorded Reply(StateAcknowledged acknowledged) =>
        new(
            Number(MessageNumbers.Received, acknowledged.State, acknowledged.EffectiveOn!.Value.Year),
            MessageKind.HostReply,
            acknowledged.State,
            MessageChannel.Paper,
            null,
            SyntheticTexts.Reason
        )
        {
            EffectiveOn = acknowledged.EffectiveOn,
            Source = Source.HostOfficial,
        };

    /// <summary>Null where the State gets no note through this database.</summary>
    private MessageContent? Content(StateNotified notified, string number)
    {
        var file = Fold.Of(_history);
        if (file.IsStrictlyConfidential || !Capacities.Of(file).ContainsKey(notified.State))
            return null;
        var language =
            draft.Incident.Mission is "MINUSCA" or "MINUSMA" or "MONUSCO" && draft.Incident.Hosts.Contains(notified.State) ? "fr" : "en";
        return Issue.Content(
            file,
            Templates.Shipped(KindOf(notified.State), language),
            missions.Find(draft.Incident.Mission),
            new NoteHead(number, notified.State, notified.EffectiveOn!.Value)
        );
    }

    private MessageKind KindOf(string state) =>
        draft.Incident.Hosts.Contains(state) ? MessageKind.InitialNotification
        : _history.Select(r => r.Event).OfType<PersonAdded>().Any(p => p.Facts.ContributingState == state) ? MessageKind.ContributorNotice
        : MessageKind.NationalityNotice;

    private string Number(string prefix, string state, int year) =>
        MessageNumbers.Of(prefix, state, year, chance.Letters(CaseDesk.Letters, LotLength, FirstAttempt + _drawn++));

    private int Lot() => chance.Letters(CaseDesk.Letters, 2, (2 * FirstAttempt) + _history.Count).Sum(c => c);
}
