namespace IdentityServer.Clients;

/// <summary>Scopes that say who somebody is (OpenID Connect Core 1.0, sections 5.4 and 11); every other one is configured.</summary>
internal static class Scopes
{
    public const string OpenId = "openid";
    public const string Profile = "profile";
    public const string Email = "email";
    public const string OfflineAccess = "offline_access";

    public static IReadOnlyList<string> Identity { get; } = [OpenId, Profile, Email];

    public static bool IsToken(string scope) =>
        scope.Length is > 0 and <= 100 && scope.All(c => c is >= '!' and <= '~' and not ('"' or '\\'));
}
