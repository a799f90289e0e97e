using System.Net;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.SigningIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.SigningIn;

public sealed class SignInTests
{
    [Test]
    public async Task Passphrase_and_code_lead_back_to_where_the_person_came_from()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);

        using var browser = await server.SignIn(account, phone, "/language/en?back=%2Faccount");

        var session = await server.InStore(s => s.Set<AccountSession>().SingleAsync());
        Assert.Multiple(() =>
        {
            Assert.That(session.Methods, Is.EqualTo("pwd otp mfa"));
            Assert.That(session.AccountId, Is.EqualTo(account.Id));
            Assert.That(session.Browser, Is.EqualTo("Test-browser"));
            Assert.That(session.AuthenticatedAt, Is.EqualTo(server.Clock.GetUtcNow().UtcDateTime));
        });
    }

    [Test]
    public async Task Never_leads_to_another_site()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var browser = server.Browser();
        using var first = await browser.Post(
            "/sign-in?back=https%3A%2F%2Fevil.example",
            "/sign-in",
            ("Email", account.Email!),
            ("passphrase", Server.Passphrase)
        );
        using var second = await browser.Post(first.Headers.Location!.ToString(), "/sign-in/second", ("code", phone.NextCode()));

        Assert.That(second.Headers.Location!.ToString(), Is.EqualTo("/account"));
    }

    [Test]
    public async Task A_first_sign_in_sets_up_an_app_and_shows_ten_recovery_codes_once()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        using var browser = server.Browser();
        using var first = await browser.Post(
            "/sign-in?back=%2Faccount",
            "/sign-in",
            ("Email", account.Email!),
            ("passphrase", Server.Passphrase)
        );
        using var lead = await browser.GetAsync(first.Headers.Location);
        Assert.That(lead.Headers.Location!.ToString(), Does.StartWith("/enrol"));
        var page = await browser.Look(lead.Headers.Location.ToString());
        var phone = Phone.With(page.QuerySelector(".secret")!.TextContent, server.Clock);

        using var wrong = await browser.Submit(page, "handler=App", ("code", "000000"));
        var again = await wrong.Page();
        Assert.That(again.QuerySelector(".secret")!.TextContent, Is.EqualTo(page.QuerySelector(".secret")!.TextContent));
        using var right = await browser.Submit(again, "handler=App", ("code", phone.Code));
        var codes = (await right.Page()).QuerySelectorAll(".codes li").Select(c => c.TextContent).ToList();

        Assert.That(codes, Has.Count.EqualTo(RecoveryCodes.Count).And.Unique);
        using var later = await browser.GetAsync(new Uri("/enrol", UriKind.Relative));
        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using var elsewhere = server.Browser();
        using var step = await elsewhere.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        using var recovered = await elsewhere.Post(
            step.Headers.Location!.ToString(),
            "handler=Recovery",
            ("recovery", codes[3].ToLowerInvariant().Replace("-", ""))
        );
        Assert.That(recovered.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_recovery_code_works_once()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var codes = await server.InScope(s => s.GetRequiredService<RecoveryCodes>().Renew(account.Id));

        var uses = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => server.InScope(s => s.GetRequiredService<RecoveryCodes>().Use(account.Id, codes[0])))
        );

        Assert.That(uses.Count(right => right), Is.EqualTo(1));
        Assert.That(await server.InScope(s => s.GetRequiredService<RecoveryCodes>().Left(account.Id)), Is.EqualTo(9));
    }

    [Test]
    public async Task New_recovery_codes_end_the_old_ones()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var old = await server.InScope(s => s.GetRequiredService<RecoveryCodes>().Renew(account.Id));
        await server.InScope(s => s.GetRequiredService<RecoveryCodes>().Renew(account.Id));

        Assert.That(await server.InScope(s => s.GetRequiredService<RecoveryCodes>().Use(account.Id, old[0])), Is.False);
    }

    [Test]
    public async Task A_passphrase_alone_cannot_add_a_second_factor_where_there_is_one()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        using var browser = server.Browser();
        using var first = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        var page = await browser.Look("/enrol");
        await server.AddApp(account);

        using var answer = await browser.Submit(
            page,
            "handler=App",
            ("code", Phone.With(page.QuerySelector(".secret")!.TextContent, server.Clock).Code)
        );

        Assert.That(answer.Headers.Location!.ToString(), Does.StartWith("/sign-in/second"));
    }

    [Test]
    public async Task The_second_step_is_open_for_ten_minutes()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var browser = server.Browser();
        using var first = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        var page = await browser.Look("/sign-in/second");
        server.Clock.Turn(TimeSpan.FromMinutes(11));

        using var late = await browser.Submit(page, "/sign-in/second", ("code", phone.Code));

        Assert.That(late.Headers.Location!.ToString(), Is.EqualTo("/sign-in"));
    }

    [Test]
    public async Task Sign_out_everywhere_sends_who_is_half_way_in_back_to_the_beginning()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var browser = server.Browser();
        using var first = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        var page = await browser.Look("/sign-in/second");
        await server.InScope(async s =>
        {
            await s.GetRequiredService<AccountSessions>().EndAll(account.Id);
            return true;
        });

        using var second = await browser.Submit(page, "/sign-in/second", ("code", phone.NextCode()));

        Assert.That(second.Headers.Location!.ToString(), Is.EqualTo("/sign-in"));
    }

    [TestCase("/sign-in/second?back=%2Faccount")]
    [TestCase("/sign-in/again?back=%2Faccount")]
    [TestCase("/enrol?back=%2Faccount")]
    public async Task Whoever_has_not_come_so_far_begins_at_the_first_step_and_keeps_the_way_back(string address)
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();

        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));

        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo("/sign-in?back=%2Faccount"));
    }

    [Test]
    public async Task Proving_the_second_factor_again_renews_the_time_of_proof_and_keeps_the_session()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var browser = await server.SignIn(account, phone);
        var before = await server.InStore(s => s.Set<AccountSession>().AsNoTracking().SingleAsync());
        server.Clock.Turn(TimeSpan.FromMinutes(20));

        using var answer = await browser.Post("/sign-in/again?back=%2Faccount", "/sign-in/again", ("code", phone.Code));

        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/account"));
        var after = await server.InStore(s => s.Set<AccountSession>().AsNoTracking().SingleAsync());
        Assert.That((after.Id, after.AuthenticatedAt), Is.EqualTo((before.Id, server.Clock.GetUtcNow().UtcDateTime)));
    }

    [Test]
    public async Task Signing_out_asks_first_and_ends_the_session()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        using var browser = await server.SignIn(account, await server.AddApp(account));

        using var answer = await browser.Post("/sign-out", "/sign-out");

        Assert.That((await answer.Page()).QuerySelector("h1")!.TextContent, Is.EqualTo("You are signed out"));
        Assert.That(
            await server.InStore(s => s.Set<AccountSession>().Select(a => a.EndedWhy).SingleAsync()),
            Is.EqualTo(EndOfSession.SignedOut)
        );
    }

    [Test]
    public async Task Every_attempt_is_in_the_log_of_the_account()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var browser = server.Browser();
        using var wrong = await browser.Post(
            "/sign-in",
            "/sign-in",
            ("Email", account.Email!),
            ("passphrase", "not the one that was chosen")
        );
        server.Clock.Turn(TimeSpan.FromSeconds(1));
        using var first = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        server.Clock.Turn(TimeSpan.FromSeconds(1));
        using var guessed = await browser.Post("/sign-in/second", "/sign-in/second", ("code", "123"));
        using var replayed = await browser.Post("/sign-in/second", "/sign-in/second", ("code", phone.CodeOf(-1)));
        using var second = await browser.Post("/sign-in/second", "/sign-in/second", ("code", phone.NextCode()));

        var entries = await server.InScope(s => s.GetRequiredService<SignInLog>().List(account.Id, 10));
        Assert.That(
            entries.Reverse().Select(e => $"{e.Method} {e.Outcome}"),
            Is.EqualTo(["passphrase wrong", "passphrase right", "totp wrong", "totp replayed", "totp right"])
        );
        Assert.That(entries.Select(e => e.Browser).Distinct(), Is.EqualTo(["Test-browser"]));
    }

    [Test]
    public async Task Attempts_are_kept_for_a_year()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        using var browser = server.Browser();
        using var first = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", "a wrong one"));
        server.Clock.Turn(TimeSpan.FromDays(366));
        using var second = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));

        Assert.That(
            (await server.InScope(s => s.GetRequiredService<SignInLog>().List(account.Id, 10))).Select(e => e.Outcome),
            Is.EqualTo([SignInOutcome.Right])
        );
    }
}
