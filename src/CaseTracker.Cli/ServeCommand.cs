using System.CommandLine;
using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Seeding;
using CaseTracker.Web;

namespace CaseTracker.Cli;

/// <summary>Runs the web service until it is stopped; for a demonstration it records invented cases and persons first, once.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Somebody who is designated.</summary>
    private sealed record Person(string Name, string Role, string Scope);

    public static Command Create(SharedOptions shared)
    {
        var urls = new Option<string>("--urls")
        {
            Description = $"Where to listen, separated by semicolons; else CASETRACKER_URLS, else {DefaultUrl}.", HelpName = "URLS",
            DefaultValueFactory = _ => shared.Surroundings.Variable("CASETRACKER_URLS") ?? DefaultUrl,
        };
        var json = new Option<bool>("--json") { Description = "Prints one line of JSON once the service is ready." };
        var command = new Command("serve", "Brings the database up to date and runs the web service; with --demo, with invented cases and persons.") { urls, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (demo, asJson, output) = (parsed.GetValue(shared.Demo), parsed.GetValue(json), shared.Surroundings.Output);
            var options = await Prepare(shared, parsed, demo, parsed.GetRequiredValue(urls).Split(';'), cancellation);
            await using var service = WebService.Build(options);
            await Start(service, cancellation);
            var (web, persons) = (service.Urls.First(), demo ? await Persons(service) : []);
            if (asJson) await output.WriteLineAsync(JsonOutput.Of(new { web, persons }));
            else await Announce(output, web, persons);
            await output.FlushAsync(cancellation);
            await service.WaitForShutdownAsync(cancellation);
            return 0;
        });
        return command;
    }

    private static async Task<WebServiceOptions> Prepare(SharedOptions shared, ParseResult parsed, bool demo, string[] urls, CancellationToken cancellation)
    {
        await using var product = shared.Open(parsed, mayCreate: true);
        await product.Migrate(cancellation);
        if (demo)
        {
            await ProgressBar.Run(shared.Surroundings, report => product.InScope(async services =>
            {
                await services.GetRequiredService<DemoData>().Record(product.Caller.Author, done => report("Invented cases", done, DemoData.Cases), cancellation);
                return true;
            }));
        }
        // The standard output belongs to the announcement; that the service could not start is said once, in one line.
        return new WebServiceOptions
        {
            Database = product.Database, MasterKey = product.Key, Urls = urls, Demo = demo, Clock = shared.Surroundings.Clock,
            Arguments = ["--Logging:Console:LogToStandardErrorThreshold=Trace", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning", "--Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host=Critical"],
        };
    }

    private static async Task Start(WebApplication service, CancellationToken cancellation)
    {
        try
        {
            await service.StartAsync(cancellation);
        }
        catch
        {
            // What runs in the background has begun already and would complain of being torn down.
            await service.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private static async Task<IReadOnlyList<Person>> Persons(WebApplication service)
    {
        var today = DateOnly.FromDateTime(service.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        return [.. (await service.Services.GetRequiredService<Callers>().All())
            .Where(d => d.HoldsOn(today) && d.Role != Codes.Of(Role.StrictReader))
            .Select(d => new Person(d.Name, d.Role, d.Scope))];
    }

    private static async Task Announce(TextWriter output, string web, IReadOnlyList<Person> persons)
    {
        await output.WriteLineAsync($"CaseTracker runs at {web} (Ctrl+C stops it).");
        if (persons.Count == 0) return;
        await output.WriteLineAsync("A demonstration with invented cases. Designated are:");
        foreach (var person in persons) await output.WriteLineAsync($"  {person.Name}, {person.Role} {person.Scope}".TrimEnd());
    }
}
