using System.Buffers.Binary;
using System.Diagnostics;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Seeding;

namespace CaseTracker.Benchmarks;

/// <summary>How long a list with its exact count takes the larger the database is, for a State with 3,000 cases of its own, for one with
/// many, and for the UN.</summary>
internal static class ListLatency
{
    /// <summary>Above this many cases only the rows that lists read are made, without ledger and words: a list reads the same, and nobody
    /// waits for hours.</summary>
    private const int SeededWhole = 100_000;

    private const int Made = 20_000,
        Calls = 50;

    public static async Task<int> Run(Settings settings)
    {
        Console.WriteLine($"\nList latency with exact count: the first call, then the median and the slowest of {Calls}");
        foreach (var size in settings.Sizes)
        {
            await using var store = await Store.New(settings);
            var since = Stopwatch.StartNew();
            if (size <= SeededWhole)
                await store.Fill(size);
            else
                await FillLists(store, size);
            Console.WriteLine(
                $"  {size:N0} cases, {(size <= SeededWhole ? "seeded" : "list rows made")} in {since.Elapsed.TotalSeconds:N0} s, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
            );
            foreach (var caller in new[] { Store.LiaisonOf(Store.Liaison), Store.LiaisonOf("COD"), Store.Desk })
                await Measure(store, $"list of {caller.Audience}", caller, new CaseFilter());
            if (size > SeededWhole)
                continue;
            foreach (var text in new[] { "patrol", "invented pat", "巡逻", "market road" })
                await Measure(store, $"search of the UN for '{text}'", Store.Desk, new CaseFilter { Text = text });
        }
        return 0;
    }

    private static async Task Measure(Store store, string what, Caller caller, CaseFilter filter)
    {
        var (times, count) = (new List<double>(), 0);
        for (var call = 0; call <= Calls; call++)
        {
            var since = Stopwatch.StartNew();
            count = (await store.Send(caller, new ListCases.Query(filter))).Count;
            times.Add(since.Elapsed.TotalMilliseconds);
        }
        var warm = times.Skip(1).Order().ToList();
        Console.WriteLine(
            $"    {what}: {count:N0} cases; first {times[0]:N1} ms, median {warm[warm.Count / 2]:N2} ms, slowest {warm[^1]:N1} ms"
        );
    }

    /// <summary>The same cases again and again under other references, apart from those of the liaison, which has the first ones
    /// only.</summary>
    private static async Task FillLists(Store store, int count)
    {
        var (engine, table, copies) = (Engine.For(store.Address), RowTable.Of(typeof(CaseRow)), new List<CaseRow>());
        var (cases, projection, position) = (await store.Synthetic(Made), new CaseProjection(new CaseFiles([]), []), 0L);
        foreach (var draft in Enumerable.Range(0, Made).Select(cases.Begin))
        {
            var version = 0;
            var history = cases
                .Tell(draft, draft.Reference(0), null, null)
                .Events.Select(e => new Recorded(
                    ++position,
                    CaseFile.StreamKind,
                    draft.CaseId,
                    ++version,
                    e,
                    default,
                    "benchmark",
                    "desk_officer"
                ))
                .ToList();
            copies.AddRange(projection.Rows(draft.CaseId, history).OfType<CaseRow>());
        }
        for (var copy = 0; copy * Made < count; copy++)
        {
            await using var connection = await engine.Open(default);
            await using var transaction = await engine.Begin(connection, writing: true, default);
            var rows = copies
                .Where(r => copy == 0 || r.Audience != Store.Liaison)
                .Select(r => (object?[])[.. table.ValuesOf(Copy(r, copy)), position + copy, RowTable.Open]);
            await engine.Insert(connection, transaction, table.Name, [.. table.Columns, "FromSeq", "ToSeq"], rows, default);
            await transaction.CommitAsync();
        }
    }

    private static CaseRow Copy(CaseRow row, int copy)
    {
        if (copy == 0)
            return row;
        var id = row.CaseId.ToByteArray(bigEndian: true);
        BinaryPrimitives.WriteInt16BigEndian(id.AsSpan(14), (short)copy);
        return row with { CaseId = new Guid(id, bigEndian: true), Reference = $"{row.Reference}{copy:000}" };
    }
}
