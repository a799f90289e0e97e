namespace IdentityServer.Clients;

/// <summary>An application that may ask for tokens (RFC 6749, section 2); configuration, never stored.</summary>
public sealed record Client
{
    public required string ClientId { get; init; }

    /// <summary>What the pages call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the secret in base64; several while one is being replaced.</summary>
    public IReadOnlyList<string> SecretHashes { get; init; } = [];

    /// <summary>A JSON Web Key Set with the public keys for <c>private_key_jwt</c> (RFC 7523).</summary>
    public string? Jwks { get; init; }

    /// <summary><c>authorization_code</c>, <c>refresh_token</c>, <c>client_credentials</c>.</summary>
    public IReadOnlyList<string> GrantTypes { get; init; } = [];

    /// <summary>Compared character by character (RFC 9700, section 2.1); a public client's loopback address matches at any port (RFC 8252,
    /// section 7.3).</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>Where a logout token is posted when a session ends (OpenID Connect Back-Channel Logout 1.0); null where none is
    /// wanted.</summary>
    public string? BackChannelLogoutUri { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Authorization requests come through the back channel only (RFC 9126, section 6).</summary>
    public bool RequirePushedRequests { get; init; }

    /// <summary>An application on somebody's own machine, which can keep no secret (RFC 8252, section 8.4).</summary>
    internal bool IsPublic => SecretHashes.Count == 0 && Jwks is null;

    internal bool May(string grantType) => GrantTypes.Contains(grantType, StringComparer.Ordinal);
}
