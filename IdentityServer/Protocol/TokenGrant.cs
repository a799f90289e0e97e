using IdentityServer.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Protocol;

/// <summary>What one session of a person allows one client; every token that came of its code ends with it (RFC 9700, section
/// 4.14.2).</summary>
internal sealed class TokenGrant
{
    public required string Id { get; init; }
    public required string ClientId { get; init; }
    public required string Subject { get; init; }
    public required string SessionId { get; init; }
    public required string Scope { get; init; }
    public required string RedirectUri { get; init; }
    public string? Nonce { get; init; }
    public required DateTime AuthenticatedAt { get; init; }
    public required string Methods { get; init; }
    public required string Acr { get; init; }
    public required byte[] CodeHash { get; init; }
    public required string CodeChallenge { get; init; }
    public required DateTime CodeExpiresAt { get; init; }
    public DateTime? CodeUsedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? EndedAt { get; init; }

    /// <summary>What was granted, as far as the client may still have it.</summary>
    public IReadOnlyList<string> ScopesOf(Client client) =>
        [.. Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(s => ScopeRules.IsAllowed(client, s))];

    internal sealed class Mapping : IEntityTypeConfiguration<TokenGrant>
    {
        public void Configure(EntityTypeBuilder<TokenGrant> builder)
        {
            builder.ToTable("TokenGrant").HasKey(g => g.Id);
            builder.Property(g => g.Id).HasMaxLength(22);
            builder.Property(g => g.ClientId).HasMaxLength(100);
            builder.Property(g => g.Subject).HasMaxLength(200);
            builder.Property(g => g.SessionId).HasMaxLength(43);
            builder.Property(g => g.Scope).HasMaxLength(1000);
            builder.Property(g => g.RedirectUri).HasMaxLength(2000);
            builder.Property(g => g.Nonce).HasMaxLength(1000);
            builder.Property(g => g.Methods).HasMaxLength(100);
            builder.Property(g => g.Acr).HasMaxLength(100);
            builder.Property(g => g.CodeHash).HasMaxLength(32);
            builder.Property(g => g.CodeChallenge).HasMaxLength(43);
            builder.HasIndex(g => g.CodeHash).HasDatabaseName("UX_TokenGrant_CodeHash").IsUnique();
            builder.HasIndex(g => g.SessionId).HasDatabaseName("IX_TokenGrant_SessionId");
            builder.HasIndex(g => g.ExpiresAt).HasDatabaseName("IX_TokenGrant_ExpiresAt");
        }
    }
}

/// <summary>A refresh token, which is used once (RFC 9700, section 4.14.2).</summary>
internal sealed class RefreshToken
{
    public required byte[] Hash { get; init; }
    public required string GrantId { get; init; }
    public DateTime? UsedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RefreshToken>
    {
        public void Configure(EntityTypeBuilder<RefreshToken> builder)
        {
            builder.ToTable("RefreshToken").HasKey(t => t.Hash);
            builder.Property(t => t.Hash).HasMaxLength(32);
            builder.Property(t => t.GrantId).HasMaxLength(22);
            builder.HasIndex(t => t.GrantId).HasDatabaseName("IX_RefreshToken_GrantId");
            builder.HasOne<TokenGrant>().WithMany().HasForeignKey(t => t.GrantId);
        }
    }
}
