namespace IdentityServer.Protocol;

/// <summary>Where the endpoints are; the same as those of Duende IdentityServer. Clients learn them from discovery only.</summary>
internal static class Paths
{
    public const string Discovery = "/.well-known/openid-configuration";
    public const string Jwks = "/.well-known/openid-configuration/jwks";
    public const string Authorize = "/connect/authorize";
    public const string AuthorizeCallback = "/connect/authorize/callback";
    public const string Par = "/connect/par";
    public const string Token = "/connect/token";
    public const string UserInfo = "/connect/userinfo";
    public const string Revocation = "/connect/revocation";
    public const string Introspection = "/connect/introspect";
    public const string EndSession = "/connect/endsession";
    public const string EndSessionCallback = "/connect/endsession/callback";
    public const string Invitations = "/invitations";
}
