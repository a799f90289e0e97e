using IdentityServer.Clients;

namespace IdentityServer.Protocol;

/// <summary>A client is given only scopes that it was registered for (RFC 6749, section 3.3; RFC 9700, section 2.3).</summary>
internal static class ScopeRules
{
    public static bool IsAllowed(Client client, string scope) =>
        client.Scopes.Contains(scope, StringComparer.Ordinal) || (scope == Scopes.OfflineAccess && client.May(GrantTypes.Refresh));

    /// <exception cref="RefusedException">A scope is unknown, not the client's, or opens the doors of two audiences (RFC 9068, section
    /// 3).</exception>
    public static void Require(ClientRegister clients, Client client, IReadOnlyList<string> scopes)
    {
        if (scopes.Count == 0)
            throw new RefusedException(Errors.InvalidScope, "scope is missing.");
        if (!scopes.All(s => IsAllowed(client, s)))
            throw new RefusedException(Errors.InvalidScope, "The client may not ask for one of these scopes.");
        if (clients.Audience(scopes) is null)
            throw new RefusedException(Errors.InvalidScope, "These scopes belong to different audiences: ask for a token for each.");
    }
}
