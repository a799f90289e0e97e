using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CaseTracker.Web.Api;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// How often one address may be sent to the provider. Each time costs a request to it, from this service's own address: without a limit
/// here anybody could use up what the provider allows this service, and nobody could sign in.
/// </summary>
internal sealed class SignInLimits(WebServiceOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(
            Network(address),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.SignIn.StartsPerMinute,
                TokensPerPeriod = Math.Max(1, options.SignIn.StartsPerMinute / 6),
                ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            }
        )
    );

    /// <exception cref="RequestRefusedException">429: that was too often.</exception>
    public void Admit(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context.Connection.RemoteIpAddress);
        if (!lease.IsAcquired)
            throw new RequestRefusedException(StatusCodes.Status429TooManyRequests, "Too many sign-ins were begun from this address.");
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>An IPv6 customer holds a whole /64 and would else have as many addresses as needed.</summary>
    internal static string Network(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };
}
