using IdentityServer.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityServer.Data;

/// <summary>
/// The accounts and what belongs to them. A table of another part is an <see cref="IEntityTypeConfiguration{T}"/> beside its class and a
/// numbered script; a test holds the two together. All times are UTC.
/// </summary>
internal sealed class IdentityStore(DbContextOptions<IdentityStore> options) : IdentityUserContext<Account>(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTime>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcOffset>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        // No external logins, no claims, and no tokens: what needs a secret has a table of its own, where it lies sealed or hashed.
        builder.Ignore<IdentityUserClaim<string>>().Ignore<IdentityUserLogin<string>>().Ignore<IdentityUserToken<string>>();
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("AccountPasskey");
            passkey.Property(p => p.UserId).HasColumnName("AccountId").HasMaxLength(200);
        });
        builder.ApplyConfigurationsFromAssembly(typeof(IdentityStore).Assembly);
    }

    private sealed class UtcTime() : ValueConverter<DateTime, DateTime>(t => t, t => DateTime.SpecifyKind(t, DateTimeKind.Utc));

    private sealed class UtcOffset()
        : ValueConverter<DateTimeOffset, DateTime>(t => t.UtcDateTime, t => new DateTimeOffset(DateTime.SpecifyKind(t, DateTimeKind.Utc)));
}
