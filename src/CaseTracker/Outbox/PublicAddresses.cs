using System.Net;
using System.Net.Sockets;

namespace CaseTracker.Outbox;

/// <summary>
/// Where a machine client may be told: at addresses of the public Internet through TLS, because whoever names an address has this service
/// call it from inside the organisation's network.
/// </summary>
internal static class PublicAddresses
{
    /// <summary>Not of the public Internet (IANA's special-purpose registries); of IPv6 all that is not global unicast is left out
    /// anyway.</summary>
    private static readonly IPNetwork[] Special =
    [
        .. (
            (string[])
                [
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                ]
        ).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Pure: an address of the public Internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var one = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (one.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(one))
            && !Array.Exists(Special, n => n.Contains(one));
    }

    /// <summary>Pure: an address that a client may name; what its host resolves to is looked at when it is called.</summary>
    public static bool MayBeNamed(string text, bool allowsPrivate) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { UserInfo.Length: 0, Fragment.Length: 0, Host.Length: > 0 }
        && (address.Scheme == Uri.UriSchemeHttps || (allowsPrivate && address.Scheme == Uri.UriSchemeHttp))
        && (
            allowsPrivate
            || (!address.IsLoopback && (!IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) || IsPublic(literal)))
        );

    /// <summary>Resolves the host and connects to exactly an address that was looked at, so that no second answer of a name server can lead
    /// elsewhere.</summary>
    /// <exception cref="NotTakenException">It resolves to an address that is not a public one.</exception>
    public static async ValueTask<Stream> Connect(DnsEndPoint to, bool allowsPrivate, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancellation);
        if (!allowsPrivate && !Array.TrueForAll(addresses, IsPublic))
            throw new NotTakenException(OutboxFault.AddressNotAllowed);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
