namespace IdentityServer.Configuration;

/// <summary>What the surroundings say: addresses and the key by environment variables, clients and mail by a file in JSON.</summary>
internal static class Settings
{
    public const string Prefix = "CASETRACKER_IDENTITY_";

    /// <exception cref="InvalidOperationException">Something is missing or cannot be used; the message says which and how it is
    /// written.</exception>
    public static IdentityServiceOptions Read(Func<string, string?> variable)
    {
        string? Of(string name) => variable(Prefix + name) is { Length: > 0 } value ? value : null;
        var urls = (Of("URLS") ?? "http://localhost:5081").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var file = Of("CONFIG") is { } path ? ConfigurationFile.Read(path) : new ConfigurationFile();
        return file.Apply(
            new IdentityServiceOptions
            {
                Database = Of("DATABASE") ?? $"sqlite:{Path.Combine("data", "identity.db")}",
                MasterKey = Key(Of("KEY")),
                Issuer = Issuer(Of("ISSUER") ?? urls[0]),
                Urls = urls,
                Proxies = (Of("PROXIES") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            }
        );
    }

    private static byte[] Key(string? text)
    {
        const string how = $"set {Prefix}KEY to at least 32 random bytes in base64";
        if (text is null)
            throw new InvalidOperationException($"There is no key: {how}.");
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length >= 32
            ? key[..length]
            : throw new InvalidOperationException($"{Prefix}KEY holds no key: {how}.");
    }

    private static string Issuer(string text)
    {
        var issuer = text.TrimEnd('/');
        if (
            !Uri.TryCreate(issuer, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
            || uri.AbsolutePath != "/"
        )
            throw new InvalidOperationException($"{Prefix}ISSUER is the address under which browsers reach this server: https://HOST.");
        if (uri.Scheme == "http" && !uri.IsLoopback)
            throw new InvalidOperationException($"{Prefix}ISSUER must begin with https, or be an address of this machine.");
        return issuer;
    }
}
