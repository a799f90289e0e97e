using CaseTracker.Web.Pages.Tables;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.StaticAssets;

namespace CaseTracker.Web.Shell;

/// <summary>Every answer forbids scripts but one with a picture, which loads those of this service; every one forbids frames, sniffing and
/// referrers; what is not a static file is not stored by anybody.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, Provider provider, WebServiceOptions options)
{
    // A form may end at the provider, to sign in again or to sign out, and browsers hold redirects to this policy, too.
    private string Policy(string scripts) =>
        $"default-src 'none'; {scripts}style-src 'self'; img-src 'self' data:; font-src 'self'; form-action {string.Join(' ', provider.Origins.Prepend("'self'"))}; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy(context.Features.Get<Picture>() is null ? "" : "script-src 'self'; ");
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (options.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            if (!CachesItself(context))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    // Static files are the same for everybody; the API validates with ETags and says how.
    private static bool CachesItself(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || (context.Request.Path.StartsWithSegments("/api") && context.Response.Headers.CacheControl.Count > 0);
}
