namespace CaseTracker.Web.Tests.SignIn;

/// <summary>A clock that passes when it is told to, beside the real time.</summary>
internal sealed class TestClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Pass(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
