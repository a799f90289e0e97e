using System.Security.Claims;
using CaseTracker.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.SignIn;

/// <summary>Ends sessions here, and the one at the provider with them (OpenID Connect RP-Initiated Logout 1.0).</summary>
internal sealed class SigningOut(Provider provider, SessionStore store, WebSessions sessions, WebServiceOptions options)
{
    /// <summary>Signs out of this browser.</summary>
    /// <returns>Where the browser goes: to the provider, which sends it back; without one, to the page that says so.</returns>
    public async Task<string> Here(HttpContext context)
    {
        var hint = await context.GetTokenAsync(Persons.Scheme, "id_token");
        await context.SignOutAsync(Persons.Scheme);
        return await AddressOf(context, hint);
    }

    /// <summary>Ends all sessions of the person of this request.</summary>
    public async Task<string> Everywhere(HttpContext context)
    {
        var subject = context.User.FindFirstValue(CallerResolution.Subject) ?? throw new ForbiddenException();
        var address = await Here(context);
        await store.End(() => sessions.EndAll(subject));
        return address;
    }

    /// <summary>Ends one session of the person of this request, at another browser.</summary>
    public Task One(HttpContext context, string sessionId)
    {
        var subject = context.User.FindFirstValue(CallerResolution.Subject) ?? throw new ForbiddenException();
        return store.End(() => sessions.EndOne(subject, sessionId));
    }

    private async Task<string> AddressOf(HttpContext context, string? hint)
    {
        if (!provider.IsConfigured || hint is null)
            return SignInAddresses.SignedOut;
        try
        {
            var description = await provider.Describe(context.RequestAborted);
            if (string.IsNullOrEmpty(description.EndSessionEndpoint))
                return SignInAddresses.SignedOut;
            return QueryHelpers.AddQueryString(
                description.EndSessionEndpoint,
                new Dictionary<string, string?>
                {
                    ["id_token_hint"] = hint,
                    ["client_id"] = options.SignIn.ClientId,
                    ["post_logout_redirect_uri"] = $"{context.Request.Scheme}://{context.Request.Host}{SignInAddresses.SignedOut}",
                }
            );
        }
        catch (ProviderAwayException)
        {
            // Here, at least, the session has ended.
            return SignInAddresses.SignedOut;
        }
    }
}
