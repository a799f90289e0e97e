using System.Globalization;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Web;
using CaseTracker.Web.SignIn;
using CaseTracker.Web.Tests;
using CaseTracker.Web.Tests.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks;

/// <summary>What it costs each request to know who asks: by the session of a cookie, remembered and read anew, and by an access
/// token.</summary>
internal static class SignInCost
{
    private const int WarmUp = 20_000,
        Calls = 100_000,
        Reads = 20_000;

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("casetracker-benchmark").FullName;
        await using (var provider = await TestProvider.Start())
        {
            await using var service = WebService.Build(
                new WebServiceOptions
                {
                    Database = $"sqlite:{Path.Combine(folder, "benchmark.db")}",
                    MasterKey = new MasterKey(new byte[32]),
                    SignIn = new() { Authority = provider.Address },
                }
            );
            await service.Services.GetRequiredService<Migrator>().Migrate();
            var cookie = await SignedIn.Cookie(service, "somebody@example.org");
            await Measure("session, remembered", Calls, () => Ask(service.Services, Persons.Scheme, "Cookie", cookie));
            var store = service.Services.GetRequiredService<SessionStore>();
            await Measure(
                "session, read anew",
                Reads,
                async () =>
                {
                    // After any ending on this node nothing is believed that was read before.
                    await store.End(() => Task.CompletedTask);
                    await Ask(service.Services, Persons.Scheme, "Cookie", cookie);
                }
            );
            var token = provider.AccessToken("somebody@example.org");
            await Measure("access token", Reads, () => Ask(service.Services, TokenHandler.SchemeName, "Authorization", $"Bearer {token}"));
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task Ask(IServiceProvider services, string scheme, string header, string value)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers[header] = value;
        if (!(await context.AuthenticateAsync(scheme)).Succeeded)
            throw new InvalidOperationException("Nobody was recognised.");
    }

    /// <summary>Processor time, which hardly changes with what else the machine does.</summary>
    private static async Task Measure(string what, int calls, Func<Task> call)
    {
        for (var i = 0; i < WarmUp; i++)
            await call();
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++)
            await call();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {(Environment.CpuUsage.TotalTime - before).TotalMicroseconds / calls:0.0} us of processor time"
            )
        );
    }
}
