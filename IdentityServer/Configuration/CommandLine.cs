using IdentityServer.Clients;
using IdentityServer.Data;
using IdentityServer.Invitations;

namespace IdentityServer.Configuration;

/// <summary>The commands of the program: serve (also when nothing is said), migrate, bootstrap. Faults that its operator can mend are one
/// line each.</summary>
internal static class CommandLine
{
    private const string Usage = """
        usage: IdentityServer [serve]
               IdentityServer migrate
               IdentityServer bootstrap --subject SUBJECT --name NAME --email ADDRESS [--language en|fr]

        serve      runs the server
        migrate    brings the tables up to date
        bootstrap  makes the first account and prints its invitation link, once; refuses when there is any account

        Environment: CASETRACKER_IDENTITY_DATABASE (sqlite:PATH or sqlserver:CONNECTION STRING), CASETRACKER_IDENTITY_KEY (at least 32 random bytes in base64),
        CASETRACKER_IDENTITY_ISSUER, CASETRACKER_IDENTITY_URLS, CASETRACKER_IDENTITY_CONFIG (a file in JSON with clients, apiScopes and mail),
        CASETRACKER_IDENTITY_PROXIES (addresses or networks of reverse proxies, with semicolons between).
        """;

    private sealed class UsageException(string message) : Exception(message);

    /// <returns>0, 1 for a fault, 2 for words that mean nothing.</returns>
    public static async Task<int> Run(string[] words, Func<string, string?> variable, TextWriter output, TextWriter error)
    {
        try
        {
            return words switch
            {
                [] or ["serve"] => await Serve(variable),
                ["migrate"] => await Migrate(variable, output),
                ["bootstrap", .. var options] => await Bootstrap(variable, Options(options), output),
                ["--help" or "-h" or "help"] => await Say(output),
                _ => throw new UsageException($"'{words[0]}' is no command."),
            };
        }
        catch (UsageException misuse)
        {
            await error.WriteLineAsync($"IdentityServer: {misuse.Message}\n{Usage}");
            return 2;
        }
        catch (Exception fault)
            when (fault
                    is InvalidOperationException
                        or FormatException
                        or ArgumentException
                        or IOException
                        or System.Data.Common.DbException
            )
        {
            await error.WriteLineAsync($"IdentityServer: {fault.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    /// <summary>The standard output belongs to what a command answers; that the server could not start is said once, in one line.</summary>
    private static WebApplication Build(Func<string, string?> variable) =>
        IdentityService.Build(
            Settings.Read(variable) with
            {
                Arguments =
                [
                    "--Logging:Console:LogToStandardErrorThreshold=Trace",
                    "--Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host=Critical",
                ],
            }
        );

    private static async Task<int> Serve(Func<string, string?> variable)
    {
        await using var app = Build(variable);
        await app.RunAsync();
        return 0;
    }

    private static async Task<int> Migrate(Func<string, string?> variable, TextWriter output)
    {
        await using var app = Build(variable);
        var ran = await app.Services.GetRequiredService<Migrator>().Migrate();
        await output.WriteLineAsync(ran.Count == 0 ? "The tables are up to date." : $"Applied {string.Join(", ", ran)}.");
        return 0;
    }

    private static async Task<int> Bootstrap(Func<string, string?> variable, IReadOnlyDictionary<string, string> options, TextWriter output)
    {
        var first = new Invitation(
            options.GetValueOrDefault("subject"),
            options.GetValueOrDefault("name"),
            options.GetValueOrDefault("email"),
            options.GetValueOrDefault("language")
        );
        if (first.Fault is { } fault)
            throw new UsageException($"--{fault} is missing or cannot be used.");
        await using var app = Build(variable);
        if (app.Services.GetRequiredService<ClientRegister>().Find(first.Subject!) is not null)
            throw new UsageException("--subject is the name of a client: its tokens would pass as the person's.");
        await app.Services.GetRequiredService<Migrator>().Migrate();
        await using var scope = app.Services.CreateAsyncScope();
        var link =
            await scope.ServiceProvider.GetRequiredService<Invite>().First(first)
            ?? throw new InvalidOperationException("There are accounts already: further ones are invited by those who have one.");
        await output.WriteLineAsync(link);
        return 0;
    }

    private static Dictionary<string, string> Options(string[] words)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < words.Length; i += 2)
        {
            if (words[i] is not ("--subject" or "--name" or "--email" or "--language") || i + 1 == words.Length)
                throw new UsageException($"'{words[i]}' is no option here, or has no value.");
            options[words[i][2..]] = words[i + 1];
        }
        return options;
    }

    private static async Task<int> Say(TextWriter output)
    {
        await output.WriteLineAsync(Usage);
        return 0;
    }
}
