using System.Net;

namespace CaseTracker.Outbox;

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

/// <summary>How what waits in the outbox leaves, and how patient the service is with those who do not take it.</summary>
public sealed record OutboxOptions
{
    /// <summary>Null: mail waits until there is a way for it.</summary>
    public MailOptions? Mail { get; init; }

    /// <summary>The address under which browsers reach the service; mail links to it.</summary>
    public Uri? Address { get; init; }

    /// <summary>How often somebody looks what is due.</summary>
    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one node has an entry to itself; if it dies meanwhile, another takes the entry after that.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long the other side may take for one attempt.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After the first failure; four times as long after each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Machine clients may name addresses of this machine and of private networks, without TLS too.</summary>
    public bool AllowsPrivateAddresses { get; init; }

    /// <summary>Pure: how long to wait after so many attempts.</summary>
    public TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromTicks((long)Math.Min(FirstPause.Ticks * Math.Pow(4, Math.Max(attempts - 1, 0)), LongestPause.Ticks));

    /// <exception cref="InvalidOperationException">Mail could not leave as it is told to, or others could read it.</exception>
    public void RequireSafe()
    {
        if (Lease <= Patience * 2)
            throw new InvalidOperationException("A lease must outlast the attempts that are made under it.");
        if (Mail is null)
            return;
        if (Address is null)
            throw new InvalidOperationException("Mail links to the service, whose address is not set.");
        if (Mail.Folder is not null)
            return;
        if (Mail.Host is null)
            throw new InvalidOperationException("Mail has neither a host nor a folder.");
        if (!System.Net.Mail.MailAddress.TryCreate(Mail.From, out _))
            throw new InvalidOperationException($"'{Mail.From}' is no address that mail can come from.");
        if (!Mail.StartTls && !IsThisMachine(Mail.Host))
            throw new InvalidOperationException("Mail without STARTTLS is for a relay on the same machine only.");
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
