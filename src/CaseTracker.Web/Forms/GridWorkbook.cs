using System.Globalization;
using CaseTracker.Office;

namespace CaseTracker.Web.Forms;

/// <summary>The lines of a grid as a spreadsheet, to be filled in without a connection; choices are lists.</summary>
internal static class GridWorkbook
{
    public const string MediaType = FillInSheet.MediaType;

    private const string Creator = "CaseTracker";
    private const double Key = 24,
        Subject = 32,
        Other = 18;

    /// <param name="lines">Of the grid as it is shown; lines to fill in follow.</param>
    public static byte[] Write(Grid grid, IReadOnlyList<Section> lines, Entries entries) =>
        FillInSheet.Write(
            grid.Name,
            Creator,
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            [
                new FillInColumn(grid.KeyHead, Key, []),
                .. grid.Cells(0)
                    .Select(
                        (c, place) =>
                            new FillInColumn(
                                place == 0 ? grid.Subject : c.Label,
                                place == 0 ? Subject : Other,
                                [.. c.Choices.Select(choice => choice.Label)],
                                place == grid.Whole
                            )
                    ),
            ],
            [.. lines.Select((l, number) => (IReadOnlyList<string?>)[entries.Text(grid.KeyOf(number)), l.Title])],
            grid.Blank
        );
}
