using System.Diagnostics;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Seeding;

namespace CaseTracker.Benchmarks;

/// <summary>How long a list with its exact count takes the larger the database is, for a State with 3,000 cases of its own, for one with many, and for the UN.</summary>
internal static class ListLatency
{
    /// <summary>Above this many cases only the rows that lists read are made, without ledger and words: seeding them all would take hours and lists would read the same.</summary>
    private const int SeededWhole = 100_000;

    private const int Calls = 50;

    public static async Task<int> Run(Settings settings)
    {
        Console.WriteLine($"\nList latency with exact count: the first call, then the median and the slowest of {Calls}");
        foreach (var size in settings.Sizes)
        {
            await using var store = await Store.New(settings);
            var since = Stopwatch.StartNew();
            if (size <= SeededWhole) await store.Fill(size);
            else await FillLists(store, size);
            Console.WriteLine($"  {size:N0} cases, {(size <= SeededWhole ? "seeded" : "list rows made")} in {since.Elapsed.TotalSeconds:N0} s, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
            foreach (var caller in new[] { Store.LiaisonOf(Store.Liaison), Store.LiaisonOf("COD"), Store.Desk })
                await Measure(store, $"list of {caller.Audience}", caller, new CaseFilter());
            if (size > SeededWhole) continue;
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
        Console.WriteLine($"    {what}: {count:N0} cases; first {times[0]:N1} ms, median {warm[warm.Count / 2]:N2} ms, slowest {warm[^1]:N1} ms");
    }

    private static async Task FillLists(Store store, int count)
    {
        var (cases, projection, engine, table) = (await store.Synthetic(count), new CaseProjection(), Engine.For(store.Address), RowTable.Of(typeof(CaseRow)));
        var (recordedAt, position) = (new DateTime(2025, 12, 31, 0, 0, 0, DateTimeKind.Utc), 0L);
        foreach (var numbers in Enumerable.Range(0, count).Chunk(2000))
        {
            var rows = new List<object?[]>();
            foreach (var draft in numbers.Select(cases.Begin))
            {
                var version = 0;
                var history = cases.Events(draft, draft.Reference(0), null, null)
                    .Select(e => new Recorded(++position, CaseFile.StreamKind, draft.CaseId, ++version, e, recordedAt, "benchmark", "desk_officer")).ToList();
                rows.AddRange(projection.Rows(history).OfType<CaseRow>().Select(r => (object?[])[.. table.ValuesOf(r), position, RowTable.Open]));
            }
            await using var connection = await engine.Open(default);
            await using var transaction = await engine.Begin(connection, writing: true, default);
            await engine.Insert(connection, transaction, table.Name, [.. table.Columns, "FromSeq", "ToSeq"], rows, default);
            await transaction.CommitAsync();
        }
    }
}
