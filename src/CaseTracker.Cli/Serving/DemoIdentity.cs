using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Seeding;
using CaseTracker.Web.SignIn;
using IdentityServer;
using IdentityServer.Clients;
using IdentityServer.Configuration;
using IdentityServer.Demo;
using IdentityServer.Mail;

namespace CaseTracker.Cli.Serving;

/// <summary>The identity server of a demonstration: its database and its messages lie beside the database of the cases.</summary>
internal static class DemoIdentity
{
    public const string WebClient = "casetracker-web";
    public const string Scope = "casetracker";

    /// <param name="beside">How the paths of what it writes begin.</param>
    public static IdentityServiceOptions Options(
        Surroundings surroundings,
        string beside,
        DemoSecrets secrets,
        string web,
        IReadOnlyList<string> urls
    )
    {
        var options = new IdentityServiceOptions
        {
            Database = $"sqlite:{beside}.identity.db",
            MasterKey = secrets.IdentityKey,
            Issuer = urls[0],
            Urls = urls,
            Demo = true,
            Clock = surroundings.Clock,
            Arguments = RunningServices.Logging,
            Mail = new MailOptions { Folder = $"{beside}.mail" },
            DemoAccounts = [.. Accounts(secrets)],
            Clients = [Web(secrets, web), .. Machines(secrets)],
        };
        return surroundings.Variable("CASETRACKER_IDENTITY_CONFIG") is { Length: > 0 } file
            ? ConfigurationFile.Read(file).Apply(options)
            : options;
    }

    private static Client Web(DemoSecrets secrets, string web) =>
        new()
        {
            ClientId = WebClient,
            Name = "CaseTracker",
            SecretHashes = [HashOf(secrets, WebClient)],
            GrantTypes = ["authorization_code", "client_credentials"],
            RedirectUris = [web + SignInAddresses.Callback],
            PostLogoutRedirectUris = [web + SignInAddresses.SignedOut],
            BackChannelLogoutUri = web + SignInAddresses.BackChannelLogout,
            Scopes = ["openid", "profile", "email", "invitations"],
        };

    private static IEnumerable<Client> Machines(DemoSecrets secrets) =>
        from machine in DemoData.Machines
        let id = MachineClients.ClientOf(machine.Subject)
        select new Client
        {
            ClientId = id,
            Name = machine.Name,
            SecretHashes = [HashOf(secrets, id)],
            GrantTypes = ["client_credentials"],
            Scopes = [Scope],
        };

    private static IEnumerable<DemoAccount> Accounts(DemoSecrets secrets) =>
        from person in DemoData.Persons
        where person.Role != Role.StrictReader
        select new DemoAccount(
            person.Subject,
            person.Name,
            person.Subject,
            secrets.Passphrase(person.Subject),
            secrets.Totp(person.Subject),
            $"{Codes.Of(person.Role).Replace('_', ' ')} {person.Scope}".Trim()
        );

    private static string HashOf(DemoSecrets secrets, string client) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secrets.Client(client))));
}
