using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Outbox;

/// <summary>With a message that a State is to be alerted of, its alerts are stored: there is never the one without the other.</summary>
internal sealed class AlertLiaisons : Consequence
{
    public override async Task Of(Recording recording, Author author, DateTime now)
    {
        if (recording.IsPreview) return;
        foreach (var addition in recording.Additions)
        {
            foreach (var message in addition.Events.OfType<IAlertState>())
                await OutboxQueue.Add(recording.Session, await Alerts.For(recording.Session, addition.StreamId, message.State, message.Number, now));
        }
    }
}
