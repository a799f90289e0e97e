using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.SecondFactors;

/// <summary>A question that a passkey has answered; the same answer is not taken a second time, on whichever node.</summary>
internal sealed class AnsweredChallenge
{
    public required byte[] Hash { get; init; }
    public DateTime ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AnsweredChallenge>
    {
        public void Configure(EntityTypeBuilder<AnsweredChallenge> builder)
        {
            builder.ToTable("AnsweredChallenge").HasKey(c => c.Hash);
            builder.Property(c => c.Hash).HasMaxLength(32);
            builder.HasIndex(c => c.ExpiresAt).HasDatabaseName("IX_AnsweredChallenge_ExpiresAt");
        }
    }
}
