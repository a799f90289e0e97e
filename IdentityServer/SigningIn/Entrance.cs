using IdentityServer.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.SigningIn;

/// <summary>Somebody on the way in, with one factor proven. It opens nothing but the next step.</summary>
internal sealed class Entrance
{
    public required byte[] SecretHash { get; init; }

    public required string AccountId { get; init; }

    /// <summary>What was proven, as in <c>amr</c>, with spaces between.</summary>
    public string Methods { get; init; } = "";

    public DateTime ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Entrance>
    {
        public void Configure(EntityTypeBuilder<Entrance> builder)
        {
            builder.ToTable("Entrance").HasKey(e => e.SecretHash);
            builder.Property(e => e.SecretHash).HasMaxLength(32);
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId);
            builder.Property(e => e.Methods).HasMaxLength(100);
            builder.HasIndex(e => e.AccountId).HasDatabaseName("IX_Entrance_AccountId");
            builder.HasIndex(e => e.ExpiresAt).HasDatabaseName("IX_Entrance_ExpiresAt");
        }
    }
}
