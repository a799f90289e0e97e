using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Outbox;

/// <summary>With a message that a State is to be alerted of, its alerts are stored: there is never the one without the other.</summary>
internal sealed class AlertLiaisons : Consequence
{
    public override async Task Of(Recording recording, Author author, DateTime now)
    {
        if (recording.IsPreview)
            return;
        // A request about many cases is one message.
        var messages = recording
            .Additions.SelectMany(a => a.Events.OfType<IAlertState>().Select(message => (a.StreamId, Message: message)))
            .DistinctBy(m => m.Message.Number);
        foreach (var (stream, message) in messages)
            await OutboxQueue.Add(recording.Session, await Alerts.For(recording.Session, stream, message, now));
    }
}
