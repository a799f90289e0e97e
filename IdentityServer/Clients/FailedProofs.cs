using System.Threading.RateLimiting;
using IdentityServer.Protocol;
using IdentityServer.Shell;

namespace IdentityServer.Clients;

/// <summary>Slows down whoever guesses a client's secret: after too many failures not even the right one is looked at; proofs that succeed
/// are not counted.</summary>
internal sealed class FailedProofs(IdentityServiceOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        AddressLimits.InMinute(context, options.Limits.Failures)
    );

    public void Dispose() => _limiter.Dispose();

    /// <exception cref="RefusedException">The address has failed too often.</exception>
    public void Admit(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context, permitCount: 0);
        if (!lease.IsAcquired)
            throw AddressLimits.Exhausted(context);
    }

    public void Count(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
    }
}
