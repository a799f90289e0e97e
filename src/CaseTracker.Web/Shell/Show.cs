using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Web.Shell;

/// <summary>Writes stored values as people read them, in the language and with the customs of the reader.</summary>
public static class Show
{
    /// <summary>A stored partial date: 26 November 2017, November 2017, 2017.</summary>
    public static string Date(string? date) => PartialDate.TryParse(date, out var known) ? Date(known) : "";

    public static string Date(PartialDate date) => date.ToLongString(CultureInfo.CurrentUICulture);

    public static string Date(DateOnly date) => Date(PartialDate.FromDate(date));

    /// <summary>A moment in Coordinated Universal Time: 26 November 2017, 14:05 UTC.</summary>
    public static string Moment(DateTime utc) =>
        string.Format(
            CultureInfo.CurrentCulture,
            PageText.Of("Format.Moment"),
            Date(DateOnly.FromDateTime(utc)),
            utc.ToString("HH:mm", CultureInfo.InvariantCulture)
        );

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A figure of a table: 1 118, 42.9, or a dash for a share of nothing.</summary>
    public static string Figure(Cell cell, ColumnKind kind) =>
        kind == ColumnKind.Date ? Date(cell.Code)
        : kind > ColumnKind.Share ? cell.Text(kind)
        : cell.Value is not { } value ? "–"
        : kind is ColumnKind.Count or ColumnKind.Days ? Number(value)
        : (value / 10m).ToString("N1", CultureInfo.CurrentCulture);

    /// <summary>The label of a stored code of a vocabulary.</summary>
    public static string Term<T>(string? code)
        where T : struct, Enum => Codes.TryParse<T>(code, out var value) ? Terms.Of(value) : code ?? "";

    public static string State(string? iso3) => States.Find(iso3)?.Name(CultureInfo.CurrentUICulture) ?? iso3 ?? "";

    /// <summary>Codes between spaces, as names in a row.</summary>
    public static string StateList(string? codes) => Listed((codes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(State));

    /// <summary>Things in a row, separated as the language does.</summary>
    public static string Listed(IEnumerable<string> things) => things.DefaultIfEmpty("").Aggregate((all, next) => Pair(all, next));

    /// <summary>In what capacity somebody acts: Liaison, Morocco; Focal point, MINUSCA; Desk officer.</summary>
    public static string Capacity(Role role, string scope)
    {
        var where = role == Role.Liaison ? State(scope) : Listed(scope.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return where.Length == 0 ? RoleName(role) : Pair(RoleName(role), where);
    }

    public static string Capacity(Caller caller) =>
        Capacity(caller.Role, caller.Audience.IsState ? caller.Audience.Code : string.Join(' ', caller.Missions ?? []));

    public static string RoleName(Role role) => PageText.Of($"Role.{Codes.Of(role)}");

    private static string Pair(string first, string second) =>
        string.Format(CultureInfo.CurrentCulture, PageText.Of("Format.Pair"), first, second);
}
