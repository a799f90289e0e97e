using System.Globalization;
using IdentityServer.Clients;

namespace IdentityServer.Protocol;

/// <summary>Reads an authorization request. Until client and redirect address are found in order nobody is redirected anywhere (RFC 6749,
/// section 4.1.2.1).</summary>
internal sealed class AuthorizeRules(ClientRegister clients, TokenSigning signing)
{
    public const int MaximalState = 4000;

    /// <exception cref="RefusedException">To be shown, never sent to the address.</exception>
    public (Client Client, string RedirectUri) Target(Parameters parameters)
    {
        if (clients.Find(parameters.Require("client_id")) is not { } client)
            throw new RefusedException(Errors.InvalidRequest, "No such client.");
        if (!client.May(GrantTypes.Code))
            throw new RefusedException(Errors.UnauthorizedClient, "The client has no authorization_code grant.");
        var address = parameters.Require("redirect_uri");
        return RedirectAddresses.IsRegistered(client, address)
            ? (client, address)
            : throw new RefusedException(Errors.InvalidRequest, "redirect_uri is not registered.");
    }

    /// <summary>The state as far as it can be sent back; a malformed one is not.</summary>
    public static string? State(Parameters parameters)
    {
        try
        {
            return parameters["state"] is { Length: <= MaximalState } state ? state : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <exception cref="RefusedException">To be sent to the redirect address.</exception>
    public async Task<AuthorizeRequest> Read(Client client, string redirectUri, Parameters parameters, CancellationToken cancellation)
    {
        Refuse(
            parameters.Has("request"),
            Errors.RequestNotSupported,
            "Request objects are not supported: push the request instead (RFC 9126)."
        );
        Refuse(
            parameters.Has("request_uri"),
            Errors.RequestUriNotSupported,
            "request_uri must be one of the endpoint for pushed requests."
        );
        Refuse(parameters.Has("registration"), Errors.RegistrationNotSupported, "registration is not supported.");
        Refuse(parameters.Require("response_type") != "code", Errors.UnsupportedResponseType, "response_type must be code.");
        Refuse(parameters["response_mode"] is not (null or "query"), Errors.InvalidRequest, "response_mode must be query.");
        Refuse(parameters["state"] is { Length: > MaximalState }, Errors.InvalidRequest, "state is too long.");
        Refuse(parameters["nonce"] is { Length: > 1000 }, Errors.InvalidRequest, "nonce is too long.");
        var scopes = parameters.List("scope");
        ScopeRules.Require(clients, client, scopes);
        return new AuthorizeRequest
        {
            ClientId = client.ClientId,
            RedirectUri = redirectUri,
            State = parameters["state"],
            Scopes = scopes,
            CodeChallenge = Challenge(parameters),
            Nonce = parameters["nonce"],
            Prompt = Prompt(parameters),
            MaxAge = MaxAge(parameters),
            LoginHint = parameters["login_hint"] is { Length: <= 256 } hint ? hint : null,
            UiLocales = parameters["ui_locales"] is { Length: <= 100 } locales ? locales : null,
            AcrValues = [.. parameters.List("acr_values").Where(Acr.Supported.Contains)],
            HintedSubject = await Hinted(client, parameters, cancellation),
            AskedAt = signing.Now.ToUnixTimeSeconds(),
        };
    }

    /// <summary>Without PKCE, and by <c>plain</c>, nothing (RFC 7636, section 4.3; RFC 9700, section 2.1.1).</summary>
    private static string Challenge(Parameters parameters)
    {
        var challenge = parameters.Require("code_challenge");
        Refuse(parameters["code_challenge_method"] != "S256", Errors.InvalidRequest, "code_challenge_method must be S256.");
        Refuse(
            challenge.Length != 43 || !challenge.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'),
            Errors.InvalidRequest,
            "code_challenge is malformed."
        );
        return challenge;
    }

    private static string? Prompt(Parameters parameters)
    {
        var prompts = parameters.List("prompt");
        Refuse(prompts.Count > 1 || prompts.Any(p => p is not ("none" or "login")), Errors.InvalidRequest, "prompt must be none or login.");
        return prompts.Count == 0 ? null : prompts[0];
    }

    private static long? MaxAge(Parameters parameters)
    {
        if (parameters["max_age"] is not { } text)
            return null;
        Refuse(
            !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds),
            Errors.InvalidRequest,
            "max_age must be a number of seconds."
        );
        return seconds;
    }

    private async Task<string?> Hinted(Client client, Parameters parameters, CancellationToken cancellation)
    {
        if (parameters["id_token_hint"] is not { } hint)
            return null;
        var token = await signing.Read(TokenSigning.IdToken, hint, cancellation, expiredToo: true);
        Refuse(
            token is null || !token.Audiences.Contains(client.ClientId),
            Errors.InvalidRequest,
            "id_token_hint is no id token of this client."
        );
        return token!.Subject;
    }

    private static void Refuse(bool when, string error, string description)
    {
        if (when)
            throw new RefusedException(error, description);
    }
}
