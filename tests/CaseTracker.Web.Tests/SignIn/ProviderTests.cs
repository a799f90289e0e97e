using System.Collections.Concurrent;
using System.Net;
using CaseTracker.Web.SignIn;
using Microsoft.Extensions.Logging;

namespace CaseTracker.Web.Tests.SignIn;

/// <summary>A service that signs people in at a provider of its own, which behaves well at the beginning of each test.</summary>
public abstract class ProviderTests
{
    private protected TestProvider Provider { get; private set; } = null!;

    private protected Service Service { get; private set; } = null!;

    private protected TestClock Clock { get; } = new();

    [OneTimeSetUp]
    public async Task Start()
    {
        Provider = await TestProvider.Start();
        Service = await Service.Start(o => o with { SignIn = At(Provider), Clock = Clock });
    }

    [SetUp]
    public void Behave()
    {
        (Provider.Subject, Provider.Session, Provider.IsAway) = ("desk@example.org", "provider-session", false);
        (Provider.Spoil, Provider.SpoilAnswer, Provider.Sign) = (_ => { }, _ => { }, (provider, payload) => provider.Key.Sign(payload));
        Provider.Now = Provider.SignedInAt = Clock.GetUtcNow();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await Service.DisposeAsync();
        await Provider.DisposeAsync();
    }

    internal static SignInOptions At(TestProvider provider) =>
        new()
        {
            Authority = provider.Address,
            ClientId = TestProvider.Client,
            ClientSecret = TestProvider.Secret,
        };

    /// <summary>Time passes, here and at the provider.</summary>
    private protected void Wait(TimeSpan time)
    {
        Clock.Pass(time);
        Provider.Now = Clock.GetUtcNow();
    }

    /// <summary>Whether this cookie opens a page.</summary>
    private protected static async Task<bool> IsIn(Uri service, string cookie)
    {
        using var thief = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = service,
        };
        thief.DefaultRequestHeaders.Add("Cookie", $"person={cookie}");
        using var answer = await thief.GetAsync(new Uri("/account", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private protected static string CookieOf(CookieContainer cookies, Uri service) => cookies.GetCookies(service)["person"]!.Value;
}

/// <summary>What the log says from now on.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue(formatter(state, exception));

    public void Dispose() { }
}

/// <summary>Where a browser ended up.</summary>
internal sealed record Arrived(HttpStatusCode Status, Uri Address, string Text);

/// <summary>What a browser does by itself: follow redirects from one site to another.</summary>
internal static class Journey
{
    private const int Longest = 10;

    public static Task<Arrived> Follow(HttpClient browser, string path) => Follow(browser, new Uri(browser.BaseAddress!, path));

    public static async Task<Arrived> Follow(HttpClient browser, Uri address)
    {
        for (var step = 0; step < Longest; step++)
        {
            using var answer = await browser.GetAsync(address);
            if (answer.Headers.Location is not { } next)
                return new Arrived(answer.StatusCode, address, await answer.Content.ReadAsStringAsync());
            address = new Uri(address, next);
        }
        throw new InvalidOperationException($"The redirects never end: {address}");
    }

    /// <summary>Up to the provider's answer, which is not opened.</summary>
    public static async Task<Uri> UntilAnswer(HttpClient browser, string path)
    {
        using var asked = await browser.GetAsync(new Uri(path, UriKind.Relative));
        using var answer = await browser.GetAsync(asked.Headers.Location);
        return answer.Headers.Location!;
    }
}
