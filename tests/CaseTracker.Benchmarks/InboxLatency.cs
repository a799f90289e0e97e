using System.Diagnostics;
using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Briefing;
using CaseTracker.Clocks;
using CaseTracker.Correspondence;
using CaseTracker.Data;
using CaseTracker.Home;
using CaseTracker.Notifications;
using CaseTracker.Registry;
using CaseTracker.StatusRequests;
using Dapper;

namespace CaseTracker.Benchmarks;

/// <summary>What the home page and the lists of correspondence take on the server, for five roles; a commit moves the ledger on before
/// every request, as in a busy hour.</summary>
internal static class InboxLatency
{
    private const int Calls = 40;
    private const double Bar = 100;
    private const string Counts = """
        SELECT (SELECT COUNT(*) FROM CaseRow WHERE Audience = 'UN' AND ToSeq = @Open) AS Cases,
            (SELECT COUNT(*) FROM MessageRow WHERE Audience = 'UN' AND ToSeq = @Open) AS Messages,
            (SELECT COUNT(*) FROM ClockRow WHERE Audience = 'UN' AND ToSeq = @Open) AS Clocks,
                (SELECT COUNT(*) FROM SubmissionRow WHERE Audience = 'UN' AND ToSeq = @Open) AS Submissions,
            (SELECT COUNT(*) FROM RequestLineRow WHERE Audience = 'UN' AND ToSeq = @Open) AS Lines
        """;

    private static readonly Caller FocalPoint = new("focal@benchmark", "Focal point", Role.FocalPoint, Disclosure.Audience.Un, ["MINUSMA"]);

    private sealed record Sizes
    {
        public long Cases { get; init; }
        public long Messages { get; init; }
        public long Clocks { get; init; }
        public long Submissions { get; init; }
        public long Lines { get; init; }
    }

    public static async Task<int> Run(Settings settings)
    {
        Console.WriteLine($"\nHome and inbox: server time of {Calls} requests after the first, a commit before each");
        var since = Stopwatch.StartNew();
        await using var store = settings.Database is { } file ? await Store.Kept(file, settings.Cases) : await Store.New(settings);
        if (settings.Database is null)
            await store.Fill(settings.Cases);
        await using var connection = await Engine.For(store.Address).Open(default);
        var sizes = await SizesOf();
        if (sizes.Messages < 10 * sizes.Cases)
        {
            await new InboxRows(store, DateTime.UtcNow).Make();
            sizes = await SizesOf();
            Console.WriteLine("  correspondence and time limits beside the seeded ones: rows of the read side only");
        }
        Console.WriteLine(
            $"  {sizes.Cases:N0} cases, {sizes.Messages:N0} messages, {sizes.Clocks:N0} time limits, {sizes.Submissions:N0} submissions, {sizes.Lines:N0} lines of requests; ready after {since.Elapsed.TotalSeconds:N0} s"
        );
        Console.WriteLine("    ms: first | processor median, p95 | wall median, p95");
        foreach (
            var caller in new[] { Store.Desk, FocalPoint, Store.LiaisonOf("COD"), Store.LiaisonOf("IND"), Store.LiaisonOf(Store.Liaison) }
        )
        {
            foreach (var (name, page) in Pages(store, caller))
                await Measure(
                    $"{caller.Role} {(caller.Audience.IsState ? caller.Audience.Code : caller.Missions?[0])} {name}",
                    page,
                    connection
                );
        }
        return 0;

        Task<Sizes> SizesOf() => connection.QuerySingleAsync<Sizes>(Counts, new { Disclosure.RowTable.Open });
    }

    private static IEnumerable<(string Name, Func<Task> Page)> Pages(Store store, Caller caller)
    {
        yield return (
            "home",
            async () =>
            {
                await store.Send(caller, new ViewHome.Query());
                await store.Send(caller, new MarkVisited.Command());
            }
        );
        yield return ("messages", () => store.Send(caller, new ListMessages.Query(new MessageFilter())));
        yield return ("messages not opened", () => store.Send(caller, new ListMessages.Query(new MessageFilter { Opened = false })));
        yield return (
            "submissions",
            async () =>
            {
                await store.Send(caller, new ListSubmissions.Query());
                if (caller.Has(Right.Submit))
                    await store.Send(caller, new ListDrafts.Query());
            }
        );
        yield return ("requests", () => store.Send(caller, new ListStatusRequests.Query()));
        yield return (
            "clocks",
            async () =>
            {
                await store.Send(caller, new ListClocks.Query(new ClockFilter()));
                if (caller.Has(Right.FollowUp))
                    await store.Send(caller, new DueReminders.Query());
            }
        );
        yield return ("assistance", () => store.Send(caller, new ListAssistance.Query(new AssistanceFilter())));
        yield return ("areas", () => store.Send(caller, new ViewAreas.Query(Period.OfYear(2025))));
        if (caller.Has(Right.FollowUp))
        {
            yield return ("dashboard", () => store.Send(caller, new ViewDashboard.Query()));
            yield return ("registry", () => store.Send(caller, new ListRegistry.Query(new RegistryFilter())));
        }
    }

    private static async Task Measure(string what, Func<Task> page, System.Data.Common.DbConnection connection)
    {
        var (wall, processor) = (new List<double>(), new List<double>());
        var head = await connection.QuerySingleAsync<long>("SELECT Seq FROM LedgerHead WHERE Id = 1");
        try
        {
            for (var call = 0; call <= Calls; call++)
            {
                await MoveTo(head + call);
                var (since, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                await page();
                wall.Add(since.Elapsed.TotalMilliseconds);
                processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }
        finally
        {
            await MoveTo(head);
        }
        var (cpu, time) = (processor.Skip(1).Order().ToList(), wall.Skip(1).Order().ToList());
        var (median, late) = (Calls / 2, Calls * 95 / 100);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"    {what, -42} {wall[0], 7:N1} | {cpu[median], 7:N1} {cpu[late], 7:N1} | {time[median], 7:N1} {time[late], 7:N1}{(cpu[late] > Bar || time[late] > Bar ? "  above the bar" : "")}"
            )
        );

        Task MoveTo(long position) => connection.ExecuteAsync("UPDATE LedgerHead SET Seq = @position WHERE Id = 1", new { position });
    }
}
