using System.Collections.Frozen;

namespace IdentityServer.Clients;

/// <summary>The clients of the configuration, checked when the server starts.</summary>
/// <exception cref="InvalidOperationException">A client or scope is configured wrongly; the message names every mistake.</exception>
internal sealed class ClientRegister
{
    private readonly FrozenDictionary<string, Client> _clients;
    private readonly FrozenDictionary<string, string?> _audiences;

    public ClientRegister(IdentityServiceOptions options)
    {
        var mistakes = ClientRules.Mistakes(options).ToList();
        if (mistakes.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, mistakes));
        _clients = options.Clients.ToFrozenDictionary(c => c.ClientId, StringComparer.Ordinal);
        _audiences = options.ApiScopes.ToFrozenDictionary(s => s.Name, s => s.Audience, StringComparer.Ordinal);
        Issuer = options.Issuer;
    }

    public string Issuer { get; }

    public IEnumerable<Client> All => _clients.Values;

    public IEnumerable<string> ScopesSupported =>
        [.. Scopes.Identity, Scopes.OfflineAccess, .. _audiences.Keys.Order(StringComparer.Ordinal)];

    public Client? Find(string clientId) => _clients.GetValueOrDefault(clientId);

    /// <summary>The one audience of a token with these scopes (RFC 9068, section 3); null where they would open doors of two.</summary>
    public string? Audience(IEnumerable<string> scopes)
    {
        var audiences = scopes.Where(_audiences.ContainsKey).Select(s => _audiences[s] ?? Issuer).Distinct(StringComparer.Ordinal).ToList();
        return audiences.Count switch
        {
            0 => Issuer,
            1 => audiences[0],
            _ => null,
        };
    }

    /// <summary>Whether an access token of ours may name this audience.</summary>
    public bool IsAudience(string audience) => audience == Issuer || _audiences.Values.Contains(audience);
}
