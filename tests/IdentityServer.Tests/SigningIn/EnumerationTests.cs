using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using IdentityServer.Accounts;
using IdentityServer.Passphrases;
using IdentityServer.SigningIn;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.SigningIn;

/// <summary>Nobody learns from the sign-in page whether an account exists, has a passphrase or takes no guesses.</summary>
public sealed partial class EnumerationTests
{
    [Test]
    public async Task Every_failure_gets_the_same_answer_after_the_same_work()
    {
        await using var server = await Server.Start();
        var known = await server.AddAccount();
        var invited = await server.AddAccount("invited@un.example", "Invited", passphrase: null);
        var locked = await server.AddAccount("locked@un.example", "Locked");
        await Lock(server, locked);

        var answers = new List<(HttpStatusCode Status, string Headers, string Body, int Hashes)>();
        foreach (
            var (email, passphrase) in new[]
            {
                ("nobody@un.example", "a wrong one"),
                (known.Email!, "a wrong one"),
                (invited.Email!, "a wrong one"),
                (locked.Email!, "a wrong one"),
                (locked.Email!, Server.Passphrase),
            }
        )
        {
            answers.Add(await Answer(server, email, passphrase));
        }

        Assert.That(answers.Distinct(), Has.Exactly(1).Items);
        Assert.That(answers[0].Hashes, Is.EqualTo(1));
        Assert.That(answers[0].Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answers[0].Body, Does.Contain("do not belong together"));
    }

    [Test]
    public async Task No_failure_is_answered_before_the_fixed_time([Values("nobody@un.example", "amina.haddad@un.example")] string email)
    {
        await using var server = await Server.Start(o => o with { FailureTakes = TimeSpan.FromMilliseconds(700) });
        await server.AddAccount();
        using var browser = server.Browser();
        var page = await browser.Look("/sign-in");
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        using var answer = await browser.Submit(page, "/sign-in", ("Email", email), ("passphrase", "a wrong one"));

        Assert.That(System.Diagnostics.Stopwatch.GetElapsedTime(started), Is.GreaterThan(TimeSpan.FromMilliseconds(690)));
    }

    private static async Task<(HttpStatusCode, string, string, int)> Answer(Server server, string email, string passphrase)
    {
        var hashes = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (
                instrument.Name == PassphraseHasher.Verifications
                && instrument.Meter.Scope == server.App.Services.GetRequiredService<IMeterFactory>()
            )
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => hashes += (int)count);
        listener.Start();
        using var browser = server.Browser();
        using var answer = await browser.Post("/sign-in", "/sign-in", ("Email", email), ("passphrase", passphrase));
        var body = Random().Replace(await answer.Content.ReadAsStringAsync(), "").Replace(email, "EMAIL", StringComparison.Ordinal);
        var headers = string.Join(
            '\n',
            answer.Headers.Where(h => h.Key is not "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value.Select(v => v.Split('=')[0]))}")
        );
        return (answer.StatusCode, headers, body, hashes);
    }

    private static async Task Lock(Server server, Account account)
    {
        for (var i = 0; i < BackOff.FreeFailures; i++)
            await server.InScope(s => s.GetRequiredService<Attempts>().Begin(account.Id, Guess.Passphrase));
    }

    /// <summary>What differs from answer to answer: the token of the form, and what a passkey is asked.</summary>
    [GeneratedRegex("""name="(form-token|ticket)" [^>]*>|data-options="[^"]*"|value="CfDJ8[^"]*""")]
    private static partial Regex Random();
}
