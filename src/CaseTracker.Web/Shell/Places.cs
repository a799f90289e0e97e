using CaseTracker.Access;

namespace CaseTracker.Web.Shell;

/// <summary>A place of the side rail.</summary>
/// <param name="Key">Of its text.</param>
/// <param name="Unless">Whoever holds this finds it below another place.</param>
public sealed record Place(string Key, string Address, Right Needs, Right? Unless = null)
{
    /// <summary>All places; each role sees at most seven of them.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("Place.Home", "/", Right.Self) { Also = ["/dashboard"] },
        new("Place.Cases", "/cases", Right.ReadCases) { Also = ["/registry", "/documents"] },
        new("Place.Proceedings", "/proceedings", Right.ReadCases) { Also = ["/assistance"] },
        new("Place.Correspondence", "/messages", Right.ReadCases) { Also = ["/submissions", "/drafts", "/requests"] },
        new("Place.Tables", "/tables", Right.ReadCases) { Also = ["/editions"] },
        new("Place.Proposals", "/proposals", Right.FollowUp),
        new("Place.Missions", "/missions", Right.Self) { Also = ["/clocks/policies", "/clocks/calendars"] },
        new("Place.Designations", "/designations", Right.ReadDesignations, Unless: Right.ReadCases),
        new("Place.AccessLog", "/access-log", Right.ReadAccessLog),
    ];

    /// <summary>Other addresses that belong to it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public static IEnumerable<Place> For(Caller? caller) =>
        caller is null ? [] : All.Where(p => caller.Has(p.Needs) && !(p.Unless is { } other && caller.Has(other)));

    /// <summary>Whether this is where the reader is.</summary>
    public bool Holds(PathString path) =>
        (Address == "/" && path == "/") || Also.Append(Address).Where(a => a != "/").Any(a => path.StartsWithSegments(a));
}
