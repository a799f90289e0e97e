namespace IdentityServer.Protocol;

/// <summary>Whom an access token speaks for: a person through a client, or the client itself.</summary>
/// <param name="Subject">The <c>sub</c> claim; equal to <paramref name="ClientId"/> where no person is involved (RFC 9068, section
/// 2.2).</param>
public sealed record Bearer(string Subject, string ClientId, IReadOnlyList<string> Scopes);

/// <summary>Opens this server's own endpoints to its own access tokens (RFC 9068, section 4; RFC 6750).</summary>
public interface IAccessTokens
{
    /// <summary>
    /// The bearer of the token in the <c>Authorization</c> header. Null once the request was answered with 401 (<c>invalid_token</c>) or
    /// 403 (<c>insufficient_scope</c>) as RFC 6750, section 3 has it: then nothing more is to be written.
    /// </summary>
    Task<Bearer?> Require(HttpContext context, string scope);
}
