using System.Diagnostics;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;

namespace CaseTracker.Benchmarks;

/// <summary>
/// What an edition of all tables costs: to approve, to take out in every format, to check, and to compare with the present, for the year
/// before the last and for all years; with the peak of the working set. A kept database shows it without what filling it took.
/// </summary>
internal static class EditionCost
{
    public static async Task<int> Run(Settings settings)
    {
        await using var store = settings.Database is { } file ? await Store.Kept(file, settings.Cases) : await Store.New(settings);
        if (settings.Database is null)
            await store.Fill(settings.Cases);
        Console.WriteLine($"\nEditions of all tables over {settings.Cases:N0} cases");
        foreach (var (from, to) in new[] { (2024, 2024), (Period.SeriesStart.Year, 2025) })
            await Measure(store, from, to);
        return 0;
    }

    private static async Task Measure(Store store, int from, int to)
    {
        Console.WriteLine($"  {from} to {to}");
        var draft = await store.Send(
            Store.Desk,
            new ComposeEdition.Command(
                Enum.GetValues<TableId>(),
                new DateOnly(from, 1, 1),
                new DateOnly(to, 12, 31),
                Address: "https://tracker.example"
            )
        );
        var number = int.Parse(draft.Reference!, System.Globalization.CultureInfo.InvariantCulture);
        var proposed = await store.Send(Store.Desk, new PublishEdition.Command(number, 1, "Measured"));
        await Timed(
            "approved",
            () =>
                store.Send(
                    Store.Desk with
                    {
                        Subject = "second@benchmark",
                    },
                    new DecideProposal.Command(proposed.ProposalId!.Value, true, null)
                )
        );
        var edition = (await store.Send(Store.Desk, new ViewEdition.Query(Draft: number))).Edition.Number!.Value;
        foreach (var format in Enum.GetValues<EditionFormat>())
            await Timed($"as {format}", () => Export(store, edition, [format]));
        await Timed("as all", () => Export(store, edition, Enum.GetValues<EditionFormat>()));
        await Timed("checked", () => store.Send(Store.Desk, new ViewEdition.Query(edition, Check: true)));
        await Timed("compared", () => store.Send(Store.Desk, new ViewChanges.Query(edition)));
    }

    private static async Task<long> Export(Store store, int edition, IReadOnlyList<EditionFormat> formats)
    {
        var folder = Directory.CreateTempSubdirectory("casetracker-edition");
        try
        {
            await store.Send(
                Store.Desk,
                new ExportEdition.Query(edition, formats, name => File.Create(Path.Combine(folder.FullName, name)))
            );
            return folder.EnumerateFiles().Sum(f => f.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Timed<T>(string what, Func<Task<T>> work)
    {
        using var process = Process.GetCurrentProcess();
        var (since, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var result = await work();
        process.Refresh();
        var size = result is long bytes ? $", {bytes / 1_000_000.0:N1} MB" : "";
        Console.WriteLine(
            $"    {what}: {since.Elapsed.TotalSeconds:N1} s, processor time {(process.TotalProcessorTime - before).TotalSeconds:N1} s{size}, working set {process.WorkingSet64 >> 20:N0} MB, at most {process.PeakWorkingSet64 >> 20:N0} MB"
        );
    }
}
