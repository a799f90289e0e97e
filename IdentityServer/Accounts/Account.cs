using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Accounts;

/// <summary>
/// Somebody who can sign in. The <see cref="IdentityUser{T}.Id"/> is the subject of every token and never changes; the e-mail address is
/// what is typed to sign in. What the person may do is decided elsewhere.
/// </summary>
public sealed class Account : IdentityUser
{
    public string Name { get; set; } = "";

    /// <summary><c>en</c> or <c>fr</c>: the language of messages.</summary>
    public string Language { get; set; } = "en";

    public DateTime CreatedAt { get; set; }

    /// <summary>Wrong second factors since the last right one; counted apart from wrong passphrases, so that a right passphrase does not
    /// forgive them.</summary>
    public int SecondFactorFailedCount { get; set; }

    /// <summary>Until then no second factor that can be guessed is taken.</summary>
    public DateTimeOffset? SecondFactorLockoutEnd { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("Account");
            builder.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
            builder.Property(a => a.Id).HasMaxLength(200);
            builder.Property(a => a.UserName).IsRequired();
            builder.Property(a => a.NormalizedUserName).IsRequired();
            builder.Property(a => a.Email).IsRequired();
            builder.Property(a => a.NormalizedEmail).IsRequired();
            builder.Property(a => a.PasswordHash).HasMaxLength(200);
            builder.Property(a => a.SecurityStamp).HasMaxLength(100);
            builder.Property(a => a.ConcurrencyStamp).HasMaxLength(100);
            builder.Property(a => a.Name).HasMaxLength(200);
            builder.Property(a => a.Language).HasMaxLength(2);
            // Counted in single statements (Attempts); an account that is saved for another reason must not put an older count back.
            foreach (
                var counted in new[]
                {
                    nameof(AccessFailedCount),
                    nameof(LockoutEnd),
                    nameof(SecondFactorFailedCount),
                    nameof(SecondFactorLockoutEnd),
                }
            )
            {
                builder.Property(counted).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            }
            builder.HasIndex(a => a.NormalizedUserName).HasDatabaseName("UX_Account_NormalizedUserName").IsUnique().HasFilter(null);
            builder.HasIndex(a => a.NormalizedEmail).HasDatabaseName("UX_Account_NormalizedEmail").IsUnique().HasFilter(null);
        }
    }
}
