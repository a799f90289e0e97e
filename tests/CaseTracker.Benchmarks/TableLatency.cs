using System.Diagnostics;
using CaseTracker.Access;
using CaseTracker.Briefing;

namespace CaseTracker.Benchmarks;

/// <summary>How long the tables of a briefing take together over all years, for the UN and for liaisons: one after the other, as a desk officer opens them.</summary>
internal static class TableLatency
{
    private const int Calls = 5;

    public static async Task<int> Run(Settings settings)
    {
        Console.WriteLine($"\nTables over all years: the median of {Calls} calls after the first");
        await using var store = await Store.New(settings);
        using var process = Process.GetCurrentProcess();
        var (since, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await store.Fill(settings.Cases);
        process.Refresh();
        Console.WriteLine($"  {settings.Cases:N0} cases, seeded in {since.Elapsed.TotalSeconds:N0} s (processor time {(process.TotalProcessorTime - before).TotalSeconds:N0} s)");
        foreach (var caller in new[] { Store.Desk, Store.LiaisonOf(Store.Liaison), Store.LiaisonOf("COD") }) await Measure(store, caller);
        return 0;
    }

    private static async Task Measure(Store store, Caller caller)
    {
        var (period, sum, cpu) = (new Period(Period.SeriesStart, new DateOnly(2025, 12, 31)), 0.0, 0.0);
        foreach (var id in Enum.GetValues<TableId>())
        {
            var (times, processor, rows) = (new List<double>(), new List<double>(), 0);
            for (var call = 0; call <= Calls; call++)
            {
                using var process = Process.GetCurrentProcess();
                var (since, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
                rows = (await store.Send(caller, new ViewTable.Query(id, period))).Rows.Count;
                process.Refresh();
                times.Add(since.Elapsed.TotalMilliseconds);
                processor.Add((process.TotalProcessorTime - before).TotalMilliseconds);
            }
            var (median, used) = (Median(times), Median(processor));
            (sum, cpu) = (sum + median, cpu + used);
            Console.WriteLine($"    {id} of {caller.Audience}: {rows:N0} rows, {median:N0} ms, processor time {used:N0} ms");
        }
        Console.WriteLine($"    together for {caller.Audience}: {sum:N0} ms, processor time {cpu:N0} ms");
    }

    private static double Median(List<double> values) => values.Skip(1).Order().ElementAt(Calls / 2);
}
