namespace IdentityServer.Tests;

/// <summary>Stands still at the time of its making until a test turns it forward; timers run by real time.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private DateTimeOffset _now = new(DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Turn(TimeSpan by) => _now += by;
}
