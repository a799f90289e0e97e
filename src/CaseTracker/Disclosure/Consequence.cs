using CaseTracker.Ledger;

namespace CaseTracker.Disclosure;

/// <summary>What must be recorded along with what a command records, whatever the command: the clocks that it starts, the mail that it
/// calls for.</summary>
public abstract class Consequence
{
    /// <summary>Runs after the command and within its transaction; may add events to the recording and write tables of its own.</summary>
    /// <param name="author">Who gave the command.</param>
    /// <param name="now">When it is recorded (UTC).</param>
    public abstract Task Of(Recording recording, Author author, DateTime now);
}
