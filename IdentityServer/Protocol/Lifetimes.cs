namespace IdentityServer.Protocol;

/// <summary>How long each thing holds.</summary>
internal static class Lifetimes
{
    /// <summary>RFC 6749, section 4.1.2 allows ten minutes; a browser needs seconds.</summary>
    public static readonly TimeSpan Code = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan PushedRequest = TimeSpan.FromSeconds(60);

    /// <summary>For somebody who must first find the telephone with the second factor.</summary>
    public static readonly TimeSpan SignIn = TimeSpan.FromHours(1);

    public static readonly TimeSpan AccessToken = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan IdToken = TimeSpan.FromMinutes(10);

    /// <summary>Back-Channel Logout 1.0, section 2.4 recommends at most two minutes.</summary>
    public static readonly TimeSpan LogoutToken = TimeSpan.FromMinutes(2);

    /// <summary>From the code to the last refresh, however often in between.</summary>
    public static readonly TimeSpan Grant = TimeSpan.FromHours(12);

    /// <summary>The furthest that a client assertion's <c>exp</c> may lie ahead.</summary>
    public static readonly TimeSpan Assertion = TimeSpan.FromMinutes(5);

    /// <summary>How far the clocks of a client and this server may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>After this a client that cannot be reached is not told any more that a session ended; its own session has then ended
    /// too.</summary>
    public static readonly TimeSpan LogoutDelivery = TimeSpan.FromHours(24);
}
