using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Keys;

/// <summary>The keys of a moment: one signs, and every one that a valid token may be signed with is published.</summary>
internal sealed record KeySet(RsaSecurityKey Signing, IReadOnlyList<RsaSecurityKey> Published)
{
    public SigningCredentials Credentials => new(Signing, SigningKey.Algorithm);

    public bool Knows(string? kid) => kid is not null && Published.Any(k => k.KeyId == kid);

    /// <summary>The public halves (RFC 7517).</summary>
    public IEnumerable<object> Jwks =>
        Published.Select(key =>
        {
            var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(
                new RsaSecurityKey(key.Rsa.ExportParameters(includePrivateParameters: false))
            );
            return new
            {
                kty = jwk.Kty,
                use = "sig",
                alg = SigningKey.Algorithm,
                kid = key.KeyId,
                n = jwk.N,
                e = jwk.E,
            };
        });
}
