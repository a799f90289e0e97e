using CaseTracker.Ledger;

namespace CaseTracker.Web;

/// <summary>What the service must be told: where the cases are, under which key, where to listen, and whether anybody may come in as a demo person.</summary>
public sealed record WebServiceOptions
{
    /// <summary><c>sqlite:PATH</c> or <c>sqlserver:CONNECTION STRING</c>.</summary>
    public required string Database { get; init; }

    public required MasterKey MasterKey { get; init; }

    /// <summary>Addresses to listen on; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>Lets anybody sign in as any designated person; on loopback addresses only.</summary>
    public bool Demo { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Further configuration in the form of the command line (<c>--Logging:LogLevel:Default=Warning</c>).</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    internal bool IsHttps => Urls.All(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
}
