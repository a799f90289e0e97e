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

    internal static string Get(string key) =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No text of tables is named {key}.");

    public static string Title(TableId id) => Get($"{id}.Title");

    /// <summary>What the figures of a table count.</summary>
    public static string Unit(TableId id) => Get($"{id}.Unit");

    /// <summary>What a column of row names is called: Mission, Host State, Year …</summary>
    public static string Heading(HeadKind head) => Get($"Head.{Codes.Of(head)}");

    internal static string Label(RowKind kind, HeadKind head, string? key, int ordinal) => (kind, key) switch
    {
        (RowKind.Group, CaseFilter.None) => Get($"None.{Codes.Of(head)}"),
        (RowKind.Group, { } code) when head == HeadKind.Age => Get($"Age.{code}"),
        (RowKind.Group, { } code) when head is HeadKind.Personnel or HeadKind.Recruitment or HeadKind.Sex => Terms.Of(head.ToString(), code),
        (RowKind.Group, { } code) => head is HeadKind.Host or HeadKind.State ? States.Find(code)?.Name(CultureInfo.CurrentUICulture) ?? code : code,
        _ => ordinal == 0 ? Get($"Row.{Codes.Of(kind)}") : "",
    };

    /// <summary>What a code of a column that holds no figure is called; a date stays as it is stored.</summary>
    internal static string Word(ColumnKind kind, string? code) => (kind, code) switch
    {
        (_, null) => "",
        (ColumnKind.Stage, _) => Terms.Of(Codes.Parse<Stage>(code)),
        (ColumnKind.Forum, _) => Terms.Of(Codes.Parse<Forum>(code)),
        (ColumnKind.Source, _) => Terms.Of(Codes.Parse<Source>(code)),
        _ => code,
    };

    internal static IReadOnlyList<string> Footnotes(BriefingTable table)
    {
        var (basis, culture) = (table.Basis, CultureInfo.CurrentUICulture);
        var notes = new List<string>
        {
            Get($"{table.Id}.Unit"),
            Text("Note.scope", Terms.Of(basis.Filter.Scope)),
            Text("Note.period", Long(basis.Period.From, culture), Long(basis.Period.To, culture)),
            Text("Note.as_of", basis.AsOf.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        };
        if (basis.Position is { } position) notes.Add(Text("Note.position", position.ToString(CultureInfo.InvariantCulture)));
        if (basis.Filter.ToQueryString() is { Length: > 0 } filter) notes.Add(Text("Note.filter", Uri.UnescapeDataString(filter).Replace("&", ", ", StringComparison.Ordinal)));
        if (basis.Audience.IsState) notes.Add(Text("Note.state", States.Find(basis.Audience.Code)!.Name(culture)));
        notes.Add(basis.Edition is { } edition ? Text("Note.edition_number", edition.Number.ToString(CultureInfo.InvariantCulture), Long(edition.ApprovedOn, culture)) : Get("Note.edition"));
        notes.Add(Get($"{table.Id}.Definition"));
        return notes;
    }

    private static string Long(DateOnly day, CultureInfo culture) => PartialDate.FromDate(day).ToLongString(culture);

    private static string Text(string key, params string[] values) => string.Format(CultureInfo.CurrentCulture, Get(key), values);
}
