using System.Text.Json;
using CaseTracker.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// The provider tells that a session of its own, or all of a person's, ended; the sessions here that rest on it end at once
/// (OpenID Connect Back-Channel Logout 1.0).
/// </summary>
internal sealed partial class BackChannelLogout(
    Tokens tokens,
    SpentTokens spent,
    WebSessions sessions,
    SessionStore store,
    WebServiceOptions options,
    ILogger<BackChannelLogout> log
)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const int Largest = 16 << 10;

    // Typing a logout token is recommended, not required (section 2.4); what tells it apart are its event and the absence of a nonce.
    private static readonly string[] Types = ["logout+jwt", "JWT", ""];

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost(SignInAddresses.BackChannelLogout, (HttpContext context, BackChannelLogout logout) => logout.Take(context))
            .WithMetadata(new AllowAnonymousAttribute(), new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Largest));

    private async Task<IResult> Take(HttpContext context)
    {
        try
        {
            var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
            if (form?["logout_token"] is not [{ Length: > 0 } text])
                throw new SignInRefusedException("there is no logout token");
            await End(await tokens.Check(text, Types, options.SignIn.ClientId, context.RequestAborted), context.RequestAborted);
            return Results.Ok();
        }
        catch (SignInRefusedException refused)
        {
            LogRefused(log, refused.Message);
            return Results.Json(
                new Dictionary<string, string> { ["error"] = "invalid_request" },
                statusCode: StatusCodes.Status400BadRequest
            );
        }
    }

    private async Task End(JsonWebToken token, CancellationToken cancellation)
    {
        if (
            !token.TryGetPayloadValue<JsonElement>("events", out var events)
            || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(Event, out var what)
            || what.ValueKind != JsonValueKind.Object
        )
            throw new SignInRefusedException("the token is about something else");
        if (token.TryGetPayloadValue<object>("nonce", out _))
            throw new SignInRefusedException("the token is an answer to a sign-in");
        if (string.IsNullOrEmpty(token.Id) || Tokens.MomentOf(token, "iat") is null)
            throw new SignInRefusedException("the logout token is not complete");
        var session = token.TryGetPayloadValue<string>(SessionStore.ProviderSession, out var sid) ? sid : null;
        var subject = string.IsNullOrEmpty(token.Subject) ? null : token.Subject;
        if (session is null && subject is null)
            throw new SignInRefusedException("the logout token names nobody");
        if (!await spent.Take(SessionStore.HashOf($"{token.Issuer} {token.Id}"), token.ValidTo + Tokens.Skew, cancellation))
            throw new SignInRefusedException("the logout token was used before");
        await store.End(() => session is not null ? sessions.EndOfProvider(session) : sessions.EndAllOfProvider(subject!));
    }

    [LoggerMessage(LogLevel.Warning, "A logout token was refused: {Reason}.")]
    private static partial void LogRefused(ILogger log, string reason);
}
