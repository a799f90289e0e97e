using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace IdentityServer.SigningIn;

/// <summary>How many forms one address may post that prove or ask for something; pages that are only looked at are free.</summary>
internal static class SignInLimits
{
    /// <summary>The policy's name, for <see cref="EnableRateLimitingAttribute"/> on pages.</summary>
    public const string Policy = "sign-in";

    public static void AddSignInLimits(this IServiceCollection services, IdentityServiceOptions options) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(Network(context.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.SignInPostsPerMinute, TokensPerPeriod = Math.Max(1, options.SignInPostsPerMinute / 6), ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            })
            : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>An IPv6 customer holds a whole /64 and would else have as many addresses as needed.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
