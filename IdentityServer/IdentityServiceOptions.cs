namespace IdentityServer;

/// <summary>What the identity server must be told: where the accounts are, under which key, under which name the world knows it, and who
/// may ask it for tokens.</summary>
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

    /// <summary>Reverse proxies, by address or network: only they may say for whom they ask (<c>X-Forwarded-For</c>).</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Who may ask for tokens, and for which.</summary>
    public IReadOnlyList<Clients.Client> Clients { get; init; } = [];

    /// <summary>What tokens may be asked for beside who somebody is (<c>openid</c>, <c>profile</c>, <c>email</c>).</summary>
    public IReadOnlyList<Clients.ApiScope> ApiScopes { get; init; } = [new("casetracker", "casetracker"), new("invitations", null)];

    public Shell.AddressLimits Limits { get; init; } = new();

    /// <summary>How messages leave.</summary>
    public Mail.MailOptions Mail { get; init; } = new();

    /// <summary>Messages stay in the mail folder and a page shows them, another one the codes of <see cref="DemoAccounts"/>; on loopback
    /// addresses only.</summary>
    public bool Demo { get; init; }

    /// <summary>Made at the first start of a demonstration; without one there are none.</summary>
    public IReadOnlyList<Demo.DemoAccount> DemoAccounts { get; init; } = [];

    /// <summary>PBKDF2-HMAC-SHA512 rounds of a passphrase's hash: about 0.2 s of one core of 2024. Passphrases hashed with fewer are hashed
    /// again at the next sign-in.</summary>
    public int PassphraseRounds { get; init; } = 400_000;

    /// <summary>A file of SHA-1 hashes in upper-case hexadecimal, one a line in ascending order, each optionally followed by a colon and a
    /// count, as breached-password services publish it; passphrases in it are refused. Null where there is none.</summary>
    public string? BreachedPassphrases { get; init; }

    /// <summary>Words that say nothing to an attacker who knows the organisation: its names, the product's.</summary>
    public IReadOnlyList<string> KnownWords { get; init; } = ["casetracker", "case", "tracker", "united", "nations", "unies", "onu", "un"];

    /// <summary>Passphrases that are looked at at once; each takes one core for as long as its hash.</summary>
    public int PassphrasesAtOnce { get; init; } = Environment.ProcessorCount;

    /// <summary>Passphrases that may wait for that; whoever comes then is told to come back later.</summary>
    public int PassphrasesWaiting { get; init; } = 50 * Environment.ProcessorCount;

    /// <summary>How long the answer to a failed passphrase takes at least, whatever was wrong with it.</summary>
    public TimeSpan FailureTakes { get; init; } = TimeSpan.FromSeconds(1);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Further configuration in the form of the command line (<c>--Logging:LogLevel:Default=Warning</c>).</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    internal bool IsHttps => Issuer.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
