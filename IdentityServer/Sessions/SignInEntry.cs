using IdentityServer.Accounts;
using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Sessions;

/// <summary>One attempt to sign in as an account: "who signed in as me".</summary>
internal sealed class SignInEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string AccountId { get; init; }
    public DateTime At { get; init; }
    public string Address { get; init; } = "";
    public string Browser { get; init; } = "";

    /// <summary>One of <see cref="SignInMethod"/>.</summary>
    public required string Method { get; init; }

    /// <summary>One of <see cref="SignInOutcome"/>.</summary>
    public required string Outcome { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInEntry>
    {
        public void Configure(EntityTypeBuilder<SignInEntry> builder)
        {
            builder.ToTable("SignInEntry").HasKey(e => e.Id);
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId);
            builder.Property(e => e.Address).HasMaxLength(45);
            builder.Property(e => e.Browser).HasMaxLength(300);
            builder.Property(e => e.Method).HasMaxLength(30);
            builder.Property(e => e.Outcome).HasMaxLength(30);
            builder.HasIndex(e => new { e.AccountId, e.At }).HasDatabaseName("IX_SignInEntry_AccountId");
        }
    }
}

/// <summary>What an attempt used.</summary>
internal static class SignInMethod
{
    public const string Passphrase = "passphrase";
    public const string Totp = "totp";
    public const string RecoveryCode = "recovery_code";
    public const string Passkey = "passkey";
}

/// <summary>How an attempt went.</summary>
internal static class SignInOutcome
{
    public const string Right = "right";
    public const string Wrong = "wrong";

    /// <summary>The code of the app was right and had been used before.</summary>
    public const string Replayed = "replayed";

    /// <summary>Not looked at, because of the wrong attempts before.</summary>
    public const string LockedOut = "locked_out";
}

/// <summary>Keeps the attempts on an account for a year, and shows them.</summary>
internal sealed class SignInLog(IdentityStore store, TimeProvider clock)
{
    private static readonly TimeSpan _kept = TimeSpan.FromDays(365);

    public async Task Write(HttpContext context, string accountId, string method, string outcome)
    {
        var (visitor, now) = (Visitor.Of(context), clock.GetUtcNow().UtcDateTime);
        await store
            .Set<SignInEntry>()
            .Where(e => e.AccountId == accountId && e.At < now - _kept)
            .ExecuteDeleteAsync(context.RequestAborted);
        store.Add(
            new SignInEntry
            {
                AccountId = accountId,
                At = now,
                Address = visitor.Address,
                Browser = visitor.Browser,
                Method = method,
                Outcome = outcome,
            }
        );
        await store.SaveChangesAsync(context.RequestAborted);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<SignInEntry>> List(string accountId, int count, CancellationToken cancellation = default) =>
        await store
            .Set<SignInEntry>()
            .AsNoTracking()
            .Where(e => e.AccountId == accountId)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Take(count)
            .ToListAsync(cancellation);
}
