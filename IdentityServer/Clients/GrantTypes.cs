namespace IdentityServer.Clients;

/// <summary>The ways to a token that exist here; neither implicit nor password (RFC 9700, sections 2.1.2 and 2.4).</summary>
internal static class GrantTypes
{
    public const string Code = "authorization_code";
    public const string Refresh = "refresh_token";
    public const string Client = "client_credentials";

    public static IReadOnlyList<string> All { get; } = [Code, Refresh, Client];
}
