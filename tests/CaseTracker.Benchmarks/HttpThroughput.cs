using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Seeding;
using CaseTracker.Web;
using CaseTracker.Web.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks;

/// <summary>
/// How many lists and cases a liaison gets in a second over HTTP, beside a bare endpoint that runs the same statements and writes the same
/// JSON without sign-in, rights, tags or log; by turns in one run, so that both have the same machine. Needs wrk.
/// </summary>
internal static class HttpThroughput
{
    private const string State = "BGD",
        Liaison = "liaison@example.org";
    private const int Rounds = 5,
        Connections = 4,
        WarmUp = 15;

    public static async Task<int> Run(string[] arguments)
    {
        var cases = Number(arguments, 0, 3000);
        var seconds = Number(arguments, 1, 5);
        var folder = Directory.CreateTempSubdirectory("casetracker-benchmark").FullName;
        var path = Path.Combine(folder, "benchmark.db");
        await using var service = WebService.Build(
            new WebServiceOptions
            {
                Database = $"sqlite:{path}",
                MasterKey = new MasterKey(new byte[32]),
                Urls = ["http://127.0.0.1:0"],
            }
        );
        var reference = await Prepare(service, cases);
        await using var bare = BareService.Build(path, State);
        await service.StartAsync();
        await bare.StartAsync();
        var cookie = await SignedIn.Cookie(service, Liaison);
        foreach (var target in new[] { "/api/cases", $"/api/cases/{reference}" })
        {
            await AssertSame(AddressOf(service), cookie, AddressOf(bare), target);
            await Compare(
                target == "/api/cases" ? "list of 50" : "one case",
                new Load(AddressOf(service) + target, cookie),
                new Load(AddressOf(bare) + target, null),
                seconds
            );
        }
        await Compare(
            "list of 50, the bare one without counting",
            new Load(AddressOf(service) + "/api/cases", cookie),
            new Load(AddressOf(bare) + "/api/cases/without-counting", null),
            seconds
        );
        await service.StopAsync();
        await bare.StopAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>The best of some rounds each: what else the machine does can only make a round slower.</summary>
    private static async Task Compare(string name, Load product, Load bare, int seconds)
    {
        // Code is compiled to its final form only after thousands of calls.
        await bare.Run(Connections, WarmUp);
        await product.Run(Connections, WarmUp);
        var (of, without) = (new List<Measured>(), new List<Measured>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await bare.Run(Connections, seconds));
            of.Add(await product.Run(Connections, seconds));
        }
        var (best, bestBare) = (of.MaxBy(m => m.PerSecond)!, without.MaxBy(m => m.PerSecond)!);
        var (cpu, cpuBare) = (of.Min(m => m.Cpu), without.Min(m => m.Cpu));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {best.PerSecond:0}/s, bare {bestBare.PerSecond:0}/s, {100 * best.PerSecond / bestBare.PerSecond:0} %; processor time {cpu:0} us, bare {cpuBare:0} us, {100 * cpuBare / cpu:0} %"
            )
        );
    }

    private static async Task<string> Prepare(WebApplication service, int cases)
    {
        await service.Services.GetRequiredService<Migrator>().Migrate();
        await using var scope = service.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<MissionLoader>().Load();
        var missions = await services.GetRequiredService<MissionDirectory>().Read();
        await services
            .GetRequiredService<Seeder>()
            .Seed(Author.System, new SyntheticCases(missions, 2589, new DateOnly(2025, 12, 31)), cases);
        var designation = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await services
            .GetRequiredService<Recorder>()
            .Record(
                Author.System,
                recording =>
                {
                    recording.Add(
                        "Designation",
                        designation,
                        [new Designated(Liaison, "Liaison", Role.Liaison, State, new DateOnly(2020, 1, 1), null)]
                    );
                    return Task.FromResult(true);
                }
            );
        var rows = await service
            .Services.GetRequiredService<Database>()
            .Read(session =>
                new AudienceReader(session, new Viewpoint(Audience.Of(State))).Query<CaseRow>(
                    "-- HttpThroughput.Cases\nSELECT * FROM {CaseRow} AS c ORDER BY c.Persons DESC, c.Reference"
                )
            );
        Console.WriteLine($"{cases} cases, of which {rows.Count} concern {State}; {Connections} connections");
        return rows[0].Reference;
    }

    private static async Task AssertSame(string service, string cookie, string bare, string target)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, service + target) { Headers = { { "Cookie", cookie } } };
        using var answer = await client.SendAsync(request);
        var (of, without) = (await answer.Content.ReadAsStringAsync(), await client.GetStringAsync(new Uri(bare + target)));
        if (of != without)
            throw new InvalidOperationException($"{target} differs:\n{of}\n{without}");
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static int Number(string[] arguments, int index, int otherwise) =>
        arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
}
