namespace CaseTracker.Web.SignIn;

/// <summary>Which OpenID Connect provider says who somebody is, and for how long that is believed; any standard provider will do.</summary>
public sealed record SignInOptions
{
    /// <summary>The issuer, whose discovery document names all other addresses; null: nobody can come in.</summary>
    public Uri? Authority { get; init; }

    public string ClientId { get; init; } = "casetracker-web";

    /// <summary>Null where the provider knows this service as a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The audience that access tokens for the API must name.</summary>
    public string Audience { get; init; } = "casetracker";

    /// <summary>The address under which browsers reach this service; null: whichever they used.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Which claim is the subject of designations; it must never change its owner.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>Authentication methods (RFC 8176) of which one says that there were two factors.</summary>
    public IReadOnlyList<string> TwoFactorMethods { get; init; } = ["mfa"];

    /// <summary>Authentication contexts (<c>acr</c>) of which each says that there were two factors.</summary>
    public IReadOnlyList<string> TwoFactorContexts { get; init; } = [];

    /// <summary>The provider lets nobody in with one factor alone and therefore need not say so.</summary>
    public bool AlwaysTwoFactors { get; init; }

    /// <summary>Where a person manages the account at the provider; null: at the authority itself.</summary>
    public Uri? AccountPage { get; init; }

    /// <summary>A session that nobody used for so long is over.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A session is over after so long, however much it is used.</summary>
    public TimeSpan LongestSession { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How often one address may be sent to the provider in a minute; a whole office can stand behind one.</summary>
    public int StartsPerMinute { get; init; } = 240;

    /// <summary>Whether what the provider vouches for includes a second factor.</summary>
    internal bool HasTwoFactors(IEnumerable<string> methods, string? context) =>
        AlwaysTwoFactors || methods.Any(TwoFactorMethods.Contains) || (context is not null && TwoFactorContexts.Contains(context));

    /// <exception cref="InvalidOperationException">Others could listen to what is said between this service and the provider.</exception>
    internal void RequireSafe()
    {
        if (Authority is { } authority && !IsSafe(authority))
            throw new InvalidOperationException($"The identity provider must be reached through https, not at '{authority}'.");
    }

    internal static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}

/// <summary>Addresses of this service that an identity provider must be told.</summary>
public static class SignInAddresses
{
    /// <summary>A <c>redirect_uri</c>.</summary>
    public const string Callback = "/sign-in/callback";

    /// <summary>A <c>post_logout_redirect_uri</c>.</summary>
    public const string SignedOut = "/sign-in/signed-out";

    /// <summary>The <c>backchannel_logout_uri</c> (OpenID Connect Back-Channel Logout 1.0).</summary>
    public const string BackChannelLogout = "/sign-in/back-channel-logout";

    internal const string Page = "/sign-in";
    internal const string Start = "/sign-in/start";
    internal const string Failed = "/sign-in/failed";
}
