using System.Globalization;
using CaseTracker.Outbox;

namespace CaseTracker.Cli.Serving;

/// <summary>How mail and the pings of machine clients leave, from the environment.</summary>
internal static class OutboxVariables
{
    private const string Host = "CASETRACKER_MAIL_HOST",
        Port = "CASETRACKER_MAIL_PORT",
        User = "CASETRACKER_MAIL_USER",
        Password = "CASETRACKER_MAIL_PASSWORD";
    private const string From = "CASETRACKER_MAIL_FROM",
        StartTls = "CASETRACKER_MAIL_STARTTLS",
        Folder = "CASETRACKER_MAIL_FOLDER",
        Private = "CASETRACKER_WEBHOOKS_PRIVATE";

    /// <param name="address">Where browsers reach the web service.</param>
    /// <param name="folder">Where mail goes if nothing else is said.</param>
    /// <exception cref="InvalidOperationException">A variable is missing or cannot be what it says.</exception>
    public static OutboxOptions Read(Surroundings surroundings, Uri? address, string? folder = null)
    {
        var options = new OutboxOptions
        {
            Address = address,
            Mail = Mail(surroundings, folder),
            AllowsPrivateAddresses = IsYes(surroundings, Private, otherwise: false),
        };
        options.RequireSafe();
        return options;
    }

    private static MailOptions? Mail(Surroundings surroundings, string? folder)
    {
        var (host, into, basic) = (Given(surroundings, Host), Given(surroundings, Folder) ?? folder, new MailOptions());
        if (host is null)
            return into is null ? null : basic with { Folder = into, From = Given(surroundings, From) ?? basic.From };
        return basic with
        {
            Host = host,
            StartTls = IsYes(surroundings, StartTls, otherwise: true),
            User = Given(surroundings, User),
            Password = Given(surroundings, Password),
            From = Given(surroundings, From) ?? throw new InvalidOperationException($"Set {From}: mail must come from somewhere."),
            Port =
                Given(surroundings, Port) is not { } port ? basic.Port
                : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 ? number
                : throw new InvalidOperationException($"{Port} must be the number of a port."),
        };
    }

    private static bool IsYes(Surroundings surroundings, string name, bool otherwise) =>
        Given(surroundings, name) switch
        {
            null => otherwise,
            "true" => true,
            "false" => false,
            _ => throw new InvalidOperationException($"{name} must be true or false."),
        };

    private static string? Given(Surroundings surroundings, string name) =>
        surroundings.Variable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
