using IdentityServer.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Links;

/// <summary>A link that was made for one address and one purpose; its token is kept as a hash only.</summary>
internal sealed class AccountLink
{
    public required byte[] TokenHash { get; init; }
    public required LinkPurpose Purpose { get; init; }
    public required string AccountId { get; init; }

    /// <summary>Where it was sent; using it proves that this address is the account's owner's.</summary>
    public required string Address { get; init; }

    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountLink>
    {
        public void Configure(EntityTypeBuilder<AccountLink> builder)
        {
            builder.ToTable("AccountLink").HasKey(l => l.TokenHash);
            builder.Property(l => l.TokenHash).HasMaxLength(32);
            builder.Property(l => l.Purpose).HasConversion<string>().HasMaxLength(20);
            builder.Property(l => l.AccountId).HasMaxLength(200);
            builder.Property(l => l.Address).HasMaxLength(256);
            builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
            builder.HasIndex(l => new { l.AccountId, l.Purpose }).HasDatabaseName("IX_AccountLink_AccountId");
            builder.HasIndex(l => l.ExpiresAt).HasDatabaseName("IX_AccountLink_ExpiresAt");
        }
    }
}
