using System.Net;
using IdentityServer.Accounts;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.Tests.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Pages;

public sealed class OwnAccountTests
{
    private const string Better = "a wooden ladder leans on tuesday";
    private const string Firefox = "Firefox/140.0-Windows";

    private Server _server = null!;
    private Account _account = null!;
    private Phone _phone = null!;
    private HttpClient _browser = null!;

    [SetUp]
    public async Task Begin()
    {
        _server = await Server.Start();
        _account = await _server.AddAccount();
        _phone = await _server.AddApp(_account);
        _browser = await _server.SignIn(_account, _phone);
    }

    [TearDown]
    public async Task End()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Shows_the_sessions_with_browsers_in_words_and_ends_one()
    {
        using var other = await _server.SignIn(_account, _phone, browser: _server.Browser(userAgent: Firefox));
        var page = await Page.Open(_browser, "/account");
        var rows = page.Document.QuerySelectorAll("#sessions ~ .table-box")[0].QuerySelectorAll("tbody tr");
        Assert.That(
            rows.Select(r => r.QuerySelector("th")!.TextContent.Trim()),
            Is.EquivalentTo(new[] { "Firefox on Windows", "Unknown browser this one" })
        );
        var button = rows.Single(r => r.TextContent.Contains("Firefox", StringComparison.Ordinal)).QuerySelector("button")!;

        var done = await page.Choose("form[action*='handler=End']").Send(_browser, "session=" + button.GetAttribute("value"));

        Assert.That(done.Location, Is.EqualTo("/account?done=session"));
        Assert.That((await Page.Open(other, "/account")).Location, Does.Contain("/sign-in"));
        Assert.That((await Page.Open(_browser, "/account")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Ends_no_session_of_somebody_else()
    {
        var stranger = await _server.AddAccount("somebody@un.example", "Somebody");
        using var other = await _server.SignIn(stranger, await _server.AddApp(stranger));
        var session = await _server.InStore(s =>
            s.Set<AccountSession>().Where(x => x.AccountId == stranger.Id).Select(x => x.Id).SingleAsync()
        );

        await (await Page.Open(_browser, "/account")).Choose("form[action*='handler=End']").Send(_browser, "session=" + session);

        Assert.That((await Page.Open(other, "/account")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Signs_out_everywhere()
    {
        using var other = await _server.SignIn(_account, _phone, browser: _server.Browser());

        await (await Page.Open(_browser, "/account")).Choose("form[action*='handler=Everywhere']").Send(_browser);

        Assert.That((await Page.Open(_browser, "/account")).Location, Does.Contain("/sign-in"));
        Assert.That((await Page.Open(other, "/account")).Location, Does.Contain("/sign-in"));
        Assert.That((await Inbox.Next(_server)).Subject, Is.EqualTo("You were signed out everywhere"));
    }

    [Test]
    public async Task Lists_every_attempt_on_the_account()
    {
        using var browser = _server.Browser();
        await (await Page.Open(browser, "/sign-in")).Fill("Email", _account.Email!).Fill("passphrase", "wrong").Send(browser);

        var page = await Page.Open(_browser, "/account/sign-ins");

        Assert.That(
            page.Document.QuerySelectorAll("tbody tr").Select(r => $"{r.Children[1].TextContent} {r.Children[2].TextContent}"),
            Is.EqualTo(["Passphrase wrong", "Authenticator app right", "Passphrase right"])
        );
    }

    [Test]
    public async Task Changes_the_passphrase_with_the_current_one_and_ends_other_sessions()
    {
        using var other = await _server.SignIn(_account, _phone, browser: _server.Browser());
        var wrong = await (await Page.Open(_browser, "/account/passphrase"))
            .Fill("Current", "not it")
            .Fill("Passphrase", Better)
            .Fill("Repeated", Better)
            .Send(_browser);
        Assert.That(wrong.Faults.Single(), Does.Contain("not your current passphrase"));

        var done = await (await Page.Open(_browser, "/account/passphrase"))
            .Fill("Current", Server.Passphrase)
            .Fill("Passphrase", Better)
            .Fill("Repeated", Better)
            .Send(_browser);

        Assert.That(done.Location, Is.EqualTo("/account?done=passphrase"));
        Assert.That((await Page.Open(_browser, "/account")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Page.Open(other, "/account")).Location, Does.Contain("/sign-in"));
        Assert.That((await Inbox.Next(_server)).Subject, Is.EqualTo("Your passphrase was changed"));
    }

    [TestCase("/account/passphrase")]
    [TestCase("/account/email")]
    [TestCase("/account/authenticator")]
    [TestCase("/account/passkeys")]
    [TestCase("/account/recovery-codes")]
    public async Task Asks_the_second_step_again_once_the_last_proof_is_old(string address)
    {
        var fresh = await Page.Open(_browser, address);
        Assert.That(fresh.Status, Is.EqualTo(HttpStatusCode.OK));

        _server.Clock.Turn(TimeSpan.FromMinutes(16));

        Assert.That((await Page.Open(_browser, address)).Location, Is.EqualTo(SignInAddresses.Again(address)));
        Assert.That(
            (await fresh.Send(_browser)).Location,
            Is.EqualTo(SignInAddresses.Again(address)),
            "A form that stayed open is not taken either."
        );
    }

    [Test]
    public async Task Changes_the_address_once_it_is_confirmed_from_there_and_tells_the_old_one()
    {
        var asked = await (await Page.Open(_browser, "/account/email")).Fill("Email", "amina@elsewhere.example").Send(_browser);
        Assert.That(asked.Location, Is.EqualTo("/account?done=asked"));
        await Inbox.Settled(_server);
        var messages = Inbox.Read(_server);
        Assert.That(
            messages.Select(m => (m.To, m.Subject)),
            Is.EquivalentTo(
                new[]
                {
                    ("amina@elsewhere.example", "Confirm your new e-mail address"),
                    (_account.Email!, "A new e-mail address was entered for your account"),
                }
            )
        );
        using var anywhere = _server.Browser();
        var link = Inbox.Link(messages.Single(m => m.To == "amina@elsewhere.example"));
        var confirm = await Page.Open(anywhere, link);
        Assert.That(await Email(), Is.EqualTo(_account.Email), "Only looking at the page changes nothing: mail filters open links.");

        _server.Clock.Turn(TimeSpan.FromSeconds(1));
        await confirm.Choose("main form").Send(anywhere);

        Assert.That(await Email(), Is.EqualTo("amina@elsewhere.example"));
        Assert.That((await Page.Open(anywhere, link)).Status, Is.EqualTo(HttpStatusCode.Gone));
        var notice = await Inbox.Next(_server, 3);
        Assert.That((notice.To, notice.Subject), Is.EqualTo((_account.Email, "The e-mail address of your account was changed")));
    }

    [Test]
    public async Task Does_not_say_whether_another_account_has_an_address()
    {
        await _server.AddAccount("somebody@un.example", "Somebody");

        var taken = await (await Page.Open(_browser, "/account/email")).Fill("Email", "somebody@un.example").Send(_browser);

        await Inbox.Settled(_server);
        Assert.That(taken.Location, Is.EqualTo("/account?done=asked"));
        Assert.That(Inbox.Read(_server).Select(m => m.To), Is.EqualTo([_account.Email]));
    }

    [Test]
    public async Task Renews_the_app_with_a_right_code_only()
    {
        var page = await Page.Open(_browser, "/account/authenticator");
        var phone = Phone.With(page.Document.QuerySelector(".secret")!.TextContent, _server.Clock);
        var wrong = await page.Fill("code", "000000").Send(_browser);
        Assert.That(wrong.Faults, Has.Count.EqualTo(1));
        Assert.That(
            wrong.Document.QuerySelector(".secret")!.TextContent,
            Is.EqualTo(page.Document.QuerySelector(".secret")!.TextContent),
            "The app that was set up a moment ago still fits."
        );

        var done = await wrong.Fill("code", phone.Code).Send(_browser);

        Assert.That(done.Location, Is.EqualTo("/account?done=app"));
        Assert.That((await Inbox.Next(_server)).Subject, Is.EqualTo("Your authenticator app was set up anew"));
        using var again = await _server.SignIn(_account, phone, browser: _server.Browser());
    }

    [Test]
    public async Task Never_takes_the_last_second_step_away()
    {
        var page = await (await Page.Open(_browser, "/account/authenticator")).Choose("form[action*='handler=Remove']").Send(_browser);
        Assert.That(page.Faults.Single(), Does.Contain("last second step"));

        await AddPasskey();
        await (await Page.Open(_browser, "/account/authenticator")).Choose("form[action*='handler=Remove']").Send(_browser);
        var passkeys = await Page.Open(_browser, "/account/passkeys");
        var refused = await passkeys
            .Choose("form[action*='handler=Remove']")
            .Send(_browser, "id=" + passkeys.Document.QuerySelector("button[name=id]")!.GetAttribute("value"));

        Assert.That(refused.Faults.Single(), Does.Contain("last second step"));
        Assert.That(
            await _server.InScope(s => s.GetRequiredService<Factors>().Of(_account.Id)),
            Is.EqualTo(new FactorsOf(HasApp: false, HasPasskey: true))
        );
    }

    [Test]
    public async Task Keeps_one_second_step_when_the_last_two_are_taken_away_at_once()
    {
        await AddPasskey();
        var id = new byte[] { 1, 2, 3 };

        var removed = await Task.WhenAll(
            _server.InScope(s => s.GetRequiredService<FactorRemoval>().RemoveApp(_account)),
            _server.InScope(async s =>
                await s.GetRequiredService<FactorRemoval>()
                    .RemovePasskey((await s.GetRequiredService<UserManager<Account>>().FindByIdAsync(_account.Id))!, id)
            )
        );

        Assert.That(removed.Count(r => r), Is.EqualTo(1));
    }

    [Test]
    public async Task Makes_new_recovery_codes_and_ends_the_old_ones()
    {
        var old = await _server.InScope(s => s.GetRequiredService<RecoveryCodes>().Renew(_account.Id));
        var page = await (await Page.Open(_browser, "/account/recovery-codes")).Choose("main form").Send(_browser);

        var codes = page.Document.QuerySelectorAll(".codes li").Select(c => c.TextContent.Trim()).ToList();
        Assert.That(codes, Has.Count.EqualTo(RecoveryCodes.Count));
        Assert.That(await _server.InScope(s => s.GetRequiredService<RecoveryCodes>().Use(_account.Id, old[0])), Is.False);
        Assert.That(await _server.InScope(s => s.GetRequiredService<RecoveryCodes>().Use(_account.Id, codes[0])), Is.True);
    }

    [Test]
    public async Task Speaks_and_writes_the_language_that_was_chosen()
    {
        await (await Page.Open(_browser, "/account")).Fill("language", "fr").Send(_browser);

        Assert.That((await Page.Open(_browser, "/account")).Heading, Is.EqualTo("Votre compte"));
        await (await Page.Open(_browser, "/account")).Choose("form[action*='handler=Everywhere']").Send(_browser);
        Assert.That((await Inbox.Next(_server)).Subject, Is.EqualTo("Toutes vos sessions ont été fermées"));
    }

    private Task<string?> Email() => _server.InStore(s => s.Users.Where(a => a.Id == _account.Id).Select(a => a.Email).SingleAsync());

    private Task<bool> AddPasskey() =>
        _server.InScope(async s =>
        {
            var accounts = s.GetRequiredService<UserManager<Account>>();
            var account = await accounts.FindByIdAsync(_account.Id);
            var passkey = new UserPasskeyInfo([1, 2, 3], [4], _server.Clock.GetUtcNow(), 0, ["internal"], true, false, false, [], [])
            {
                Name = "Laptop",
            };
            return (await accounts.AddOrUpdatePasskeyAsync(account!, passkey)).Succeeded;
        });
}
