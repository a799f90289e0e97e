using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>What a table counts and how: unit, rule, reference date, source, version, and the meaning of every column.</summary>
public sealed record TableDefinition(TableId Id, int Version, IReadOnlyList<HeadKind> Heads, IReadOnlyList<ColumnDefinition> Columns)
{
    private const string ShareSuffix = "_share";

    // Whole families of columns say the same of one stage, reason, harm or kind each.
    private static readonly string[] Families = ["at", "closed", "harm", "kind"];

    public string Title => TableTexts.Title(Id);

    public string Unit => TableTexts.Unit(Id);

    /// <summary>What is counted, what is left out, and what counts more than once.</summary>
    public string Rule => TableTexts.Get($"{Id}.Definition");

    /// <summary>Which day decides.</summary>
    public string ReferenceDate => TableTexts.Get($"{Id}.Reference");

    /// <summary>From which records the figures come.</summary>
    public string Source => TableTexts.Get($"{Id}.Source");

    /// <param name="audience">Whose tables are meant: some columns are in tables for the UN alone.</param>
    public static TableDefinition Of(TableId id, Audience audience)
    {
        var basis = new TableBasis(
            new Period(Period.SeriesStart, Period.SeriesStart),
            new CaseFilter(),
            audience,
            DateTime.UnixEpoch,
            null
        );
        var empty = Tables.Of(id, new TableRows(basis, new MissionCatalogue([])));
        return new TableDefinition(
            id,
            Definitions.VersionOf(id),
            empty.Heads,
            [.. empty.Columns.Select(c => new ColumnDefinition(c, Meaning(id, c)))]
        );
    }

    /// <summary>What one column counts; a text for this table goes before the one for all tables, and that before the one for its
    /// family.</summary>
    internal static string Meaning(TableId id, Column column) =>
        TableTexts.Find($"About.{id}.{column.Id}")
        ?? TableTexts.Find($"About.{column.Id}")
        ?? (
            column.Id.EndsWith(ShareSuffix, StringComparison.Ordinal)
                ? TableTexts.Text("About.share", TableTexts.Get($"Column.{column.Id[..^ShareSuffix.Length]}"))
                : OfFamily(column)
        );

    private static string OfFamily(Column column)
    {
        var family = Families.FirstOrDefault(f => column.Id.StartsWith($"{f}_", StringComparison.Ordinal));
        // The heading says "At: trial", "Closed: amnesty or pardon".
        return family is null
            ? TableTexts.Get($"About.{column.Id}")
            : TableTexts.Text($"About.{family}", column.Heading[(column.Heading.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
    }
}

/// <summary>A column of a table and what it counts.</summary>
public sealed record ColumnDefinition(Column Column, string Meaning);
