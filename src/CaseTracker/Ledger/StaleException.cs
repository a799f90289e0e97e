namespace CaseTracker.Ledger;

/// <summary>Somebody else changed the record since it was read (409).</summary>
public sealed class StaleException : Exception
{
    public StaleException(string message)
        : base(message) { }

    public StaleException(string message, Exception inner)
        : base(message, inner) { }
}
