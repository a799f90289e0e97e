using System.Text.Json;
using IdentityServer.Clients;
using IdentityServer.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityServer.Protocol;

/// <summary>
/// The authorization endpoint (RFC 6749, section 3.1): sends the browser to sign in where that is due and back to the client with a code.
/// On the way through the sign-in pages the request travels sealed, so that nothing in it can be altered.
/// </summary>
internal sealed class AuthorizeEndpoint(
    AuthorizeRules rules,
    PushedRequests pushed,
    Codes codes,
    ISessions sessions,
    ClientRegister clients,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    private readonly IDataProtector _seal = protection.CreateProtector("authorize");

    public async Task Start(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var parameters = await Parameters.Of(context);
            if (await Request(context, parameters) is not { } request)
                return;
            // A form from another site comes without the session's cookie; the redirect that follows brings it.
            if (HttpMethods.IsPost(context.Request.Method))
                FrontChannel.Redirect(context, Callback(request));
            else
                await Decide(context, request);
        }
        catch (RefusedException refused)
        {
            await FrontChannel.Show(context, refused);
        }
    }

    /// <summary>The browser comes back from the sign-in pages.</summary>
    public async Task Continue(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (
            Unseal(context.Request.Query["request"].ToString()) is { } request
            && Since(request.AskedAt) <= Lifetimes.SignIn
            && clients.Find(request.ClientId) is not null
        )
            await Decide(context, request);
        else
            await FrontChannel.Show(context, new RefusedException(Errors.InvalidRequest, "The request has expired."));
    }

    private async Task<AuthorizeRequest?> Request(HttpContext context, Parameters parameters)
    {
        if (parameters["request_uri"] is { } requestUri)
            return await pushed.Take(requestUri, parameters.Require("client_id"), context.RequestAborted);
        var (client, redirectUri) = rules.Target(parameters);
        try
        {
            if (client.RequirePushedRequests)
                throw new RefusedException(Errors.InvalidRequest, "The client must push its requests (RFC 9126).");
            return await rules.Read(client, redirectUri, parameters, context.RequestAborted);
        }
        catch (RefusedException refused)
        {
            FrontChannel.Redirect(
                context,
                Answer(redirectUri, AuthorizeRules.State(parameters), ("error", refused.Error), ("error_description", refused.Message))
            );
            return null;
        }
    }

    private async Task Decide(HttpContext context, AuthorizeRequest request)
    {
        var person = await sessions.Current(context);
        var isOther = person is not null && request.HintedSubject is { } hinted && hinted != person.Subject;
        if (person is not null && !isOther && IsRecent(person, request))
        {
            var code = await codes.Issue(request, person, context.RequestAborted);
            FrontChannel.Redirect(context, Answer(request.RedirectUri, request.State, ("code", code)));
        }
        else if (request.Prompt == "none" || isOther)
            FrontChannel.Redirect(context, Answer(request.RedirectUri, request.State, ("error", Errors.LoginRequired)));
        else
            FrontChannel.Redirect(
                context,
                Page(person is null ? SignInAddresses.SignIn(Callback(request)) : SignInAddresses.Again(Callback(request)), request)
            );
    }

    /// <summary>For <c>prompt=login</c> and <c>max_age</c> (OpenID Connect Core 1.0, section 3.1.2.1) a proof given since the request came
    /// is always recent.</summary>
    private bool IsRecent(SignedIn person, AuthorizeRequest request) =>
        person.AuthenticatedAt.ToUnixTimeSeconds() >= request.AskedAt
        || (
            request.Prompt != "login"
            && (request.MaxAge is not { } seconds || Since(person.AuthenticatedAt.ToUnixTimeSeconds()) <= TimeSpan.FromSeconds(seconds))
        );

    private TimeSpan Since(long seconds) => TimeSpan.FromSeconds(clock.GetUtcNow().ToUnixTimeSeconds() - seconds);

    private string Callback(AuthorizeRequest request) =>
        $"{Paths.AuthorizeCallback}?request={WebEncoders.Base64UrlEncode(_seal.Protect(JsonSerializer.SerializeToUtf8Bytes(request)))}";

    private AuthorizeRequest? Unseal(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AuthorizeRequest>(_seal.Unprotect(WebEncoders.Base64UrlDecode(text)));
        }
        catch (Exception e) when (e is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static string Page(string address, AuthorizeRequest request)
    {
        if (request.UiLocales is { } locales)
            address = QueryHelpers.AddQueryString(address, "ui_locales", locales);
        return request.LoginHint is { } hint ? QueryHelpers.AddQueryString(address, "login_hint", hint) : address;
    }

    /// <summary>With <c>iss</c>, so that a client with several servers knows which one answers (RFC 9207).</summary>
    private string Answer(string redirectUri, string? state, params (string Name, string Value)[] answer)
    {
        IEnumerable<(string Name, string Value)> all =
        [
            .. answer,
            .. state is null ? [] : new[] { ("state", state) },
            ("iss", clients.Issuer),
        ];
        var query = string.Join('&', all.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return redirectUri + (redirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
    }
}
