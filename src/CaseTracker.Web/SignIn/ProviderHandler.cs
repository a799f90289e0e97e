using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CaseTracker.Web.SignIn;

/// <summary>The provider's addresses come from its description, when somebody signs in; they cannot be checked before.</summary>
internal sealed class ProviderOptions : OAuthOptions
{
    public override void Validate()
    {
        if (!CallbackPath.HasValue)
            throw new InvalidOperationException("The sign-in has no address to come back to.");
    }
}

/// <summary>
/// Signs people in at an OpenID Connect provider: authorization code with PKCE, through a pushed request where the provider takes one; the
/// answer must come from the provider that was asked (RFC 9207) and hold an ID token that answers this very request.
/// </summary>
internal sealed class ProviderHandler(
    IOptionsMonitor<ProviderOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Provider provider,
    Tokens tokens,
    WebServiceOptions service
) : OAuthHandler<ProviderOptions>(options, logger, encoder)
{
    public const string SchemeName = "provider";

    /// <summary>Among the properties of a challenge: how old, in seconds, the sign-in may be.</summary>
    public const string MaxAge = "max_age";

    private const string Nonce = "nonce",
        IdToken = "id_token";
    private const int LongestSubject = 200;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var description = await provider.Describe(Context.RequestAborted);
        GenerateCorrelationId(properties);
        var request = RequestOf(properties);
        Response.Redirect(QueryHelpers.AddQueryString(description.AuthorizationEndpoint, await Pushed(description, request)));
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var description = await provider.Describe(Context.RequestAborted);
        var (query, issuer) = (Request.Query, Request.Query["iss"]);
        if (query.Any(p => p.Value.Count > 1))
            throw new SignInRefusedException("the answer says something twice");
        if (issuer.Count == 0 ? description.AuthorizationResponseIssParameterSupported : issuer != description.Issuer)
            throw new SignInRefusedException("the answer comes from another provider");
        if (query["error"] is [{ } error])
            throw new SignInRefusedException($"the provider answered {SignInRefusedException.CodeOf(error)}");
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var description = await provider.Describe(Context.RequestAborted);
        var verifier =
            context.Properties.Items[OAuthConstants.CodeVerifierKey]
            ?? throw new SignInRefusedException("the answer belongs to no request");
        return OAuthTokenResponse.Success(
            await provider.Send(
                description,
                description.TokenEndpoint,
                new()
                {
                    ["grant_type"] = "authorization_code",
                    ["code"] = context.Code,
                    ["redirect_uri"] = context.RedirectUri,
                    [OAuthConstants.CodeVerifierKey] = verifier,
                },
                Context.RequestAborted
            )
        );
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity,
        AuthenticationProperties properties,
        OAuthTokenResponse answer
    )
    {
        var text = answer.Response!.RootElement.TryGetProperty(IdToken, out var member) ? member.GetString() : null;
        if (text is null || properties.GetString(Nonce) is not { } nonce)
            throw new SignInRefusedException("the answer holds no ID token");
        TimeSpan? maxAge = int.TryParse(properties.GetString(MaxAge), CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
        var token = await tokens.CheckIdToken(text, service.SignIn.ClientId, answer.AccessToken, nonce, maxAge, Context.RequestAborted);
        var person = PersonOf(token);
        // Who signs in again acts in the same capacity, if it is that person's.
        if (properties.GetString(CallerResolution.Designation) is { } designation)
            person.AddClaim(new Claim(CallerResolution.Designation, designation));
        return new AuthenticationTicket(new ClaimsPrincipal(person), SessionOf(token, text, properties), Scheme.Name);
    }

    /// <summary>What the session keeps: the provider's name of it, and the ID token, by which it is ended at the provider.</summary>
    private static AuthenticationProperties SessionOf(JsonWebToken token, string text, AuthenticationProperties asked)
    {
        var kept = new AuthenticationProperties { RedirectUri = asked.RedirectUri };
        kept.SetString(SessionStore.ProviderSubject, token.Subject);
        if (token.TryGetPayloadValue<string>(SessionStore.ProviderSession, out var session))
            kept.SetString(SessionStore.ProviderSession, session);
        if (asked.GetString(SessionStore.Id) is { } before)
            kept.SetString(SessionStore.Before, before);
        kept.StoreTokens([new AuthenticationToken { Name = IdToken, Value = text }]);
        return kept;
    }

    private ClaimsIdentity PersonOf(JsonWebToken token)
    {
        if (
            string.IsNullOrEmpty(token.Subject)
            || !token.TryGetPayloadValue<string>(service.SignIn.SubjectClaim, out var subject)
            || subject is not { Length: > 0 and <= LongestSubject }
            || Access.MachineClients.IsOne(subject)
        )
            throw new SignInRefusedException("the ID token names nobody");
        if (
            !service.SignIn.HasTwoFactors(
                Tokens.ListOf(token, "amr"),
                token.TryGetPayloadValue<string>("acr", out var context) ? context : null
            )
        )
            throw new SignInRefusedException("the provider does not vouch for a second factor");
        return Persons.IdentityOf(subject, Tokens.MomentOf(token, "auth_time"));
    }

    private Dictionary<string, string?> RequestOf(AuthenticationProperties properties)
    {
        var (verifier, nonce) = (
            WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)),
            WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))
        );
        properties.Items[OAuthConstants.CodeVerifierKey] = verifier;
        properties.SetString(Nonce, nonce);
        var request = new Dictionary<string, string?>
        {
            ["client_id"] = service.SignIn.ClientId,
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["redirect_uri"] = BuildRedirectUri(Options.CallbackPath),
            [OAuthConstants.CodeChallengeKey] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            [OAuthConstants.CodeChallengeMethodKey] = OAuthConstants.CodeChallengeMethodS256,
            [Nonce] = nonce,
            ["state"] = Options.StateDataFormat.Protect(properties),
            ["ui_locales"] = CultureInfo.CurrentUICulture.Name,
        };
        if (properties.GetString(MaxAge) is { } age)
            request[MaxAge] = age;
        if (service.SignIn.TwoFactorContexts.Count > 0)
            request["acr_values"] = string.Join(' ', service.SignIn.TwoFactorContexts);
        return request;
    }

    /// <summary>The parameters that the browser carries: all, or the name under which the provider took them (RFC 9126).</summary>
    private async Task<Dictionary<string, string?>> Pushed(OpenIdConnectConfiguration description, Dictionary<string, string?> request)
    {
        if (string.IsNullOrEmpty(description.PushedAuthorizationRequestEndpoint))
            return request;
        try
        {
            using var answer = await provider.Send(
                description,
                description.PushedAuthorizationRequestEndpoint,
                request.ToDictionary(p => p.Key, p => p.Value!),
                Context.RequestAborted
            );
            var name = answer.RootElement.TryGetProperty("request_uri", out var member) ? member.GetString() : null;
            return new()
            {
                ["client_id"] = service.SignIn.ClientId,
                ["request_uri"] = name ?? throw new ProviderAwayException("the provider did not take the request"),
            };
        }
        catch (SignInRefusedException refused)
        {
            // Nobody presented anything yet: the provider does not know this service as it is configured.
            throw new ProviderAwayException(refused.Message, refused);
        }
    }
}
