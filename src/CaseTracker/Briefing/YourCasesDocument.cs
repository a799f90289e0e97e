using System.Globalization;
using CaseTracker.Office;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Briefing;

/// <summary>The cases of a State as a document for its liaison: how many they are, each of them, and what is due from the State.</summary>
internal static class YourCasesDocument
{
    public static void Write(YourCases cases, Stream file) =>
        new WordDocument(
            cases.Title,
            TableTexts.Get("Annex.sender"),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            cases.Title,
            [
                new WordText("Title", cases.Title, IsWide: true),
                .. cases.Summary.Select(s => new WordText("Numbered", s, IsWide: true)),
                .. cases.Cases.Count == 0
                    ? []
                    : (WordBlock[])
                        [new WordCaption(TableTexts.Get("Annex.table"), 1, TableTexts.Get("Yours.table_cases"), true), Cases(cases)],
                .. cases.Limits.Count == 0
                    ? []
                    : (WordBlock[])
                        [new WordCaption(TableTexts.Get("Annex.table"), 2, TableTexts.Get("Yours.table_limits"), true), Limits(cases)],
                .. cases.Notes.Select(n => new WordText("Notes", n, IsWide: true)),
            ]
        ).Write(file);

    private static WordTable Cases(YourCases cases) =>
        new(
            [
                Words("Head.case", 24),
                Words("Column.on", 17),
                Words("Head.mission", 11),
                new(Terms.Name<Act>(), 14, false),
                Words("Yours.area", 13),
                Words("Head.host", 16),
                new(TableTexts.Get("Column.killed"), 7, true),
                new(TableTexts.Get("Column.injured"), 9, true),
                new(TableTexts.Get("Column.persons"), 12, true),
                Words("Yours.stage", 18),
                Words("Yours.moved", 17),
            ],
            cases.Cases.Select(c => new WordRow([
                c.Reference,
                TableTexts.Date(c.IncidentOn),
                c.Mission,
                Terms.Of("Act", c.Act),
                c.Area ?? "",
                string.Join(", ", c.HostStates.Select(TableTexts.State)),
                .. new[] { c.Killed, c.Injured, c.Persons }.Select(TableTexts.Number),
                Terms.Of("Stage", c.Stage),
                TableTexts.Date(c.LastMovedOn),
            ])),
            IsWide: true
        );

    private static WordTable Limits(YourCases cases) =>
        new(
            [Words("Head.case", 24), Words("Yours.limit", 40), Words("Yours.since", 20), Words("Yours.due", 20)],
            cases.Limits.Select(l => new WordRow([
                l.Reference,
                Terms.Of("ClockKind", l.Kind),
                TableTexts.Date(l.StartedOn),
                TableTexts.Date(l.DueOn),
            ])),
            IsWide: true
        );

    private static WordColumn Words(string head, double weight) => new(TableTexts.Get(head), weight, IsFigure: false);
}
