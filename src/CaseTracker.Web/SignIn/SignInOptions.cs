namespace CaseTracker.Web.SignIn;

/// <summary>Which OpenID Connect provider says who somebody is, and for how long that is believed; any standard provider will do.</summary>
public sealed record SignInOptions
{
    /// <summary>The issuer, whose discovery document names all other addresses; null: nobody can come in.</summary>
    public Uri? Authority { get; init; }

    public string ClientId { get; init; } = "casetracker-web";

    public string? ClientSecret { get; init; }

    /// <summary>The audience that access tokens for the API must name.</summary>
    public string Audience { get; init; } = "casetracker";

    /// <summary>The address under which browsers reach this service; null: whichever they used.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>A session that nobody used for so long is over.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A session is over after so long, however much it is used.</summary>
    public TimeSpan LongestSession { get; init; } = TimeSpan.FromHours(12);
}
