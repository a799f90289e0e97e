namespace IdentityServer.Sessions;

/// <summary>Who is signed in at a browser, since when and proven how.</summary>
/// <param name="SessionId">The <c>sid</c> of tokens (OpenID Connect Back-Channel Logout 1.0).</param>
/// <param name="AuthenticatedAt">When the person last proved who it is: <c>auth_time</c>; a repeated second factor counts.</param>
/// <param name="Methods"><c>amr</c> (RFC 8176): <c>pwd</c>, <c>otp</c>, <c>hwk</c>, <c>user</c>, <c>mfa</c>.</param>
public sealed record SignedIn(
    string Subject,
    string Name,
    string Email,
    bool EmailConfirmed,
    string SessionId,
    DateTimeOffset AuthenticatedAt,
    IReadOnlyList<string> Methods
);

/// <summary>The door between the sign-in pages and the protocol.</summary>
public interface ISessions
{
    /// <summary>Who is signed in at this browser with both factors; null when nobody is, or the session was ended.</summary>
    Task<SignedIn?> Current(HttpContext context);

    /// <summary>Whether a session still runs: what refreshes a token asks.</summary>
    Task<bool> IsRunning(string sessionId, CancellationToken cancellation = default);

    /// <summary>Ends the session of this browser and removes its cookie.</summary>
    Task End(HttpContext context);
}

/// <summary>Told once a session has ended, whoever ended it: revokes what rests on it and tells the clients that took part.</summary>
public interface ISessionEnd
{
    Task Ended(string subject, string sessionId, CancellationToken cancellation = default);
}

/// <summary>Addresses that the protocol redirects to.</summary>
public static class SignInAddresses
{
    /// <summary>Sign-in with both factors; afterwards the browser goes to <paramref name="back"/>, an address of this server.</summary>
    public static string SignIn(string back) => $"/sign-in?back={Uri.EscapeDataString(back)}";

    /// <summary>The person who is signed in proves the second factor once more, for <c>max_age</c>; signs in from the start where nobody
    /// is.</summary>
    public static string Again(string back) => $"/sign-in/again?back={Uri.EscapeDataString(back)}";

    /// <summary>Asks whether to sign out, for an end-session request that proves nothing; the answer is posted back to <paramref
    /// name="back"/>.</summary>
    public static string SignOut(string back) => $"/sign-out?back={Uri.EscapeDataString(back)}";
}
