using System.Globalization;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Reference;

namespace CaseTracker.Cli;

/// <summary>What changed since an edition, for programs and for the terminal.</summary>
internal static class ChangesJson
{
    public static string Of(ViewChanges.Result changes) =>
        JsonOutput.Of(
            new
            {
                changes.Number,
                changes.Other,
                changes.From,
                changes.To,
                NewFacts = changes.NewFacts.Select(Line),
                Corrections = changes.Corrections.Select(Line),
                Definitions = changes.Definitions.Select(d => new
                {
                    Table = d.Table.ToString(),
                    d.Before,
                    d.After,
                }),
                changes.Events,
            }
        );

    public static IEnumerable<string> InWords(ViewChanges.Result changes)
    {
        var events = changes.Events.ToDictionary(e => e.Position);
        foreach (var (title, lines) in new[] { ("New facts", changes.NewFacts), ("Corrections", changes.Corrections) })
        {
            yield return $"{title}: {lines.Count}";
            foreach (var line in lines)
            {
                yield return $"  {line.Change.Table} {line.Change.Label}, {line.Change.Column.Heading}: {line.Change.BeforeText ?? "-"} -> {line.Change.AfterText ?? "-"}";
                foreach (var position in line.Events)
                {
                    var e = events[position];
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"    {e.Reference} {e.Type} {e.EffectiveOn ?? "-"}, recorded {e.RecordedAt:yyyy-MM-dd HH:mm} by {e.Author}"
                    );
                }
                if (line.Events.Count == 0)
                    yield return "    by the passing of time";
            }
        }
        yield return $"Changed definitions: {changes.Definitions.Count}";
        foreach (var table in changes.Definitions)
            yield return $"  {table.Table}: version {table.Before} -> {table.After}";
    }

    private static object Line(ViewChanges.Line line) =>
        new
        {
            Table = line.Change.Table.ToString(),
            Row = Codes.Of(line.Change.Kind),
            line.Change.Keys,
            line.Change.Label,
            Column = line.Change.Column.Id,
            Before = ValueOf(line.Change.Before, line.Change.Column),
            After = ValueOf(line.Change.After, line.Change.Column),
            line.Events,
        };

    /// <summary>As the tables' own JSON has it: a share as a percentage, a code as it is.</summary>
    private static object? ValueOf(Cell? cell, Column column) =>
        cell is null ? null
        : column.Kind > ColumnKind.Share ? cell.Code
        : column.Kind == ColumnKind.Share ? cell.Value / 10m
        : cell.Value;
}
