using System.Net;
using AngleSharp.Html.Dom;
using IdentityServer.Accounts;
using IdentityServer.Sessions;
using IdentityServer.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.SigningIn;

public sealed class PasskeyTests
{
    [Test]
    public async Task A_passkey_made_at_the_first_sign_in_is_both_factors_from_then_on()
    {
        await using var server = await Server.Start();
        var (account, key) = await Enrol(server);
        using var _ = key;
        server.Clock.Turn(TimeSpan.FromHours(1));
        using var browser = server.Browser();
        var page = await browser.Look("/sign-in?back=%2Faccount");

        using var answer = await browser.Submit(page, "handler=Passkey", ("credential", key.Get(Question(page))));

        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo("/account"));
        var session = await server.InStore(s => s.Set<AccountSession>().OrderByDescending(a => a.StartedAt).FirstAsync());
        Assert.That((session.AccountId, session.Methods), Is.EqualTo((account.Id, "hwk user mfa")));
    }

    [Test]
    public async Task An_answer_counts_once()
    {
        await using var server = await Server.Start();
        var (_, key) = await Enrol(server);
        using var disposed = key;
        using var browser = server.Browser();
        var page = await browser.Look("/sign-in");
        var credential = key.Get(Question(page));
        using var first = await browser.Submit(page, "handler=Passkey", ("credential", credential));
        using var other = server.Browser();
        var ticket = page.QuerySelector("input[name=ticket]")!.GetAttribute("value")!;

        using var replay = await other.Submit(
            await other.Look("/sign-in"),
            "handler=Passkey",
            ("credential", credential),
            ("ticket", ticket)
        );

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await replay.Page()).QuerySelector("#faults")!.TextContent, Does.Contain("was not accepted"));
    }

    [TestCase("origin")]
    [TestCase("unverified")]
    [TestCase("another question")]
    [TestCase("copied key")]
    [TestCase("no credential")]
    public async Task Refuses(string fault)
    {
        await using var server = await Server.Start();
        var (_, key) = await Enrol(server);
        using var disposed = key;
        using var browser = server.Browser();
        var page = await browser.Look("/sign-in");
        var question = Question(page);
        if (fault == "origin")
            key.Origin = "http://localhost.evil.example";
        if (fault == "unverified")
            key.VerifiesUser = false;
        if (fault == "another question")
            question = Question(await browser.Look("/sign-in"));
        if (fault == "copied key")
        {
            key.Count = 7;
            using var used = await browser.Submit(page, "handler=Passkey", ("credential", key.Get(question)));
            Assert.That(used.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            key.Count = 3;
            page = await browser.Look("/sign-in");
            question = Question(page);
        }

        using var answer = await browser.Submit(
            page,
            "handler=Passkey",
            ("credential", fault == "no credential" ? "{}" : key.Get(question))
        );

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await answer.Page()).QuerySelector("#faults")!.TextContent, Does.Contain("was not accepted"));
    }

    [Test]
    public async Task Lets_its_owner_in_while_guesses_are_refused()
    {
        await using var server = await Server.Start();
        var (account, key) = await Enrol(server);
        using var _ = key;
        for (var i = 0; i < 5; i++)
            await server.InScope(s => s.GetRequiredService<Attempts>().Begin(account.Id, Guess.Passphrase));
        using var browser = server.Browser();
        var page = await browser.Look("/sign-in");

        using var answer = await browser.Submit(page, "handler=Passkey", ("credential", key.Get(Question(page))));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Serves_as_the_second_step_of_its_own_account_only()
    {
        await using var server = await Server.Start();
        var (account, key) = await Enrol(server);
        using var disposed = key;
        var other = await server.AddAccount("other@un.example", "Other");
        var phone = await server.AddApp(other);
        using var browser = server.Browser();
        using var first = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        var page = await browser.Look("/sign-in/second");
        using var second = await browser.Submit(page, "handler=Passkey", ("credential", key.Get(Question(page))));
        Assert.That(second.Headers.Location?.ToString(), Is.EqualTo("/account"));

        using var strange = await server.SignIn(other, phone);
        await server.InScope(async s =>
        {
            var accounts = s.GetRequiredService<UserManager<Account>>();
            var owner = await accounts.FindByIdAsync(other.Id);
            return await accounts.AddOrUpdatePasskeyAsync(
                owner!,
                new UserPasskeyInfo([9], [9], DateTimeOffset.UtcNow, 0, [], true, false, false, [], [])
            );
        });
        var again = await strange.Look("/sign-in/again");
        using var answer = await strange.Submit(again, "handler=Passkey", ("credential", key.Get(Question(again))));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), "somebody else's passkey at step-up");
    }

    private static async Task<(Account Account, SecurityKey Key)> Enrol(Server server)
    {
        var account = await server.AddAccount();
        var key = new SecurityKey(server.Options.Issuer);
        using var browser = server.Browser();
        using var first = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        var page = await browser.Look("/enrol");
        using var made = await browser.Submit(page, "handler=Passkey", ("credential", key.Create(Question(page))));
        Assert.That((await made.Page()).QuerySelectorAll(".codes li"), Has.Length.EqualTo(10));
        return (account, key);
    }

    private static string Question(IHtmlDocument page) => page.QuerySelector("form[data-passkey]")!.GetAttribute("data-options")!;
}
