using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>Debian's browser, once for all tests; each test has its own profile in it.</summary>
internal static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    private static readonly string[] _arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _running = new(Launch);

    public static async Task<IBrowserContext> Profile(string language = "en", int width = 1280)
    {
        var context = await (await _running.Value).Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                Locale = language,
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
            }
        );
        context.SetDefaultTimeout(30_000);
        return context;
    }

    public static async Task Stop()
    {
        if (!_running.IsValueCreated || !_running.Value.IsCompletedSuccessfully)
            return;
        var (driver, browser) = await _running.Value;
        await browser.CloseAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> Launch()
    {
        if (!File.Exists(Path))
            throw new AssertionException($"These tests drive a browser: install the Debian package 'chromium' ({Path} is missing).");
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = _arguments }));
    }
}
