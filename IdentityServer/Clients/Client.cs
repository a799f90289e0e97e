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

    /// <summary>Compared character by character (RFC 9700, section 2.1).</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>Where a logout token is posted when a session ends (OpenID Connect Back-Channel Logout 1.0); null where none is wanted.</summary>
    public string? BackChannelLogoutUri { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];
}
