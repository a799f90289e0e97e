using System.Text.RegularExpressions;

namespace CaseTracker.Ledger;

/// <summary>Marks an event that carries personal data, so that the keys it needs can be fetched before it is written.</summary>
public interface ICarryPersonalData
{
    IEnumerable<Personal> PersonalData { get; }
}

internal static partial class PersonalFields
{
    public static IEnumerable<Personal> Of(Event e) => e is ICarryPersonalData carrier ? carrier.PersonalData : [];

    /// <summary>Whose encrypted text stands in a body (see <see cref="PersonalConverter"/> for its form).</summary>
    public static IEnumerable<Guid> OwnersIn(string body) =>
        body.Contains("\"sealed\":", StringComparison.Ordinal) ? Owner().Matches(body).Select(m => Guid.Parse(m.Groups[1].ValueSpan)) : [];

    [GeneratedRegex("""\{"person":"([0-9a-f-]{36})","sealed":""")]
    private static partial Regex Owner();
}
