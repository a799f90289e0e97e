namespace IdentityServer.Clients;

/// <summary>What an access token may be asked for.</summary>
/// <param name="Name">The value in <c>scope</c> (RFC 6749, section 3.3).</param>
/// <param name="Audience">The <c>aud</c> of the token (RFC 9068, section 3); null for an endpoint of this server.</param>
public sealed record ApiScope(string Name, string? Audience);
