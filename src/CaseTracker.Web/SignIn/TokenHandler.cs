using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using CaseTracker.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// Lets in whoever presents an access token of the provider (RFC 6750, RFC 9068) that was made for this API: a person, or a program that
/// acts for itself. What the holder may do is looked up as for everybody else.
/// </summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Tokens tokens,
    WebServiceOptions service
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";

    private const string Scope = "casetracker",
        Bearer = "Bearer ";
    private static readonly string[] Types = ["at+jwt", "application/at+jwt"];

    /// <summary>The token is good, but not for this API.</summary>
    private sealed class ScopeMissingException() : Exception("The token lacks the scope.");

    public static bool IsPresented(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says that a more recent proof is needed (RFC 9470).</summary>
    public static void DemandProof(HttpResponse response) =>
        Demand(
            response,
            string.Create(
                CultureInfo.InvariantCulture,
                $"error=\"insufficient_user_authentication\", error_description=\"A more recent sign-in is required\", max_age=\"{Proof.Window.TotalSeconds}\""
            )
        );

    /// <summary>Says that a token is needed.</summary>
    public static void DemandToken(HttpResponse response) => Demand(response, $"realm=\"CaseTracker\", scope=\"{Scope}\"");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsPresented(Request))
            return AuthenticateResult.NoResult();
        try
        {
            var token = await tokens.Check(
                Request.Headers.Authorization.ToString()[Bearer.Length..].Trim(),
                Types,
                service.SignIn.Audience,
                Context.RequestAborted
            );
            if (!Tokens.ListOf(token, "scope").SelectMany(s => s.Split(' ')).Contains(Scope))
                return AuthenticateResult.Fail(new ScopeMissingException());
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(HolderOf(token)), SchemeName));
        }
        catch (SignInRefusedException refused)
        {
            return AuthenticateResult.Fail(refused);
        }
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        Response.StatusCode = result.Failure is ScopeMissingException ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        if (result.Failure is ScopeMissingException)
            Demand(Response, $"error=\"insufficient_scope\", scope=\"{Scope}\"");
        else if (result.Failure is not null)
            Demand(Response, "error=\"invalid_token\", error_description=\"The access token is not valid here\"");
        else
            DemandToken(Response);
    }

    /// <summary>A program's token names the program alone; a person's names the person and when that person showed both factors.</summary>
    private ClaimsIdentity HolderOf(JsonWebToken token)
    {
        var client = token.TryGetPayloadValue<string>("client_id", out var id) ? id : null;
        // A person could be known under the name of a program; a program's token never says when somebody signed in.
        var isMachine = string.IsNullOrEmpty(token.Subject) || token.Subject == client;
        if (isMachine && Tokens.MomentOf(token, "auth_time") is not null)
            throw new SignInRefusedException("the token names a person by the name of a program");
        if (isMachine)
            return IdentityOf(
                MachineClients.SubjectOf(client is { Length: > 0 } ? client : throw new SignInRefusedException("the token names nobody")),
                Tokens.MomentOf(token, "iat")
            );
        if (
            !token.TryGetPayloadValue<string>(service.SignIn.SubjectClaim, out var subject)
            || subject is not { Length: > 0 }
            || MachineClients.IsOne(subject)
        )
            throw new SignInRefusedException("the token names nobody");
        var hasTwo = service.SignIn.HasTwoFactors(
            Tokens.ListOf(token, "amr"),
            token.TryGetPayloadValue<string>("acr", out var context) ? context : null
        );
        return IdentityOf(subject, hasTwo ? Tokens.MomentOf(token, "auth_time") : null);
    }

    private static ClaimsIdentity IdentityOf(string subject, DateTimeOffset? provedAt) =>
        new(Persons.IdentityOf(subject, provedAt).Claims, SchemeName);

    private static void Demand(HttpResponse response, string what) => response.Headers.WWWAuthenticate = Bearer + what;
}
