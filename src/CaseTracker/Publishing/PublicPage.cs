using CaseTracker.Ledger;

namespace CaseTracker.Publishing;

/// <summary>From now on everybody may read what approved editions say in public.</summary>
public sealed record PublicPageOpened(string Reason) : Event;

/// <summary>From now on nobody may any more.</summary>
public sealed record PublicPageClosed(string Reason) : Event;

/// <summary>The public page is closed until two persons of the Secretariat open it; one is enough to close it again.</summary>
internal static class PublicPage
{
    public const string StreamKind = "PublicPage";

    /// <summary>The one stream that says so.</summary>
    public static readonly Guid StreamId = new("0193b5a0-0000-7000-8000-000000002589");

    public static bool IsOpen(IReadOnlyList<Recorded> history) => history.Count > 0 && history[^1].Event is PublicPageOpened;
}
