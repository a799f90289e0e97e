using System.CommandLine;
using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Seeding;
using CaseTracker.Web;
using CaseTracker.Web.SignIn;
using IdentityServer;

namespace CaseTracker.Cli.Serving;

/// <summary>Both services in one process, on the own machine only, with invented cases and an account for each invented person and
/// program.</summary>
internal static class Demonstration
{
    /// <exception cref="InvalidOperationException">Others could reach it.</exception>
    public static async Task<RunningServices> Start(
        SharedOptions shared,
        ParseResult parsed,
        string[] urls,
        string[] identityUrls,
        CancellationToken cancellation
    )
    {
        var webUrls = Addresses.Settle(urls);
        var settled = Addresses.Settle(identityUrls.Length > 0 ? identityUrls : [Addresses.Beside(webUrls[0])]);
        RequireLoopback(webUrls.Concat(settled));
        await using var product = shared.Open(parsed, mayCreate: true);
        await product.Migrate(cancellation, rebuilds: true);
        var (secrets, services) = (new DemoSecrets(product.Key), new RunningServices());
        var (web, identity) = (webUrls[0], settled[0]);
        await Task.WhenAll(
            Record(shared, product, cancellation),
            services.Start(
                IdentityService.Build(
                    DemoIdentity.Options(shared.Surroundings, SharedOptions.Beside(product.Database), secrets, web, settled)
                ),
                cancellation
            )
        );
        await services.Start(
            WebService.Build(
                new WebServiceOptions
                {
                    Database = product.Database,
                    MasterKey = product.Key,
                    Urls = webUrls,
                    Demo = true,
                    Clock = shared.Surroundings.Clock,
                    Arguments = RunningServices.Logging,
                    SignIn = new SignInOptions
                    {
                        Authority = new Uri(identity),
                        ClientId = DemoIdentity.WebClient,
                        ClientSecret = secrets.Client(DemoIdentity.WebClient),
                        PublicUrl = new Uri(web),
                    },
                    // One inbox for both services, which the identity server shows.
                    Outbox = OutboxVariables.Read(shared.Surroundings, new Uri(web), $"{SharedOptions.Beside(product.Database)}.mail"),
                }
            ),
            cancellation
        );
        services.Announcement = new Announcement(web, identity, [.. Accounts(secrets)], [.. Clients(secrets)]);
        return services;
    }

    private static Task<bool> Record(SharedOptions shared, Product product, CancellationToken cancellation) =>
        ProgressBar.Run(
            shared.Surroundings,
            report =>
                product.InScope(async services =>
                {
                    await services
                        .GetRequiredService<DemoData>()
                        .Record(product.Caller.Author, done => report("Invented cases", done, DemoData.Cases), cancellation);
                    return true;
                })
        );

    private static IEnumerable<AnnouncedAccount> Accounts(DemoSecrets secrets) =>
        from person in DemoData.Persons
        where person.Role != Role.StrictReader
        select new AnnouncedAccount(
            person.Subject,
            secrets.Passphrase(person.Subject),
            secrets.Totp(person.Subject),
            Codes.Of(person.Role),
            person.Scope,
            person.Name
        );

    private static IEnumerable<AnnouncedClient> Clients(DemoSecrets secrets) =>
        from machine in DemoData.Machines
        let client = MachineClients.ClientOf(machine.Subject)
        select new AnnouncedClient(client, secrets.Client(client), DemoIdentity.Scope, Codes.Of(machine.Role), machine.Scope);

    private static void RequireLoopback(IEnumerable<string> urls)
    {
        foreach (var url in urls.Where(u => !(Uri.TryCreate(u, UriKind.Absolute, out var address) && address.IsLoopback)))
            throw new InvalidOperationException(
                $"The accounts of a demonstration are no secret, therefore it listens on loopback addresses only, not on '{url}'."
            );
    }
}
