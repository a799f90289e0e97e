using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Protocol;

/// <summary>Something that is not taken any more.</summary>
internal sealed class SpentToken
{
    public required byte[] Hash { get; init; }
    public required DateTime ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SpentToken>
    {
        public void Configure(EntityTypeBuilder<SpentToken> builder)
        {
            builder.ToTable("SpentToken").HasKey(t => t.Hash);
            builder.Property(t => t.Hash).HasMaxLength(32);
            builder.HasIndex(t => t.ExpiresAt).HasDatabaseName("IX_SpentToken_ExpiresAt");
        }
    }
}

/// <summary>Remembers, for all nodes, what may not be used (again): client assertions (RFC 7523, section 3) and revoked access tokens (RFC
/// 7009).</summary>
internal sealed class SpentTokens(IDbContextFactory<IdentityStore> stores)
{
    /// <summary>False for a token that was spent before.</summary>
    public async Task<bool> Spend(string token, DateTime expiresAt, CancellationToken cancellation)
    {
        if (await IsSpent(token, cancellation))
            return false;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        store.Add(new SpentToken { Hash = Secret.Hash(token), ExpiresAt = expiresAt });
        try
        {
            await store.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // Another request may have spent it since the look; any other fault is one.
            if (await IsSpent(token, cancellation))
                return false;
            throw;
        }
    }

    public async Task<bool> IsSpent(string token, CancellationToken cancellation)
    {
        var hash = Secret.Hash(token);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Set<SpentToken>().AnyAsync(t => t.Hash == hash, cancellation);
    }
}
