namespace IdentityServer.Mail;

/// <summary>How messages leave: through a relay, or into a folder for a demonstration.</summary>
public sealed record MailOptions
{
    /// <summary>Host of the relay; null where messages go into <see cref="Folder"/>.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS; only a relay on the same machine can do without.</summary>
    public bool StartTls { get; init; } = true;

    public string? User { get; init; }
    public string? Password { get; init; }
    public string From { get; init; } = "casetracker@localhost";

    /// <summary>Where messages are written as files (RFC 5322) instead.</summary>
    public string? Folder { get; init; }
}
