using IdentityServer.Clients;
using IdentityServer.Keys;
using IdentityServer.Shell;

namespace IdentityServer.Protocol;

/// <summary>What this server can do and where (OpenID Connect Discovery 1.0, section 3; RFC 8414), and the keys of its tokens; it says
/// nothing that is not so.</summary>
internal sealed class DiscoveryEndpoint(ClientRegister clients, KeyRing keys, IdentityServiceOptions options)
{
    /// <summary>Far less than the lead of a new key.</summary>
    private const string Cached = "public, max-age=3600";

    public Dictionary<string, object> Document(HttpContext context)
    {
        context.Response.Headers.CacheControl = Cached;
        return new Dictionary<string, object>
        {
            ["issuer"] = options.Issuer,
            ["authorization_endpoint"] = options.Issuer + Paths.Authorize,
            ["pushed_authorization_request_endpoint"] = options.Issuer + Paths.Par,
            ["token_endpoint"] = options.Issuer + Paths.Token,
            ["userinfo_endpoint"] = options.Issuer + Paths.UserInfo,
            ["revocation_endpoint"] = options.Issuer + Paths.Revocation,
            ["introspection_endpoint"] = options.Issuer + Paths.Introspection,
            ["end_session_endpoint"] = options.Issuer + Paths.EndSession,
            ["jwks_uri"] = options.Issuer + Paths.Jwks,
            ["invitation_endpoint"] = options.Issuer + Paths.Invitations,
            ["scopes_supported"] = clients.ScopesSupported,
            ["claims_supported"] = Claims.Supported,
            ["response_types_supported"] = Only("code"),
            ["response_modes_supported"] = Only("query"),
            ["grant_types_supported"] = GrantTypes.All,
            ["subject_types_supported"] = Only("public"),
            ["prompt_values_supported"] = new[] { "none", "login" },
            ["acr_values_supported"] = Acr.Supported,
            ["ui_locales_supported"] = Languages.All.Select(l => l.Name),
            ["id_token_signing_alg_values_supported"] = Only(SigningKey.Algorithm),
            ["code_challenge_methods_supported"] = Only("S256"),
            ["token_endpoint_auth_methods_supported"] = (string[])[.. ClientAuthentication.Methods, "none"],
            ["token_endpoint_auth_signing_alg_values_supported"] = ClientKeys.Algorithms,
            ["revocation_endpoint_auth_methods_supported"] = (string[])[.. ClientAuthentication.Methods, "none"],
            ["revocation_endpoint_auth_signing_alg_values_supported"] = ClientKeys.Algorithms,
            ["introspection_endpoint_auth_methods_supported"] = ClientAuthentication.Methods,
            ["introspection_endpoint_auth_signing_alg_values_supported"] = ClientKeys.Algorithms,
            ["authorization_response_iss_parameter_supported"] = true,
            ["require_pushed_authorization_requests"] = false,
            ["backchannel_logout_supported"] = true,
            ["backchannel_logout_session_supported"] = true,
            ["claims_parameter_supported"] = false,
            ["request_parameter_supported"] = false,
            ["request_uri_parameter_supported"] = false,
        };
    }

    public async Task<object> Jwks(HttpContext context)
    {
        context.Response.Headers.CacheControl = Cached;
        return new { keys = (await keys.Current(context.RequestAborted)).Jwks };
    }

    private static string[] Only(string value) => [value];
}
