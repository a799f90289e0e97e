using IdentityServer.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.SecondFactors;

/// <summary>A code that replaces a lost second factor once; only its hash is kept.</summary>
internal sealed class RecoveryCode
{
    public required string AccountId { get; init; }
    public required byte[] Hash { get; init; }
    public DateTime? UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder)
        {
            builder.ToTable("RecoveryCode").HasKey(c => new { c.AccountId, c.Hash });
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
            builder.Property(c => c.Hash).HasMaxLength(32);
        }
    }
}
