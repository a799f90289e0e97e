namespace IdentityServer.Clients;

/// <summary>Which address a browser may be sent back to: one that was registered, compared character by character (RFC 9700, section
/// 2.1).</summary>
internal static class RedirectAddresses
{
    public static bool IsRegistered(Client client, string address) =>
        client.RedirectUris.Contains(address, StringComparer.Ordinal)
        || (client.IsPublic && client.RedirectUris.Any(r => IsSameButForPort(r, address)));

    /// <summary>Why an address may not be registered; null for one that may.</summary>
    public static string? Fault(string address) =>
        address switch
        {
            _ when address.Contains('*', StringComparison.Ordinal) => "has a wildcard",
            _ when address.Any(c => c is <= ' ' or > '~') => "has characters that are not written in addresses",
            _ when !Uri.TryCreate(address, UriKind.Absolute, out _) => "is no absolute address",
            _ when address.Contains('#', StringComparison.Ordinal) => "has a fragment",
            _ when new Uri(address) is var uri && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 => null,
            _ when new Uri(address).UserInfo.Length > 0 => "has a user name",
            _ when new Uri(address) is { Scheme: "http", IsLoopback: true } => null,
            _ when new Uri(address).Scheme == Uri.UriSchemeHttp => "is http on another host than the loopback",
            _ => "has a scheme other than https",
        };

    /// <summary>The port of a native application's listener is the operating system's choice (RFC 8252, section 7.3); all else is compared
    /// exactly.</summary>
    private static bool IsSameButForPort(string registered, string address) =>
        Split(registered) is { } r && Split(address) is { } a && r.Before == a.Before && r.After == a.After;

    private static (string Before, string After)? Split(string address)
    {
        var host =
            address.StartsWith("http://127.0.0.1", StringComparison.Ordinal) ? "http://127.0.0.1"
            : address.StartsWith("http://[::1]", StringComparison.Ordinal) ? "http://[::1]"
            : null;
        if (host is null)
            return null;
        var rest = address[host.Length..];
        if (rest.StartsWith(':'))
        {
            var digits = rest.Skip(1).TakeWhile(char.IsAsciiDigit).Count();
            if (digits is 0 or > 5)
                return null;
            rest = rest[(digits + 1)..];
        }
        return rest.Length == 0 || rest[0] is '/' or '?' ? (host, rest) : null;
    }
}
