using System.CommandLine;
using CaseTracker.Cli.Serving;
using CaseTracker.Web;

namespace CaseTracker.Cli;

/// <summary>Runs the web service until it is stopped; a demonstration brings its own identity server, cases and accounts.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static Command Create(SharedOptions shared)
    {
        var urls = new Option<string>("--urls")
        {
            Description = $"Where to listen, separated by semicolons; else CASETRACKER_URLS, else {DefaultUrl}. Port 0 takes a free one.",
            HelpName = "URLS",
            DefaultValueFactory = _ => shared.Surroundings.Variable("CASETRACKER_URLS") ?? DefaultUrl,
        };
        var identityUrls = new Option<string?>("--identity-urls")
        {
            Description =
                "With --demo: where its identity server listens; else CASETRACKER_IDENTITY_URLS, else the next port on localhost.",
            HelpName = "URLS",
            DefaultValueFactory = _ => shared.Surroundings.Variable("CASETRACKER_IDENTITY_URLS"),
        };
        var json = new Option<bool>("--json") { Description = "Prints one line of JSON once everything answers." };
        var command = new Command(
            "serve",
            "Brings the database up to date and runs the web service; with --demo, an identity server, invented cases and accounts as well."
        )
        {
            urls,
            identityUrls,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (asJson, output) = (parsed.GetValue(json), shared.Surroundings.Output);
                string[] addresses = Split(parsed.GetRequiredValue(urls));
                await using var services = parsed.GetValue(shared.Demo)
                    ? await Demonstration.Start(shared, parsed, addresses, Split(parsed.GetValue(identityUrls)), cancellation)
                    : await StartWeb(shared, parsed, addresses, cancellation);
                await services.Announcement.Write(output, asJson);
                await output.FlushAsync(cancellation);
                await services.UntilStopped(cancellation);
                return 0;
            }
        );
        return command;
    }

    private static async Task<RunningServices> StartWeb(
        SharedOptions shared,
        ParseResult parsed,
        string[] urls,
        CancellationToken cancellation
    )
    {
        var signIn = SignInVariables.Read(shared.Surroundings);
        var outbox = OutboxVariables.Read(shared.Surroundings, signIn.PublicUrl);
        await using var product = shared.Open(parsed, mayCreate: true);
        await product.Migrate(cancellation);
        var web = WebService.Build(
            new WebServiceOptions
            {
                Database = product.Database,
                MasterKey = product.Key,
                Urls = urls,
                SignIn = signIn,
                Outbox = outbox,
                Documents = DocumentVariables.Read(shared.Surroundings, product.Database),
                Scanner = DocumentVariables.Scanner(shared.Surroundings),
                Clock = shared.Surroundings.Clock,
                Arguments = RunningServices.Logging,
                Proxies = Split(shared.Surroundings.Variable("CASETRACKER_PROXIES")),
            }
        );
        var services = new RunningServices();
        await services.Start(web, cancellation);
        services.Announcement = new Announcement(web.Urls.First(), signIn.Authority!.ToString(), [], []);
        return services;
    }

    private static string[] Split(string? urls) =>
        urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
