using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using IdentityServer.SecondFactors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentityServer.Tests.SigningIn;

public sealed partial class SecretsInLogsTests
{
    [Test]
    public async Task Nothing_that_was_typed_shown_once_or_kept_in_a_cookie_is_logged_even_when_everything_is()
    {
        using var log = new Lines();
        await using var server = await Server.Start(
            o =>
                o with
                {
                    Arguments =
                    [
                        "--Logging:LogLevel:Default=Trace",
                        "--Logging:LogLevel:Microsoft=Information",
                        "--Logging:Console:LogLevel:Default=None",
                    ],
                },
            app => app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log)
        );
        var account = await server.AddAccount();
        using var browser = server.Browser();
        using var wrong = await browser.Post(
            "/sign-in",
            "/sign-in",
            ("Email", account.Email!),
            ("passphrase", "mistyped lanterns cross the bay")
        );
        using var first = await browser.Post(
            "/sign-in?back=%2Faccount",
            "/sign-in",
            ("Email", account.Email!),
            ("passphrase", Server.Passphrase)
        );
        var page = await browser.Look("/enrol?back=%2Faccount");
        var key = page.QuerySelector(".secret")!.TextContent;
        var phone = Phone.With(key, server.Clock);
        var enrolCode = phone.Code;
        using var enrolled = await browser.Submit(page, "handler=App", ("code", enrolCode));
        var recovery = (await enrolled.Page()).QuerySelectorAll(".codes li").Select(c => c.TextContent).ToList();
        using var signedOut = await browser.Post("/sign-out", "/sign-out");
        using var again = await server.SignIn(account, phone);
        using var elsewhere = server.Browser();
        using var step = await elsewhere.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        using var recovered = await elsewhere.Post("/sign-in/second", "handler=Recovery", ("recovery", recovery[0]));

        var cookies = new[] { first, enrolled, recovered }
            .SelectMany(a => a.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            .Select(c => c.Split('=', 2)[1].Split(';')[0])
            .Where(v => v.Length > 0)
            .ToList();
        string[] secrets =
        [
            "mistyped lanterns",
            Server.Passphrase,
            key,
            key.Replace(" ", ""),
            enrolCode,
            phone.Code,
            recovery[0],
            recovery[1],
            recovery[0].Replace("-", ""),
            page.QuerySelector("input[name=ticket]")!.GetAttribute("value")!,
            .. cookies,
        ];
        Assert.That(recovery, Has.Count.EqualTo(RecoveryCodes.Count));
        Assert.That(cookies, Is.Not.Empty);
        Assert.That(log.All, Is.Not.Empty);
        Assert.That(
            secrets.Where(s =>
                log.All.Any(l =>
                    s.Length > 8 ? l.Contains(s, StringComparison.OrdinalIgnoreCase) : Number().Matches(l).Any(m => m.Value == s)
                )
            ),
            Is.Empty
        );
    }

    /// <summary>A number of six digits that is no part of a longer one.</summary>
    [GeneratedRegex(@"(?<![\d.])\d{6}(?!\d)")]
    private static partial Regex Number();

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
