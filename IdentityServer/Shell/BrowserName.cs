using IdentityServer.Texts;

namespace IdentityServer.Shell;

/// <summary>A browser in words by which somebody recognises the own one: "Firefox on Windows".</summary>
internal static class BrowserName
{
    // The first that matches: each browser also claims to be the ones below it.
    private static readonly (string Mark, string Name)[] _browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] _systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <param name="userAgent">The User-Agent header (RFC 9110, section 10.1.5).</param>
    public static string Of(string userAgent) =>
        (Find(_browsers, userAgent), Find(_systems, userAgent)) switch
        {
            (null, null) => PageText.Of("Browser.Unknown"),
            ({ } browser, null) => browser,
            (null, { } system) => string.Format(null, PageText.Of("Browser.On"), PageText.Of("Browser.Unknown"), system),
            var (browser, system) => string.Format(null, PageText.Of("Browser.On"), browser, system),
        };

    private static string? Find((string Mark, string Name)[] names, string userAgent) =>
        names.FirstOrDefault(n => userAgent.Contains(n.Mark, StringComparison.Ordinal)).Name;
}
