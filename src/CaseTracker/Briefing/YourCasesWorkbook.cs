using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Office;
using CaseTracker.Reference;
using CaseTracker.Texts;
using T = CaseTracker.Briefing.TableTexts;

namespace CaseTracker.Briefing;

/// <summary>The cases of a State as a workbook: all that its list says of each, the time limits that run for it, and what is
/// meant.</summary>
internal static class YourCasesWorkbook
{
    private static readonly (string Head, double Width)[] Limiting =
    [
        ("Head.case", 22),
        ("Yours.limit", 44),
        ("Yours.since", 13),
        ("Yours.due", 13),
    ];

    private sealed record Part(string Head, double Width, Func<ListCases.Row, SheetCell> Of, bool IsFigure = false);

    public static void Write(YourCases cases, Uri? address, Sight sight, Stream file)
    {
        var parts = Parts(address, sight);
        Workbook.Write(
            file,
            cases.Title,
            T.Get("Annex.sender"),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            [
                new Sheet(T.Get("Yours.sheet_cases"), [.. parts.Select(p => p.Width)], Cases(cases, parts))
                {
                    FrozenRows = 2,
                    FrozenColumns = 1,
                },
                new Sheet(T.Get("Yours.sheet_limits"), [.. Limiting.Select(l => l.Width)], Limits(cases, address, sight))
                {
                    FrozenRows = 1,
                    FrozenColumns = 1,
                },
                new Sheet(T.Get("Sheet.definitions"), [110], cases.Summary.Concat(cases.Notes).Select(Note)),
            ]
        );
    }

    private static Part[] Parts(Uri? address, Sight sight) =>
        [
            new(T.Get("Head.case"), 22, c => Reference(c.Reference, address, sight)),
            new(T.Get("Column.on"), 12, c => TableWorkbook.Date(c.IncidentOn)),
            new(T.Get("Head.mission"), 13, c => SheetCell.Of(c.Mission)),
            new(Terms.Name<Act>(), 18, c => SheetCell.Of(Terms.Of("Act", c.Act))),
            new(T.Get("Yours.area"), 20, c => SheetCell.Of(c.Area)),
            new(T.Get("Head.host"), 26, c => SheetCell.Of(string.Join(", ", c.HostStates.Select(T.State)))),
            Count("Column.persons", c => c.Persons),
            Count("Column.killed", c => c.Killed),
            Count("Column.injured", c => c.Injured),
            Count("Column.abducted", c => c.Abducted),
            Count("Column.detained", c => c.Detained),
            Count("Yours.missing", c => c.Missing),
            Count("Column.assaulted", c => c.Assaulted),
            Count("Column.threatened", c => c.Threatened),
            new(T.Get("Yours.stage"), 26, c => SheetCell.Of(Terms.Of("Stage", c.Stage))),
            new(Terms.Name<Accountability>(), 22, c => SheetCell.Of(Terms.Of("Accountability", c.Accountability))),
            new(Terms.Name<Closure>(), 24, c => SheetCell.Of(c.Closure is { } closure ? Terms.Of("Closure", closure) : null)),
            new(T.Get("Yours.notified"), 14, c => TableWorkbook.Date(c.HostNotifiedOn)),
            new(T.Get("Yours.acknowledged"), 14, c => TableWorkbook.Date(c.HostAcknowledgedOn)),
            new(T.Get("Yours.moved"), 14, c => TableWorkbook.Date(c.LastMovedOn)),
            new(T.Get("Yours.summary"), 70, c => SheetCell.Of(c.Summary, SheetStyle.Wrapped)),
        ];

    private static IEnumerable<SheetRow> Cases(YourCases cases, IReadOnlyCollection<Part> parts)
    {
        yield return new SheetRow([SheetCell.Of(cases.Title, SheetStyle.Title)], 20);
        yield return new SheetRow(
            [.. parts.Select(p => SheetCell.Of(p.Head, p.IsFigure ? SheetStyle.HeadOfFigures : SheetStyle.Head))],
            30
        );
        foreach (var row in cases.Cases)
            yield return new SheetRow([.. parts.Select(p => p.Of(row))]);
    }

    private static IEnumerable<SheetRow> Limits(YourCases cases, Uri? address, Sight sight)
    {
        yield return new SheetRow([.. Limiting.Select(l => SheetCell.Of(T.Get(l.Head), SheetStyle.Head))]);
        foreach (var limit in cases.Limits)
        {
            var kind = SheetCell.Of(Terms.Of("ClockKind", limit.Kind));
            yield return new SheetRow([
                Reference(limit.Reference, address, sight),
                kind,
                TableWorkbook.Date(limit.StartedOn),
                TableWorkbook.Date(limit.DueOn),
            ]);
        }
    }

    private static SheetRow Note(string text) => new([SheetCell.Of(text, SheetStyle.Wrapped)], ((text.Length / 100) + 1) * 13.5);

    private static Part Count(string head, Func<ListCases.Row, int> of) =>
        new(T.Get(head), 12, c => new SheetCell(null, of(c), SheetStyle.Whole), IsFigure: true);

    private static SheetCell Reference(string reference, Uri? address, Sight sight) =>
        new(reference, null, SheetStyle.Text, TableWorkbook.Linked(address, sight.Of(HeadKind.Case, reference)));
}
