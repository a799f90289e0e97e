using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace IdentityServer.Shell;

/// <summary>
/// Behind a reverse proxy the visitor's address is the one that the proxy names, and no other may name one (RFC 9700, section 4.13): limits
/// and the list of sign-ins go by it.
/// </summary>
internal static class Proxies
{
    /// <exception cref="InvalidOperationException">A proxy is named neither by its address nor by a network.</exception>
    public static void UseProxies(this WebApplication app, IReadOnlyList<string> proxies)
    {
        if (proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new InvalidOperationException($"The proxy '{proxy}' is neither an address (10.0.0.1) nor a network (10.0.0.0/8).");
        }
        app.UseForwardedHeaders(options);
    }
}
