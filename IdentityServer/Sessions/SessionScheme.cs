using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace IdentityServer.Sessions;

/// <summary>
/// Every address of this server is closed to who is not signed in with both factors, unless it says <c>AllowAnonymous</c>; who is not
/// signed in goes to the sign-in page and comes back.
/// </summary>
internal sealed class SessionScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ISessions sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "account";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.Current(Context) is not { } signedIn)
            return AuthenticateResult.NoResult();
        var identity = new ClaimsIdentity(
            [new Claim("sub", signedIn.Subject), new Claim("name", signedIn.Name), new Claim("sid", signedIn.SessionId)],
            Name,
            "name",
            null
        );
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // A form that was posted after the session had run out is not repeated by itself: the person comes back to the page.
        Response.Redirect(
            SignInAddresses.SignIn(Request.PathBase + Request.Path + (HttpMethods.IsGet(Request.Method) ? Request.QueryString : default))
        );
        return Task.CompletedTask;
    }
}
