using IdentityServer.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.SigningIn;

/// <summary>Somebody on the way in: what was proven so far and what a passkey was asked. It opens nothing but the next step.</summary>
internal sealed class Entrance
{
    public required byte[] SecretHash { get; init; }

    /// <summary>Null while nothing is proven.</summary>
    public string? AccountId { get; set; }

    /// <summary>What was proven, as in <c>amr</c>, with spaces between.</summary>
    public string Methods { get; set; } = "";

    /// <summary>The challenge that a passkey was given; taken out by the answer, so that it answers once.</summary>
    public string? PasskeyState { get; set; }

    public DateTime ExpiresAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Entrance>
    {
        public void Configure(EntityTypeBuilder<Entrance> builder)
        {
            builder.ToTable("Entrance").HasKey(e => e.SecretHash);
            builder.Property(e => e.SecretHash).HasMaxLength(32);
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Cascade);
            builder.Property(e => e.Methods).HasMaxLength(100);
            builder.HasIndex(e => e.AccountId).HasDatabaseName("IX_Entrance_AccountId");
            builder.HasIndex(e => e.ExpiresAt).HasDatabaseName("IX_Entrance_ExpiresAt");
        }
    }
}
