using System.Globalization;

namespace CaseTracker.Office;

/// <summary>A column of a spreadsheet that is to be filled in.</summary>
/// <param name="Head">Null where the column is for programs alone, and not shown.</param>
/// <param name="Choices">What may be chosen there; empty: anything may be written.</param>
/// <param name="IsCount">Takes whole numbers from 1 alone.</param>
public sealed record FillInColumn(string? Head, double Width, IReadOnlyList<string> Choices, bool IsCount = false);

/// <summary>Writes a spreadsheet that is filled in without a connection and sent back: a page of lines, with its choices as lists.</summary>
public static class FillInSheet
{
    public const string MediaType = Workbook.MediaType;

    private const string Lists = "Lists";
    private const double Narrow = 5;

    /// <param name="name">Of the page: at most 31 characters, none of <c>[]:*?/\</c>.</param>
    /// <param name="lines">What stands in the first cells of each line.</param>
    /// <param name="blank">Lines to be filled in below them.</param>
    public static byte[] Write(
        string name,
        string creator,
        string language,
        IReadOnlyList<FillInColumn> columns,
        IReadOnlyList<IReadOnlyList<string?>> lines,
        int blank
    )
    {
        using var file = new MemoryStream();
        double[] widths = [.. columns.Select(c => c.Head is null ? Narrow : c.Width)];
        var head = new SheetRow([.. columns.Select(c => SheetCell.Of(c.Head, SheetStyle.Head))], 30);
        IEnumerable<SheetRow> rows =
        [
            head,
            .. lines.Select(l => new SheetRow([.. l.Select(t => SheetCell.Of(t, SheetStyle.Typed))])),
            .. Enumerable.Repeat(new SheetRow([]), blank),
        ];
        Workbook.Write(
            file,
            name,
            creator,
            language,
            [
                new Sheet(name, widths, rows)
                {
                    FrozenRows = 1,
                    Entries = [.. columns.Select((c, i) => EntryOf(c, i))],
                    LastEntry = lines.Count + blank + 1,
                },
                new Sheet(Lists, widths, ChoicesOf(columns)) { IsHidden = true },
            ]
        );
        return file.ToArray();
    }

    private static SheetEntry EntryOf(FillInColumn column, int place)
    {
        var letters = Workbook.Letters(place);
        return new SheetEntry(
            IsHidden: column.Head is null,
            IsText: column is { Choices.Count: 0, IsCount: false },
            column.IsCount,
            column.Choices.Count == 0
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{Lists}!${letters}$1:${letters}${column.Choices.Count}")
        );
    }

    private static IEnumerable<SheetRow> ChoicesOf(IReadOnlyList<FillInColumn> columns) =>
        Enumerable
            .Range(0, columns.Max(c => c.Choices.Count))
            .Select(i => new SheetRow([.. columns.Select(c => SheetCell.Of(c.Choices.ElementAtOrDefault(i)))]));
}
