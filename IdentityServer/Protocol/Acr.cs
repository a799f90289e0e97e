namespace IdentityServer.Protocol;

/// <summary>How strong a sign-in was: always with a second factor, and with a passkey one that cannot be phished.</summary>
internal static class Acr
{
    /// <summary>REFEDS Multi-Factor Authentication Profile.</summary>
    public const string SecondFactor = "https://refeds.org/profile/mfa";

    /// <summary>OpenID Connect Extended Authentication Profile, section 2.</summary>
    public const string PhishingResistant = "phr";

    public static IReadOnlyList<string> Supported { get; } = [SecondFactor, PhishingResistant];

    /// <summary>The first that was asked for and is fulfilled (OpenID Connect Core 1.0, section 3.1.2.1); nobody is refused for want of
    /// one.</summary>
    public static string Of(IReadOnlyList<string> methods, IReadOnlyList<string> asked) =>
        asked.FirstOrDefault(a => a == SecondFactor || (a == PhishingResistant && (methods.Contains("hwk") || methods.Contains("swk"))))
        ?? SecondFactor;
}
