using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using IdentityServer.Protocol;
using Microsoft.AspNetCore.RateLimiting;

namespace IdentityServer.Shell;

/// <summary>What one address may do in a minute; many people can stand behind one, and a web service asks for all of them from its
/// own.</summary>
/// <param name="Forms">Posts of forms that prove or ask for something; pages that are only looked at are free.</param>
/// <param name="Requests">Requests to the endpoints for programs.</param>
/// <param name="Failures">Proofs of a client that fail (RFC 6749, section 2.3.1).</param>
public sealed record AddressLimits(int Forms = 60, int Requests = 1200, int Failures = 60)
{
    /// <summary>The policies' names, for <see cref="EnableRateLimitingAttribute"/> on pages and endpoints.</summary>
    internal const string OfForms = "forms",
        OfPrograms = "programs";

    internal void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) => Refuse(rejected.HttpContext);
        limiter.AddPolicy(
            OfForms,
            context => HttpMethods.IsPost(context.Request.Method) ? InMinute(context, Forms) : RateLimitPartition.GetNoLimiter("")
        );
        limiter.AddPolicy(OfPrograms, context => InMinute(context, Requests));
    }

    internal static RateLimitPartition<string> InMinute(HttpContext context, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(
            Network(context.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) }
        );

    /// <summary>An IPv6 customer holds a whole /64 and would else have as many addresses as needed.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    /// <summary>What a program is answered that has to wait a minute.</summary>
    internal static RefusedException Exhausted(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return new RefusedException(Errors.TemporarilyUnavailable, "Too many requests.", StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Programs get the standard's error; browsers get the page of every refusal.</summary>
    private static async ValueTask Refuse(HttpContext context)
    {
        var refused = Exhausted(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is { PolicyName: OfPrograms })
            await BackChannel.Refuse(context, refused);
    }
}
