using IdentityServer.Clients;

namespace IdentityServer.Shell;

/// <summary>
/// Marks a page that runs the passkey script, the only script there is. What the script needs stands in the page, and what it gets is
/// posted by the page's own form: it calls no address.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PasskeyScriptAttribute : Attribute;

/// <summary>Every answer forbids scripts (but on the passkey pages), frames, sniffing, referrers and storing.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IdentityServiceOptions options)
{
    // Chrome applies form-action to redirects after a post: signing in and out ends at the address of a client.
    private readonly string _policy =
        $"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action {string.Join(' ', ["'self'", .. ClientOrigins(options)])}; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<PasskeyScriptAttribute>() is null
                ? _policy
                : _policy + "; script-src 'self'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (options.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static IEnumerable<string> ClientOrigins(IdentityServiceOptions options) =>
        options
            .Clients.SelectMany(c => c.RedirectUris.Concat(c.PostLogoutRedirectUris).Select(uri => Origin(c, new Uri(uri))))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    /// <summary>A native application listens at any port (RFC 8252, section 7.3) or has a scheme of its own (section 7.1).</summary>
    private static string Origin(Client client, Uri address) =>
        address switch
        {
            { Scheme: not ("http" or "https") } => address.Scheme + ":",
            { IsLoopback: true } when client.IsPublic => $"{address.Scheme}://{address.Host}:*",
            _ => address.GetLeftPart(UriPartial.Authority),
        };
}
