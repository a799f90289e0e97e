using System.Globalization;

namespace CaseTracker.Briefing;

/// <summary>With which eyes, and as of which position or time, what lies behind the figures of a table is opened; neither for a reader's
/// own present.</summary>
/// <param name="AsOf">A time (UTC), or a position as <c>@4711</c>.</param>
public sealed record Sight(string? Audience, string? AsOf)
{
    public const string AudienceName = "audience";
    public const string AsOfName = "asOf";

    public static Sight Own { get; } = new(null, null);

    public static Sight At(string? audience, long position) => new(audience, string.Create(CultureInfo.InvariantCulture, $"@{position}"));

    /// <summary>The address, within the web service, of the list of exactly the rows that a figure counts.</summary>
    public string Behind(Cell cell)
    {
        var (path, parameters) = cell.Rows;
        return Address(path, parameters);
    }

    /// <summary>The address of a case or proceeding that a row is about.</summary>
    public string Of(HeadKind head, string reference) =>
        Address(head == HeadKind.Case ? $"/cases/{reference}" : $"/proceedings/{reference}", []);

    private string Address(string path, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        List<KeyValuePair<string, string>> all = [.. parameters];
        if (!string.IsNullOrEmpty(Audience))
            all.Add(new(AudienceName, Audience));
        if (!string.IsNullOrEmpty(AsOf))
            all.Add(new(AsOfName, AsOf));
        return all.Count == 0
            ? path
            : $"{path}?{string.Join('&', all.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"))}";
    }
}
