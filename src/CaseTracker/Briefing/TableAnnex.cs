using System.Globalization;
using CaseTracker.Office;

namespace CaseTracker.Briefing;

/// <summary>
/// Tables as the annex of a report in the reader's language: numbered native tables with their notes, the texts that go with them, and
/// native charts. The same publication always gives the same bytes.
/// </summary>
public static class TableAnnex
{
    public const string MediaType = WordDocument.MediaType;

    /// <summary>More columns than this need pages turned to the side.</summary>
    private const int MostUpright = 7;

    /// <param name="file">One that can be rewound: a file or memory.</param>
    public static void Write(Publication publication, Stream file) =>
        new WordDocument(
            publication.Title,
            TableTexts.Get("Annex.sender"),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            publication.Title,
            [
                new WordText("Annex", TableTexts.Get("Annex.annex"), BeginsWide(publication)),
                new WordText("Title", publication.Title, BeginsWide(publication)),
                .. Texts(publication, null, isWide: false),
                .. publication.Tables.SelectMany((t, i) => Blocks(publication, t, i + 1)),
            ]
        )
        {
            Seal = publication.Seal,
        }.Write(file);

    internal static bool IsWide(BriefingTable table) => table.Heads.Count + table.Columns.Count > MostUpright;

    /// <summary>The table itself, with the names and figures that readers of a text expect.</summary>
    internal static WordTable Native(BriefingTable table) =>
        new(
            [
                .. table.Heads.Select(
                    (h, i) => new WordColumn(TableTexts.Heading(h), Math.Clamp(LongestLabel(table, i), 11, 24), IsFigure: false)
                ),
                .. table.Columns.Select(c => new WordColumn(c.Heading, WidthOf(table, c), c.Kind <= ColumnKind.Share)),
            ],
            table.Rows.Select(r => new WordRow(
                [
                    .. table.Heads.Select((_, i) => table.Label(r, i)),
                    .. r.Cells.Zip(table.Columns, (cell, column) => TableTexts.Figure(cell, column.Kind)),
                ],
                r.Kind != RowKind.Group
            )),
            IsWide(table)
        );

    private static int LongestLabel(BriefingTable table, int head) =>
        table.Rows.Select(r => table.Label(r, head).Length).DefaultIfEmpty(0).Max() + 2;

    /// <summary>In characters: heads that stand upright need no more than their figures.</summary>
    private static double WidthOf(BriefingTable table, Column column) =>
        column.Kind switch
        {
            ColumnKind.Date => 19,
            ColumnKind.Name => 30,
            > ColumnKind.Share => 20,
            _ when table.Heads.Count + table.Columns.Count > WordTable.MostUpright => 7,
            _ => Math.Max(7, column.Heading.Split(' ').Max(w => w.Length) + 3),
        };

    private static bool BeginsWide(Publication publication) =>
        publication.Tables is [var first, ..] && IsWide(first) && publication.Narratives.All(n => n.Table is not null);

    private static IEnumerable<WordBlock> Blocks(Publication publication, BriefingTable table, int number)
    {
        var isWide = IsWide(table);
        foreach (var text in Texts(publication, table.Id, isWide))
            yield return text;
        yield return new WordCaption(TableTexts.Get("Annex.table"), number, table.Title, isWide);
        yield return new WordText("Notes", TableTexts.Subtitle(table), isWide);
        yield return Native(table);
        foreach (var note in table.Footnotes)
            yield return new WordText("Notes", note, isWide);
        if (TableChart.Of(table, number) is not { } chart)
            yield break;
        yield return new WordCaption(
            TableTexts.Get("Annex.figure"),
            publication.Tables.Take(number).Count(t => TableChart.Of(t, 0) is not null),
            table.Title,
            isWide
        );
        yield return chart;
    }

    private static IEnumerable<WordText> Texts(Publication publication, TableId? table, bool isWide) =>
        from narrative in publication.Narratives
        where narrative.Table == table
        from paragraph in narrative
            .Text.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select new WordText("Numbered", paragraph, isWide);
}
