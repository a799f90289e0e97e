using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace IdentityServer.Protocol;

/// <summary>How much one address may ask of the endpoints for programs in a minute, and how often it may fail to prove a client (RFC 6749, section 2.3.1).</summary>
public sealed record ProtocolLimits(int Requests = 1200, int Failures = 60);

/// <summary>Slows down whoever guesses; a web service that acts for everybody from one address is not held up.</summary>
internal sealed class RequestLimits(IdentityServiceOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _requests = ByAddress(options.Limits.Requests);
    private readonly PartitionedRateLimiter<string> _failures = ByAddress(options.Limits.Failures);

    public void Dispose()
    {
        _requests.Dispose();
        _failures.Dispose();
    }

    /// <exception cref="RefusedException">The address has asked too often.</exception>
    public void Admit(HttpContext context) => Take(_requests, context, 1);

    /// <exception cref="RefusedException">The address has failed too often: not even the right secret is looked at.</exception>
    public void AdmitProof(HttpContext context) => Take(_failures, context, 0);

    public void Failed(HttpContext context)
    {
        using var lease = _failures.AttemptAcquire(Address(context));
    }

    private static void Take(PartitionedRateLimiter<string> limiter, HttpContext context, int permits)
    {
        using var lease = limiter.AttemptAcquire(Address(context), permits);
        if (lease.IsAcquired) return;
        context.Response.Headers.RetryAfter = "60";
        throw new RefusedException(Errors.TemporarilyUnavailable, "Too many requests.", StatusCodes.Status429TooManyRequests);
    }

    private static PartitionedRateLimiter<string> ByAddress(int permits) => PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>One household of IPv6 addresses is one address.</summary>
    private static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "";
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return new IPAddress([.. address.GetAddressBytes().Take(8), .. new byte[8]]).ToString();
    }
}
