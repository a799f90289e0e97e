using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Keys;

/// <summary>A key that signs tokens, as it lies in the database: the private half is sealed under the master key.</summary>
internal sealed class SigningKey
{
    /// <summary>Every client knows RS256 (OpenID Connect Core 1.0, section 15.1); 3072 bits hold beyond 2030 (NIST SP 800-57).</summary>
    public const string Algorithm = SecurityAlgorithms.RsaSha256;
    public const int Bits = 3072;

    /// <summary>The thumbprint of the public half (RFC 7638).</summary>
    public required string Kid { get; init; }
    public required int Generation { get; init; }
    public required DateTime UseFrom { get; init; }
    public required byte[] Sealed { get; init; }

    public static (string Kid, byte[] Pkcs8) Make()
    {
        using var rsa = RSA.Create(Bits);
        var kid = Base64UrlEncoder.Encode(new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false)).ComputeJwkThumbprint());
        return (kid, rsa.ExportPkcs8PrivateKey());
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SigningKey>
    {
        public void Configure(EntityTypeBuilder<SigningKey> builder)
        {
            builder.ToTable("SigningKey").HasKey(k => k.Kid);
            builder.Property(k => k.Kid).HasMaxLength(43);
            builder.Property(k => k.Sealed).HasMaxLength(4000);
            builder.HasIndex(k => k.Generation).HasDatabaseName("UX_SigningKey_Generation").IsUnique();
        }
    }
}
