using CaseTracker.Data;

namespace CaseTracker.Disclosure;

/// <summary>
/// Sees which rows a command changes, stream by stream and in its transaction. Who tells others of it must go by the rows of their own
/// audience alone: then nobody is told of what changes nothing for him.
/// </summary>
public abstract class RowWatch
{
    /// <summary>Asked once for each command; where nobody waits for anything, no command pays for it.</summary>
    public abstract Task<bool> IsAwaited(Session session);

    /// <param name="before">The stream's rows for all audiences before the command.</param>
    /// <param name="after">And after it.</param>
    public abstract Task Saw(Session session, Guid stream, IReadOnlyCollection<Row> before, IReadOnlyCollection<Row> after, DateTime now);
}
