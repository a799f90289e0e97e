using System.Text.Json;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Editions;

/// <summary>Compares tables as their JSON files have them, apart from the product's own comparison.</summary>
internal static class IndependentDifference
{
    /// <summary>Every row, by table and names, with its values in order; rows of the same names stand together.</summary>
    public static async Task<ILookup<string, string[]>> Rows(World world, Edition edition, long position)
    {
        var rows = new List<(string Key, string[] Values)>();
        foreach (var id in edition.Tables)
        {
            var file = await world
                .As(World.Desk)
                .Send(new ExportTable.Query(new ViewTable.Query(id, edition.Period, edition.Filter, position), ExportFormat.Json));
            using var table = JsonDocument.Parse(file.Content);
            foreach (var row in table.RootElement.GetProperty("rows").EnumerateArray())
            {
                var names = row.EnumerateObject().Where(p => p.Name is not ("label" or "cells")).Select(p => p.Value.GetString());
                rows.Add(
                    (
                        $"{id} {string.Join(' ', names)}",
                        [.. row.GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("value").GetRawText())]
                    )
                );
            }
        }
        return rows.ToLookup(r => r.Key, r => r.Values);
    }

    /// <summary>The lines name exactly the rows that differ, and where a row stands once in both, exactly its figures with what they were
    /// and are.</summary>
    public static async Task AssertAccountedFor(World world, Edition edition, ViewChanges.Result changes)
    {
        var (before, after) = (await Rows(world, edition, changes.From), await Rows(world, edition, changes.To));
        var keys = before.Select(r => r.Key).Union(after.Select(r => r.Key)).ToList();
        var differing = keys.Where(k =>
                !before[k].Select(v => string.Join('|', v)).Order().SequenceEqual(after[k].Select(v => string.Join('|', v)).Order())
            )
            .ToList();
        var lines = changes.NewFacts.Concat(changes.Corrections).DistinctBy(l => l.Change).ToLookup(l => KeyOf(l.Change), l => l.Change);
        Assert.That(lines.Select(l => l.Key), Is.EquivalentTo(differing));
        foreach (var key in differing.Where(k => before[k].Count() == 1 && after[k].Count() == 1))
        {
            var figures = before[key]
                .Single()
                .Zip(after[key].Single())
                .Where(v => v.First != v.Second)
                .Select(v => $"{v.First} {v.Second}");
            Assert.That(
                lines[key].Select(c => $"{ValueOf(c.Before, c.Column)} {ValueOf(c.After, c.Column)}"),
                Is.EquivalentTo(figures),
                key
            );
        }
        var events = changes.Events.ToDictionary(e => e.Position);
        Assert.That(events.Keys, Is.All.GreaterThan(changes.From).And.All.LessThanOrEqualTo(changes.To));
        Assert.That(changes.Corrections.SelectMany(l => l.Events).Select(p => events[p].Kind), Is.All.EqualTo(ChangeKind.Correction));
        Assert.That(changes.NewFacts.SelectMany(l => l.Events).Select(p => events[p].Kind), Is.All.EqualTo(ChangeKind.NewFact));
        // Nothing but a time limit that ran out changes a figure without an event.
        Assert.That(changes.NewFacts.Where(l => l.Events.Count == 0).Select(l => l.Change.Column.Id), Is.All.EqualTo("overdue"));
    }

    private static string KeyOf(CellChange change) => $"{change.Table} {string.Join(' ', change.Keys.Prepend(Codes.Of(change.Kind)))}";

    private static string ValueOf(Cell? cell, Column column) =>
        cell is null ? "absent"
        : column.Kind > ColumnKind.Share ? JsonSerializer.Serialize(cell.Name?.En ?? cell.Code)
        : column.Kind == ColumnKind.Share ? JsonSerializer.Serialize(cell.Value / 10m)
        : JsonSerializer.Serialize(cell.Value);
}
