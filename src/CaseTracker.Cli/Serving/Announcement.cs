using System.Globalization;
using System.Text.Json.Serialization;

namespace CaseTracker.Cli.Serving;

/// <summary>Somebody who can sign in.</summary>
/// <param name="Scope">Mission codes, separated by spaces, or a State; empty where the role is for all.</param>
internal sealed record AnnouncedAccount(string User, string Password, string TotpSecret, string Role, string Scope, string Name);

/// <summary>A program that can get access tokens by client credentials.</summary>
/// <param name="Scope">The scope to ask for.</param>
/// <param name="For">Mission codes, separated by spaces, or a State; empty where the role is for all.</param>
internal sealed record AnnouncedClient(
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("client_secret")] string ClientSecret,
    string Scope,
    string Role,
    string For
);

/// <summary>Says once both services answer where they are and, in a demonstration, how to sign in.</summary>
internal sealed record Announcement(
    string Web,
    string Identity,
    IReadOnlyList<AnnouncedAccount> Accounts,
    IReadOnlyList<AnnouncedClient> Clients
)
{
    /// <summary>Where the identity server of a demonstration shows the codes that an authenticator app would show.</summary>
    private const string Codes = "/demo/codes";

    public async Task Write(TextWriter output, bool asJson)
    {
        if (asJson)
        {
            await output.WriteLineAsync(JsonOutput.Of(this));
            return;
        }
        await output.WriteLineAsync($"CaseTracker runs at {Web}, its sign-in at {Identity} (Ctrl+C stops both).");
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            $"A demonstration with invented cases and persons. Open {Web} and sign in with an address and its passphrase;"
        );
        await output.WriteLineAsync($"the code that is asked for then stands at {Identity}{Codes}, in place of an authenticator app.");
        await output.WriteLineAsync();
        foreach (var account in Accounts)
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"  {account.User, -32} {account.Password, -28} {account.Role} {account.Scope}")
                    .TrimEnd()
            );
    }
}
