namespace IdentityServer.SigningIn;

/// <summary>What was proven, in the words of <c>amr</c> (RFC 8176).</summary>
internal static class Proof
{
    public const string Passphrase = "pwd",
        Mfa = "mfa";

    /// <summary>An authenticator app's code, or a recovery code in its place.</summary>
    public static IReadOnlyList<string> App { get; } = ["otp"];

    /// <summary>A key on a device that verified the person.</summary>
    public static IReadOnlyList<string> Passkey { get; } = ["hwk", "user"];
}
