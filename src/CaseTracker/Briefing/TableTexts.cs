using System.Globalization;
using System.Resources;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Briefing;

/// <summary>Titles, headings and footnotes of the tables, in the reader's language.</summary>
public static class TableTexts
{
    internal static readonly ResourceManager Resources = new("CaseTracker.Briefing.Tables", typeof(TableTexts).Assembly);

    internal static string Get(string key) => Find(key) ?? throw new MissingManifestResourceException($"No text of tables is named {key}.");

    /// <summary>Null where there is no such text.</summary>
    internal static string? Find(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture);

    public static string Title(TableId id) => Get($"{id}.Title");

    /// <summary>What the figures of a table count.</summary>
    public static string Unit(TableId id) => Get($"{id}.Unit");

    /// <summary>What a column of row names is called: Mission, Host State, Year …</summary>
    public static string Heading(HeadKind head) => Get($"Head.{Codes.Of(head)}");

    /// <summary>The name of a group's key: a mission's acronym, a State's name, or that there is none.</summary>
    public static string Name(HeadKind head, string key) => Label(RowKind.Group, head, key, 0);

    internal static string Label(RowKind kind, HeadKind head, string? key, int ordinal) =>
        (kind, key) switch
        {
            (RowKind.Group, CaseFilter.None) => Get($"None.{Codes.Of(head)}"),
            (RowKind.Group, { } code) when head == HeadKind.Age => Get($"Age.{code}"),
            (RowKind.Group, { } code) when head is HeadKind.Personnel or HeadKind.Recruitment or HeadKind.Sex => Terms.Of(
                head.ToString(),
                code
            ),
            (RowKind.Group, { } code) => head is HeadKind.Host or HeadKind.State
                ? States.Find(code)?.Name(CultureInfo.CurrentUICulture) ?? code
                : code,
            _ => ordinal == 0 ? Get($"Row.{Codes.Of(kind)}") : "",
        };

    /// <summary>What a code of a column that holds no figure is called; a date stays as it is stored.</summary>
    internal static string Word(ColumnKind kind, string? code) =>
        (kind, code) switch
        {
            (_, null) => "",
            (ColumnKind.Stage, _) => Terms.Of(Codes.Parse<Stage>(code)),
            (ColumnKind.Forum, _) => Terms.Of(Codes.Parse<Forum>(code)),
            (ColumnKind.Source, _) => Terms.Of(Codes.Parse<Source>(code)),
            _ => code,
        };

    /// <summary>The figure as a reader of the language expects it: 1,118 or 1 118, 42.9 or 42,9, a dash where there is none.</summary>
    internal static string Figure(Cell cell, ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Date => Date(cell.Code),
            > ColumnKind.Share => cell.Text(kind),
            _ when cell.Value is not { } value => "–",
            ColumnKind.Share => (cell.Value.Value / 10m).ToString("N1", Numbers),
            _ => Number(cell.Value.Value),
        };

    internal static string Number(int number) => number.ToString("N0", Numbers);

    /// <summary>Empty where it is not known.</summary>
    internal static string Date(string? partial) =>
        PartialDate.TryParse(partial, out var date) ? date.ToLongString(CultureInfo.CurrentUICulture) : "";

    internal static string State(string code) => States.Find(code)?.Name(CultureInfo.CurrentUICulture) ?? code;

    /// <summary>A sentence about so many: its form for none where it has one, for one, or for others; the number is the first of its
    /// values.</summary>
    internal static string Counted(string key, int number, params IEnumerable<string> values)
    {
        var isOne = number == 1 || (number == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr");
        var none = number == 0 ? Resources.GetString($"{key}.none", CultureInfo.CurrentUICulture) : null;
        return string.Format(CultureInfo.CurrentCulture, none ?? Get($"{key}.{(isOne ? "one" : "other")}"), [Number(number), .. values]);
    }

    /// <summary>Given here, because what a system knows of a language changes with its version.</summary>
    private static NumberFormatInfo Numbers =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr"
            ? new NumberFormatInfo { NumberGroupSeparator = "\u00A0", NumberDecimalSeparator = "," }
            : NumberFormatInfo.InvariantInfo;

    internal static string Definition(TableId id) => Get($"{id}.Definition");

    /// <summary>Which version of its definition a table is made by.</summary>
    internal static string Version(TableId id) => Text("Note.version", Number(Definitions.VersionOf(id)));

    /// <summary>Below a title: the period, and whose cases these are.</summary>
    internal static string Subtitle(BriefingTable table) =>
        string.Join(
            " · ",
            Span(table.Basis.Period),
            table.Basis.Audience.IsState ? States.Find(table.Basis.Audience.Code)!.Name(CultureInfo.CurrentUICulture) : Get("Annex.sender")
        );

    internal static IReadOnlyList<string> Footnotes(BriefingTable table) =>
        [
            Unit(table.Id),
            .. Scope(table.Basis).Take(1),
            Period(table.Basis),
            .. Moment(table.Basis),
            .. Scope(table.Basis).Skip(1),
            Edition(table.Basis),
            Definition(table.Id),
            Version(table.Id),
        ];

    /// <summary>The scope, and what limits it further.</summary>
    internal static IEnumerable<string> Scope(TableBasis basis)
    {
        yield return Text("Note.scope", Terms.Of(basis.Filter.Scope));
        if (LimitWords.Of(basis.Filter) is { Length: > 0 } limits)
            yield return Text("Note.filter", limits);
        if (basis.Audience.IsState)
            yield return Text("Note.state", States.Find(basis.Audience.Code)!.Name(CultureInfo.CurrentUICulture));
    }

    internal static string Period(TableBasis basis) => Text("Note.period", Long(basis.Period.From), Long(basis.Period.To));

    /// <summary>When the record stood so, and at which position.</summary>
    internal static IEnumerable<string> Moment(TableBasis basis)
    {
        yield return Text(
            "Note.as_of",
            Long(DateOnly.FromDateTime(basis.AsOf)),
            basis.AsOf.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        );
        if (basis.Position is { } position)
            yield return Text("Note.position", position.ToString(CultureInfo.InvariantCulture));
    }

    internal static string Edition(TableBasis basis) =>
        basis.Edition is { } edition
            ? Text("Note.edition_number", edition.Number.ToString(CultureInfo.InvariantCulture), Long(edition.ApprovedOn))
            : Get("Note.edition");

    internal static string Span(Period period) => Text("Annex.period", Long(period.From), Long(period.To));

    internal static string Long(DateOnly day) => PartialDate.FromDate(day).ToLongString(CultureInfo.CurrentUICulture);

    internal static string Text(string key, params string[] values) => string.Format(CultureInfo.CurrentCulture, Get(key), values);
}
