using IdentityServer.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.SecondFactors;

/// <summary>The authenticator app of an account (RFC 6238); it counts once a first code has confirmed it.</summary>
internal sealed class AccountTotp
{
    public required string AccountId { get; init; }

    /// <summary>Sealed for this account.</summary>
    public required byte[] Secret { get; set; }

    public DateTime ConfirmedAt { get; set; }

    /// <summary>The latest time step whose code was taken: neither it nor an earlier one is taken again.</summary>
    public long LastStep { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountTotp>
    {
        public void Configure(EntityTypeBuilder<AccountTotp> builder)
        {
            builder.ToTable("AccountTotp").HasKey(t => t.AccountId);
            builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
            builder.Property(t => t.Secret).HasMaxLength(200);
        }
    }
}
