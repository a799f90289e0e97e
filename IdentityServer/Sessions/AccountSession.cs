using IdentityServer.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Sessions;

/// <summary>One browser in which an account is signed in, or was.</summary>
internal sealed class AccountSession
{
    /// <summary>The <c>sid</c> of tokens; of no use as a cookie.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of what the cookie holds.</summary>
    public required byte[] SecretHash { get; set; }

    public required string AccountId { get; init; }
    public DateTime StartedAt { get; init; }

    /// <summary>When the person last proved who it is.</summary>
    public DateTime AuthenticatedAt { get; set; }

    public DateTime LastSeenAt { get; set; }

    /// <summary>However busy the session is, it ends then.</summary>
    public DateTime ExpiresAt { get; set; }

    public string Address { get; set; } = "";
    public string Browser { get; set; } = "";

    /// <summary><c>amr</c> with spaces between.</summary>
    public string Methods { get; set; } = "";

    public DateTime? EndedAt { get; set; }

    /// <summary>One of <see cref="EndOfSession"/>.</summary>
    public string? EndedWhy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountSession>
    {
        public void Configure(EntityTypeBuilder<AccountSession> builder)
        {
            builder.ToTable("AccountSession").HasKey(s => s.Id);
            builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
            builder.Property(s => s.Id).HasMaxLength(43);
            builder.Property(s => s.SecretHash).HasMaxLength(32);
            builder.Property(s => s.Address).HasMaxLength(45);
            builder.Property(s => s.Browser).HasMaxLength(300);
            builder.Property(s => s.Methods).HasMaxLength(100);
            builder.Property(s => s.EndedWhy).HasMaxLength(30);
            builder.HasIndex(s => s.SecretHash).HasDatabaseName("UX_AccountSession_SecretHash").IsUnique();
            builder.HasIndex(s => new { s.AccountId, s.StartedAt }).HasDatabaseName("IX_AccountSession_AccountId");
            builder.HasIndex(s => new { s.EndedAt, s.ExpiresAt }).HasDatabaseName("IX_AccountSession_EndedAt");
        }
    }
}

/// <summary>Why a session ended.</summary>
internal static class EndOfSession
{
    public const string SignedOut = "signed_out";
    public const string SignedOutElsewhere = "signed_out_elsewhere";
    public const string CredentialsChanged = "credentials_changed";
    public const string Expired = "expired";

    /// <summary>Somebody else signed in at the same browser.</summary>
    public const string Replaced = "replaced";
}
