using System.Net;
using System.Net.NetworkInformation;

namespace CaseTracker.Cli.Serving;

/// <summary>Where the two services of a demonstration listen: each must know the other's address before either has begun.</summary>
internal static class Addresses
{
    private const int LowestFree = 20_000,
        HighestFree = 32_768;

    /// <summary>Port 0 becomes a port that is free now.</summary>
    public static IReadOnlyList<string> Settle(IEnumerable<string> urls) =>
        [
            .. urls.Select(url =>
                Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Port == 0
                    ? $"{address.Scheme}://{address.Host}:{FreePort()}"
                    : url.TrimEnd('/')
            ),
        ];

    /// <summary>Beside the web service: the next port where it is free. The name is localhost because passkeys need one.</summary>
    public static string Beside(string web)
    {
        var next = new Uri(web).Port + 1;
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(l => l.Port == next);
        return $"http://localhost:{(taken || next > IPEndPoint.MaxPort ? FreePort() : next)}";
    }

    /// <summary>Below the ports from which systems give one to a connection that leaves: seconds pass until a service takes it.</summary>
    private static int FreePort()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(l => l.Port).ToHashSet();
        int port;
        do port = Random.Shared.Next(LowestFree, HighestFree);
        while (taken.Contains(port));
        return port;
    }
}
