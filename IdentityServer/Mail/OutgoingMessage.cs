using IdentityServer.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Mail;

/// <summary>
/// Something to be mailed; saved together with what caused it and written only when it is sent. That is why asking for a new passphrase is
/// the same work for every address, and why a dying process loses no message.
/// </summary>
internal sealed class OutgoingMessage
{
    public Guid Id { get; init; }
    public MessageKind Kind { get; init; }

    /// <summary>Null while somebody has only typed an address.</summary>
    public string? AccountId { get; init; }

    public string Address { get; init; } = "";
    public DateTime QueuedAt { get; init; }
    public DateTime NextAttemptAt { get; set; }
    public int Attempts { get; set; }

    public static OutgoingMessage For(Account account, MessageKind kind, TimeProvider clock) => To(account.Email!, kind, clock, account.Id);

    public static OutgoingMessage To(string address, MessageKind kind, TimeProvider clock, string? accountId = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new OutgoingMessage
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Kind = kind,
            AccountId = accountId,
            Address = address,
            QueuedAt = now,
            NextAttemptAt = now,
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OutgoingMessage>
    {
        public void Configure(EntityTypeBuilder<OutgoingMessage> builder)
        {
            builder.ToTable("OutgoingMessage").HasKey(m => m.Id);
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(40);
            builder.Property(m => m.AccountId).HasMaxLength(200);
            builder.Property(m => m.Address).HasMaxLength(256);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(m => m.AccountId).HasDatabaseName("IX_OutgoingMessage_AccountId");
            builder.HasIndex(m => m.NextAttemptAt).HasDatabaseName("IX_OutgoingMessage_NextAttemptAt");
        }
    }
}
