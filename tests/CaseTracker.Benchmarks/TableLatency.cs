using System.Diagnostics;
using CaseTracker.Access;
using CaseTracker.Briefing;

namespace CaseTracker.Benchmarks;

/// <summary>
/// How long the tables of a briefing take together over all years, for the UN and for liaisons: one after the other, as a desk officer
/// opens them (of those that list single things the first page), and then whole, as they are taken out.
/// </summary>
internal static class TableLatency
{
    private const int Calls = 5;

    public static async Task<int> Run(Settings settings)
    {
        Console.WriteLine($"\nTables over all years: the median of {Calls} calls after the first");
        using var process = Process.GetCurrentProcess();
        var (since, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await using var store = settings.Database is { } file ? await Store.Kept(file, settings.Cases) : await Store.New(settings);
        if (settings.Database is null)
            await store.Fill(settings.Cases);
        process.Refresh();
        Console.WriteLine(
            $"  {settings.Cases:N0} cases, ready after {since.Elapsed.TotalSeconds:N0} s (processor time {(process.TotalProcessorTime - before).TotalSeconds:N0} s)"
        );
        foreach (var caller in new[] { Store.Desk, Store.LiaisonOf(Store.Liaison), Store.LiaisonOf("COD") })
        {
            await Measure(store, caller, 1);
            await Measure(store, caller, null);
        }
        return 0;
    }

    private static async Task Measure(Store store, Caller caller, int? page)
    {
        var (period, sum, cpu) = (new Period(Period.SeriesStart, new DateOnly(2025, 12, 31)), 0.0, 0.0);
        foreach (var id in Enum.GetValues<TableId>())
        {
            var (times, processor, rows) = (new List<double>(), new List<double>(), 0);
            for (var call = 0; call <= Calls; call++)
            {
                using var process = Process.GetCurrentProcess();
                var (since, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
                rows = (await store.Send(caller, new ViewTable.Query(id, period, Page: page))).Rows.Count;
                process.Refresh();
                times.Add(since.Elapsed.TotalMilliseconds);
                processor.Add((process.TotalProcessorTime - before).TotalMilliseconds);
            }
            var (median, used) = (Median(times), Median(processor));
            (sum, cpu) = (sum + median, cpu + used);
            Console.WriteLine($"    {id} of {caller.Audience}: {rows:N0} rows, {median:N0} ms, processor time {used:N0} ms");
        }
        Console.WriteLine(
            $"    together for {caller.Audience}, {(page is null ? "whole" : "as opened")}: {sum:N0} ms, processor time {cpu:N0} ms"
        );
    }

    private static double Median(List<double> values) => values.Skip(1).Order().ElementAt(Calls / 2);
}
