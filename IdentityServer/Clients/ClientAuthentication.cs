using System.Security.Cryptography;
using System.Text;
using IdentityServer.Protocol;
using IdentityServer.Sessions;

namespace IdentityServer.Clients;

/// <summary>
/// A client proves itself by its secret in the header or in the body (RFC 6749, section 2.3.1) or by a signed assertion (RFC 7523), by
/// exactly one of them; a public client only says which one it is.
/// </summary>
internal sealed partial class ClientAuthentication(
    ClientRegister clients,
    ClientAssertions assertions,
    FailedProofs failed,
    ILogger<ClientAuthentication> log
)
{
    public static IReadOnlyList<string> Methods { get; } = ["client_secret_basic", "client_secret_post", "private_key_jwt"];

    private static readonly string _nobody = Convert.ToBase64String(Secret.Hash(Secret.New()));

    /// <exception cref="RefusedException">401 <c>invalid_client</c>, or 400 for more than one proof.</exception>
    public async Task<Client> Require(HttpContext context, Parameters form, bool publicToo = true)
    {
        failed.Admit(context);
        var basic = context.Request.Headers.Authorization.ToString();
        var proofs = (basic.Length > 0 ? 1 : 0) + (form.Has("client_secret") ? 1 : 0) + (form.Has("client_assertion") ? 1 : 0);
        if (proofs > 1)
            throw new RefusedException(Errors.InvalidRequest, "The client proves itself in more than one way.");
        var client =
            basic.Length > 0 ? ByHeader(basic, form)
            : form.Has("client_assertion") ? await assertions.Prove(form, context.Request.Path, context.RequestAborted)
            : form.Has("client_secret") ? BySecret(form.Require("client_id"), form.Require("client_secret"))
            : clients.Find(form.Require("client_id")) is { IsPublic: true } open && publicToo ? open
            : null;
        if (client is not null)
            return client;
        failed.Count(context);
        LogFailure(log, context.Connection.RemoteIpAddress, context.GetEndpoint()?.DisplayName);
        if (basic.Length > 0)
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"clients\", charset=\"UTF-8\"";
        throw new RefusedException(Errors.InvalidClient, "The client did not prove itself.", StatusCodes.Status401Unauthorized);
    }

    private Client? ByHeader(string header, Parameters form)
    {
        if (Credentials(header) is not var (id, secret))
            return null;
        return form["client_id"] is { } named && named != id ? null : BySecret(id, secret);
    }

    private Client? BySecret(string id, string secret)
    {
        var client = clients.Find(id);
        var hash = Secret.Hash(secret);
        // As much work for a client that does not exist.
        var isRight = (client?.SecretHashes ?? [_nobody]).Aggregate(
            false,
            (found, right) => CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(right), hash) | found
        );
        return isRight ? client : null;
    }

    private static (string Id, string Secret)? Credentials(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (Decode(pair[..colon]), Decode(pair[(colon + 1)..]));
    }

    /// <summary>Both were written as in a form before they went into the header (RFC 6749, section 2.3.1).</summary>
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [LoggerMessage(LogLevel.Warning, "A client did not prove itself from {Address} at {Endpoint}.")]
    private static partial void LogFailure(ILogger log, System.Net.IPAddress? address, string? endpoint);
}
