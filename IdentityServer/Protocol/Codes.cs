using System.Security.Cryptography;
using System.Text;
using IdentityServer.Clients;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Protocol;

/// <summary>
/// Authorization codes (RFC 6749, section 4.1.2): taken once, within a minute, from the client, for the redirect address and with the
/// verifier they were made for (RFC 7636, section 4.6). A failed attempt spends the code; a second one ends everything that came of it.
/// </summary>
internal sealed class Codes(Grants grants, IDbContextFactory<IdentityStore> stores, TimeProvider clock)
{
    public async Task<string> Issue(AuthorizeRequest request, SignedIn person, CancellationToken cancellation)
    {
        var code = Secret.New();
        var now = clock.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        store.Add(
            new TokenGrant
            {
                Id = Secret.New()[..22],
                ClientId = request.ClientId,
                Subject = person.Subject,
                SessionId = person.SessionId,
                Scope = string.Join(' ', request.Scopes),
                RedirectUri = request.RedirectUri,
                Nonce = request.Nonce,
                AuthenticatedAt = person.AuthenticatedAt.UtcDateTime,
                Methods = string.Join(' ', person.Methods),
                Acr = Acr.Of(person.Methods, request.AcrValues),
                CodeHash = Secret.Hash(code),
                CodeChallenge = request.CodeChallenge,
                CodeExpiresAt = now + Lifetimes.Code,
                ExpiresAt = now + Lifetimes.Grant,
            }
        );
        await store.SaveChangesAsync(cancellation);
        return code;
    }

    /// <exception cref="RefusedException"><c>invalid_grant</c>, whatever was wrong.</exception>
    public async Task<TokenGrant> Redeem(Client client, string code, string redirectUri, string verifier, CancellationToken cancellation)
    {
        var hash = Secret.Hash(code);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var grant =
            await store.Set<TokenGrant>().AsNoTracking().SingleOrDefaultAsync(g => g.CodeHash == hash, cancellation)
            ?? throw Grants.Refused();
        if (grant.CodeUsedAt is not null)
            await grants.EndForReplay(grant, "code", cancellation);
        if (grant.ClientId != client.ClientId)
            throw Grants.Refused();
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        var isRight =
            grant.CodeExpiresAt > now
            && grant.RedirectUri == redirectUri
            && Fits(verifier, grant.CodeChallenge)
            && await grants.IsAlive(grant, cancellation);
        // Of two attempts at the same moment this statement lets one pass.
        var taken = await store
            .Set<TokenGrant>()
            .Where(g => g.Id == grant.Id && g.CodeUsedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.CodeUsedAt, now), cancellation);
        if (taken == 0)
            await grants.EndForReplay(grant, "code", cancellation);
        if (isRight)
            return grant;
        await grants.End(grant.Id, cancellation);
        throw Grants.Refused();
    }

    private static bool Fits(string verifier, string challenge) =>
        verifier.Length is >= 43 and <= 128
        && verifier.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~')
        && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == challenge;
}
