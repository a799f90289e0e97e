using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Protocol;

/// <summary>A client that is still to be told that a session has ended; kept in the database, so that a restart forgets nobody.</summary>
internal sealed class LogoutDelivery
{
    public required string SessionId { get; init; }
    public required string ClientId { get; init; }
    public required string Subject { get; init; }
    public int Attempts { get; init; }
    public required DateTime NextAt { get; init; }

    /// <summary>How long to wait after so many attempts; null to give up, which is after about a day, when the client's own session has
    /// ended too.</summary>
    public static TimeSpan? Pause(int attempts) =>
        attempts switch
        {
            <= 1 => TimeSpan.FromSeconds(5),
            2 => TimeSpan.FromSeconds(30),
            3 => TimeSpan.FromMinutes(2),
            4 => TimeSpan.FromMinutes(10),
            < 28 => TimeSpan.FromHours(1),
            _ => null,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<LogoutDelivery>
    {
        public void Configure(EntityTypeBuilder<LogoutDelivery> builder)
        {
            builder.ToTable("LogoutDelivery").HasKey(d => new { d.SessionId, d.ClientId });
            builder.Property(d => d.SessionId).HasMaxLength(43);
            builder.Property(d => d.ClientId).HasMaxLength(100);
            builder.Property(d => d.Subject).HasMaxLength(200);
            builder.HasIndex(d => d.NextAt).HasDatabaseName("IX_LogoutDelivery_NextAt");
        }
    }
}
