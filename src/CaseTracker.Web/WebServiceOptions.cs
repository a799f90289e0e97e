using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Outbox;
using CaseTracker.Web.SignIn;

namespace CaseTracker.Web;

/// <summary>What the service must be told: where the cases are, under which key, where to listen, and who says who somebody is.</summary>
public sealed record WebServiceOptions
{
    /// <summary><c>sqlite:PATH</c> or <c>sqlserver:CONNECTION STRING</c>.</summary>
    public required string Database { get; init; }

    public required MasterKey MasterKey { get; init; }

    /// <summary>Addresses to listen on; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>Reverse proxies, by address or network: only they may say for whom they ask (<c>X-Forwarded-For</c>).</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>The pages say that it is a demonstration; on loopback addresses only, because its accounts are known to
    /// everybody.</summary>
    public bool Demo { get; init; }

    /// <summary>Where documents lie; null: beside an embedded database.</summary>
    public DocumentFolder? Documents { get; init; }

    /// <summary>The virus scanner; null where files are not scanned.</summary>
    public ScannerAddress? Scanner { get; init; }

    public SignInOptions SignIn { get; init; } = new();

    /// <summary>How mail and the pings of machine clients leave.</summary>
    public OutboxOptions Outbox { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Further configuration in the form of the command line (<c>--Logging:LogLevel:Default=Warning</c>).</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether browsers reach the service through TLS only.</summary>
    internal bool IsHttps =>
        SignIn.PublicUrl is { } address
            ? address.Scheme == Uri.UriSchemeHttps
            : Urls.All(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidOperationException">Others could reach a demonstration.</exception>
    internal void RequireLoopbackInDemo(IConfiguration surroundings)
    {
        // Kestrel listens where its own section of the configuration says, if it says anything, instead.
        var endpoints = surroundings.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? e.Key);
        foreach (
            var url in Urls.Concat(endpoints)
                .SelectMany(u => u.Split(';'))
                .Where(u => Demo && !(Uri.TryCreate(u, UriKind.Absolute, out var address) && address.IsLoopback))
        )
            throw new InvalidOperationException(
                $"Everybody knows the accounts of a demonstration, therefore it listens on loopback addresses only, not on '{url}'."
            );
    }
}
