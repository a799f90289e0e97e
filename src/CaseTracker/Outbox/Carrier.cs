using CaseTracker.Data;

namespace CaseTracker.Outbox;

/// <summary>Takes entries of one kind to those for whom they are.</summary>
internal abstract class Carrier
{
    public abstract OutboxKind Kind { get; }

    /// <summary>Whether there is a way; without one, entries wait.</summary>
    public abstract bool IsReady { get; }

    /// <summary>What is delivered is recorded in the ledger as well.</summary>
    public virtual bool IsRecorded => false;

    /// <summary>Where one recipient takes nothing, all that waits for that one waits longer.</summary>
    public virtual bool PostponesRecipient => false;

    /// <summary>Entries of one lane go one after the other, those of different lanes side by side, so that a slow one holds up its own lane
    /// only.</summary>
    public abstract string LaneOf(OutboxEntry entry);

    /// <summary>Whether the rest of the lane may go on after this fault.</summary>
    public abstract bool GoesOnAfter(OutboxFault fault);

    /// <summary>How the entry is handed over; null when it is nobody's any longer.</summary>
    public abstract Task<Func<CancellationToken, Task>?> Prepare(Session session, OutboxEntry entry);

    /// <summary>Records that the entry was taken, and settles it.</summary>
    public virtual Task Record(OutboxEntry entry) => throw new NotSupportedException($"{Kind} is not recorded.");
}
