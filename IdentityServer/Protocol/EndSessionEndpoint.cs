using System.Text.Json;
using IdentityServer.Clients;
using IdentityServer.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityServer.Protocol;

/// <summary>
/// A client asks to sign the person out (OpenID Connect RP-Initiated Logout 1.0). With an id token of the very session that runs here it is
/// done; else the person is asked, so that no other site can sign anybody out.
/// </summary>
internal sealed class EndSessionEndpoint(
    TokenSigning signing,
    ClientRegister clients,
    ISessions sessions,
    IDataProtectionProvider protection
)
{
    /// <summary>The page that a client without an address to return to ends at.</summary>
    private const string SignedOut = "/sign-out";

    private readonly IDataProtector _seal = protection.CreateProtector("end-session");

    /// <param name="SessionId">The answer counts for the session that was asked about only.</param>
    internal sealed record Question(string SessionId, string? Address);

    public async Task Start(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var parameters = await Parameters.Of(context);
            var hint = parameters["id_token_hint"] is { } text
                ? await signing.Read(TokenSigning.IdToken, text, context.RequestAborted, expiredToo: true)
                : null;
            var address = Address(parameters, Client(parameters, hint?.Audiences.FirstOrDefault()));
            var person = await sessions.Current(context);
            if (person is null)
                FrontChannel.Redirect(context, address ?? SignedOut);
            else if (hint is not null && Claims.Text(hint, "sid") == person.SessionId)
                await End(context, address);
            else
                FrontChannel.Redirect(
                    context,
                    SignInAddresses.SignOut($"{Paths.EndSessionCallback}?question={Sealed(new Question(person.SessionId, address))}")
                );
        }
        catch (RefusedException refused)
        {
            await FrontChannel.Show(context, refused);
        }
    }

    /// <summary>The person has said yes.</summary>
    public async Task Continue(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var question = Unsealed(context.Request.Query["question"].ToString());
        if (question is null)
            await FrontChannel.Show(context, new RefusedException(Errors.InvalidRequest, "The question is not known."));
        else if (await sessions.Current(context) is not { } person)
            FrontChannel.Redirect(context, question.Address ?? SignedOut);
        else if (person.SessionId == question.SessionId)
            await End(context, question.Address);
        else
            await FrontChannel.Show(context, new RefusedException(Errors.InvalidRequest, "The question was about another session."));
    }

    private async Task End(HttpContext context, string? address)
    {
        await sessions.End(context);
        FrontChannel.Redirect(context, address ?? SignedOut);
    }

    /// <exception cref="RefusedException"><c>client_id</c> and <c>id_token_hint</c> are of different clients, or of none.</exception>
    private Client? Client(Parameters parameters, string? hinted)
    {
        var named = parameters["client_id"];
        if (named is not null && hinted is not null && named != hinted)
            throw new RefusedException(Errors.InvalidRequest, "id_token_hint is another client's.");
        if ((hinted ?? named) is not { } id)
            return null;
        return clients.Find(id) ?? throw new RefusedException(Errors.InvalidRequest, "No such client.");
    }

    /// <exception cref="RefusedException">The address is not one that this client registered (section 3), compared character by
    /// character.</exception>
    private static string? Address(Parameters parameters, Client? client)
    {
        if (parameters["post_logout_redirect_uri"] is not { } address)
            return null;
        if (client is null || !client.PostLogoutRedirectUris.Contains(address, StringComparer.Ordinal))
            throw new RefusedException(Errors.InvalidRequest, "post_logout_redirect_uri is not registered.");
        return parameters["state"] is { } state
            ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}state={Uri.EscapeDataString(state)}"
            : address;
    }

    private string Sealed(Question question) => WebEncoders.Base64UrlEncode(_seal.Protect(JsonSerializer.SerializeToUtf8Bytes(question)));

    private Question? Unsealed(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Question>(_seal.Unprotect(WebEncoders.Base64UrlDecode(text)));
        }
        catch (Exception e) when (e is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
