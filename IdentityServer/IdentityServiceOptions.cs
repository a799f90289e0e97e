namespace IdentityServer;

/// <summary>What the identity server must be told: where the accounts are, under which key, under which name the world knows it, and who may ask it for tokens.</summary>
public sealed record IdentityServiceOptions
{
    /// <summary><c>sqlite:PATH</c> or <c>sqlserver:CONNECTION STRING</c>; a database of its own.</summary>
    public required string Database { get; init; }

    /// <summary>At least 32 random bytes: protects signing keys, cookies and links at rest.</summary>
    public required byte[] MasterKey { get; init; }

    /// <summary>The address under which browsers and clients reach it, without a trailing slash; the <c>iss</c> of every token.</summary>
    public required string Issuer { get; init; }

    /// <summary>Addresses to listen on.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://localhost:5081"];

    /// <summary>Who may ask for tokens, and for which.</summary>
    public IReadOnlyList<Clients.Client> Clients { get; init; } = [];

    /// <summary>What tokens may be asked for beside who somebody is (<c>openid</c>, <c>profile</c>, <c>email</c>).</summary>
    public IReadOnlyList<Clients.ApiScope> ApiScopes { get; init; } = [new("casetracker", "casetracker"), new("invitations", null)];

    /// <summary>What one address may ask of the endpoints for programs.</summary>
    public Protocol.ProtocolLimits Limits { get; init; } = new();

    /// <summary>How messages leave.</summary>
    public Mail.MailOptions Mail { get; init; } = new();

    /// <summary>Messages stay in the mail folder and a page shows them, another one the codes of <see cref="DemoAccounts"/>; on loopback addresses only.</summary>
    public bool Demo { get; init; }

    /// <summary>Made at the first start of a demonstration; without one there are none.</summary>
    public IReadOnlyList<Demo.DemoAccount> DemoAccounts { get; init; } = [];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Further configuration in the form of the command line (<c>--Logging:LogLevel:Default=Warning</c>).</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    internal bool IsHttps => Issuer.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
