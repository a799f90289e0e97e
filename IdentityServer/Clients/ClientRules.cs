namespace IdentityServer.Clients;

/// <summary>A client that is configured wrongly keeps the server from starting, with all its mistakes named at once.</summary>
internal static class ClientRules
{
    public static IEnumerable<string> Mistakes(IdentityServiceOptions options)
    {
        if (!IsIssuer(options.Issuer))
            yield return $"The issuer '{options.Issuer}' must be an https address (http on the loopback only) without query, fragment and final slash.";
        var duplicate = options.Clients.GroupBy(c => c.ClientId, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (duplicate is not null)
            yield return $"Client '{duplicate.Key}' is there twice.";
        foreach (
            var scope in options.ApiScopes.Where(s =>
                !Scopes.IsToken(s.Name) || Scopes.Identity.Contains(s.Name) || s.Name == Scopes.OfflineAccess
            )
        )
            yield return $"Scope '{scope.Name}' cannot have this name.";
        var known = options.ApiScopes.Select(s => s.Name).Concat(Scopes.Identity).ToHashSet(StringComparer.Ordinal);
        foreach (var client in options.Clients)
        {
            foreach (var mistake in Mistakes(client, known))
                yield return $"Client '{client.ClientId}': {mistake}.";
        }
    }

    /// <summary>OpenID Connect Discovery 1.0, section 3.</summary>
    private static bool IsIssuer(string address) =>
        RedirectAddresses.Fault(address) is null && !address.Contains('?', StringComparison.Ordinal) && !address.EndsWith('/');

    private static IEnumerable<string> Mistakes(Client client, HashSet<string> known)
    {
        if (client.ClientId.Length is 0 or > 100 || client.ClientId.Any(c => c is <= ' ' or > '~'))
            yield return "the client_id must be 1 to 100 visible ASCII characters";
        foreach (var mistake in Grants(client).Concat(Credentials(client)).Concat(Addresses(client)))
            yield return mistake;
        if (client.Scopes.Count == 0)
            yield return "it has no scopes";
        foreach (var scope in client.Scopes.Where(s => !known.Contains(s)))
            yield return $"scope '{scope}' does not exist";
    }

    private static IEnumerable<string> Grants(Client client)
    {
        if (client.GrantTypes.Count == 0)
            yield return "it has no grant types";
        foreach (var grant in client.GrantTypes.Where(g => !GrantTypes.All.Contains(g)))
            yield return $"grant type '{grant}' does not exist";
        if (client.May(GrantTypes.Refresh) && !client.May(GrantTypes.Code))
            yield return "refresh_token needs authorization_code";
        if (client.May(GrantTypes.Client) && client.IsPublic)
            yield return "client_credentials needs a secret or a key";
        if (client.IsPublic && client.GrantTypes.Any(g => g is not (GrantTypes.Code or GrantTypes.Client)))
            yield return "without a secret or a key it can have authorization_code only";
    }

    private static IEnumerable<string> Credentials(Client client)
    {
        foreach (var hash in client.SecretHashes.Where(h => !IsHash(h)))
            yield return "a secret hash is not the base64 of 32 bytes (SHA-256)";
        if (client.Jwks is null)
            yield break;
        if (client.SecretHashes.Count > 0)
            yield return "it has both secrets and keys, so that the weaker would do: leave one out";
        foreach (var fault in ClientKeys.Faults(client.Jwks))
            yield return fault;
    }

    private static bool IsHash(string text) =>
        text.Length == 44 && Convert.TryFromBase64String(text, new byte[33], out var length) && length == 32;

    private static IEnumerable<string> Addresses(Client client)
    {
        if (client.May(GrantTypes.Code) && client.RedirectUris.Count == 0)
            yield return "authorization_code needs a redirect address";
        if (!client.May(GrantTypes.Code) && client.RedirectUris.Count > 0)
            yield return "a redirect address is of no use without authorization_code";
        if (
            client.IsPublic
            && client.RedirectUris.FirstOrDefault(r => !Uri.TryCreate(r, UriKind.Absolute, out var u) || !u.IsLoopback) is { } remote
        )
            yield return $"without a secret or a key it is an application on somebody's own machine, but the redirect address '{remote}' is not on the loopback";
        foreach (
            var address in client
                .RedirectUris.Concat(client.PostLogoutRedirectUris)
                .Concat(client.BackChannelLogoutUri is { } uri ? [uri] : [])
        )
        {
            if (address.Length > 1900)
                yield return "an address is longer than 1900 characters";
            else if (RedirectAddresses.Fault(address) is { } fault)
                yield return $"the address '{address}' {fault}";
        }
    }
}
