using System.Diagnostics;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Import;
using CaseTracker.Ledger;

namespace CaseTracker.Benchmarks;

/// <summary>What seeding and importing cost beside a plain prepared insert of the same final rows in as many transactions.</summary>
internal static class BulkRates
{
    private const int CasesInTransaction = 500;

    private static readonly IReadOnlyDictionary<string, string> Other = new Dictionary<string, string>
    {
        ["Ledger"] = string.Join(", ", LedgerRow.Columns),
        ["PersonKey"] = "PersonId, Wrapped",
    };

    public static async Task<int> Run(Settings settings)
    {
        Console.WriteLine("\nBulk work against a plain prepared insert of the same rows");
        await Compare(
            settings,
            $"seed {settings.Cases} cases",
            settings.Cases,
            Math.Max(1, settings.Cases / CasesInTransaction),
            store => store.Fill(settings.Cases)
        );
        var file = Fatalities();
        await Compare(
            settings,
            "import 4,350 rows",
            4350,
            1,
            async store =>
            {
                using var content = new MemoryStream(file);
                await store.Send(Store.Desk, new ImportFatalities.Command(content, "fatalities.csv"));
            }
        );
        Console.WriteLine($"  peak memory of this process: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return 0;
    }

    private static async Task Compare(Settings settings, string what, int units, int transactions, Func<Store, Task> work)
    {
        await using var store = await Store.New(settings);
        var before = await Rows(store);
        var product = await Timed(() => work(store));
        var rows = (await Rows(store))
            .Select(t => (t.Table, t.Columns, Rows: t.Rows.Skip(before.First(b => b.Table == t.Table).Rows.Count).ToList()))
            .ToList();
        await using var other = await Store.New(settings);
        var engine = Engine.For(other.Address);
        var plain = await Timed(async () =>
        {
            for (var part = 0; part < transactions; part++)
            {
                await using var connection = await engine.Open(default);
                await using var transaction = await engine.Begin(connection, writing: true, default);
                foreach (var (table, columns, all) in rows)
                {
                    var size = (all.Count + transactions - 1) / transactions;
                    await engine.Insert(connection, transaction, table, columns, all.Skip(part * size).Take(size), default);
                }
                await transaction.CommitAsync();
            }
        });
        Console.WriteLine(
            $"  {what}: {product.Wall.TotalSeconds:N1} s, {units / product.Wall.TotalSeconds:N0}/s, plain insert of its {rows.Sum(r => r.Rows.Count):N0} rows {plain.Wall.TotalSeconds:N1} s = {plain.Wall / product.Wall:P0}; "
                + $"processor time {product.Processor.TotalSeconds:N1} s, plain {plain.Processor.TotalSeconds:N1} s = {plain.Processor / product.Processor:P0}"
        );
    }

    /// <summary>All that the product has stored, in the order in which it lies.</summary>
    private static Task<List<(string Table, IReadOnlyList<string> Columns, List<object?[]> Rows)>> Rows(Store store) =>
        store.Database.Read(async session =>
        {
            var all = new List<(string, IReadOnlyList<string>, List<object?[]>)>();
            foreach (
                var (table, columns) in Other
                    .Select(o => (o.Key, o.Value))
                    .Concat(RowTable.All.Select(t => (t.Name, string.Join(", ", t.Columns.Concat(["FromSeq", "ToSeq"])))))
            )
            {
                var rows = new List<object?[]>();
                await foreach (var values in session.StreamValues($"-- BulkRates.Rows\nSELECT {columns} FROM {table}"))
                    rows.Add([.. values.Select(v => v is DBNull ? null : v)]);
                all.Add((table, columns.Split(", "), rows));
            }
            return all;
        });

    private static async Task<(TimeSpan Wall, TimeSpan Processor)> Timed(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var (since, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await work();
        process.Refresh();
        return (since.Elapsed, process.TotalProcessorTime - before);
    }

    /// <summary>As many rows as the edition of 2023 has, a quarter of them malicious acts; all invented.</summary>
    private static byte[] Fatalities()
    {
        var lines = Enumerable
            .Range(1, 4350)
            .Select(n =>
                $"{n},{new DateOnly(1990, 1, 1).AddDays(n / 2 * 5):yyyy-MM-dd},INVENTED-{n},{(n % 3 == 0 ? "MINUSCA" : "UNIFIL")},Fatality,M,Morocco,Military,{(n % 4 == 0 ? "Malicious Act" : "Illness")},504.0,MAR,2023-11-28"
            );
        const string header =
            "id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update";
        return System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(header)) + "\n");
    }
}
