using System.Net;
using IdentityServer.Links;
using IdentityServer.Sessions;
using IdentityServer.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Tests.Pages;

public sealed class ResetTests
{
    private const string Better = "a wooden ladder leans on tuesday";

    [Test]
    public async Task Answers_an_unknown_address_byte_for_byte_as_a_known_one_and_with_the_same_writes()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        using var browser = server.Browser();
        var (form, other) = (await Page.Open(browser, "/reset"), await Page.Open(browser, "/reset"));

        var known = await form.Fill("Email", account.Email!).Send(browser);
        var unknown = await other.Fill("Email", "nobody@un.example").Send(browser);

        Assert.That((known.Status, known.Text), Is.EqualTo((unknown.Status, unknown.Text)));
        await Inbox.Settled(server);
        Assert.That(Inbox.Read(server).Select(m => m.To), Is.EqualTo([account.Email]));
    }

    [Test]
    public async Task Needs_the_second_step_sets_the_passphrase_once_and_ends_all_sessions()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var elsewhere = await server.SignIn(account, phone);
        using var browser = server.Browser();
        var link = await Ask(server, browser, account.Email!);

        var proof = await Page.Open(browser, link);
        Assert.That(proof.Document.QuerySelector("[name=Passphrase]"), Is.Null, "The mailed link alone changes nothing.");
        var wrong = await proof.Fill("code", "000000").Send(browser);
        Assert.That(wrong.Faults, Has.Count.EqualTo(1));
        var choose = await (await Page.Open(browser, link)).Fill("code", phone.NextCode()).Send(browser);
        var done = await choose.Fill("Passphrase", Better).Fill("Repeated", Better).Send(browser);

        Assert.That(done.Document.QuerySelector("[role=status]"), Is.Not.Null, done.Document.QuerySelector("main")?.TextContent);
        Assert.That(
            (await Page.Open(elsewhere, "/account")).Location,
            Does.Contain("/sign-in"),
            "The session of the other browser has ended."
        );
        Assert.That((await Page.Open(browser, link)).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(
            await server.InStore(s => s.Set<AccountSession>().Select(x => x.EndedWhy).SingleAsync()),
            Is.EqualTo(EndOfSession.CredentialsChanged)
        );
        Assert.That((await Inbox.Next(server, 2)).Subject, Is.EqualTo("Your passphrase was changed"));
        using var again = await server.SignIn(account, phone, passphrase: Better);
    }

    [Test]
    public async Task Takes_no_passphrase_without_the_proof_or_with_that_of_another_link()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var browser = server.Browser();
        var first = await Ask(server, browser, account.Email!);
        var second = await Ask(server, browser, account.Email!, 2);
        var proven = await (await Page.Open(browser, first)).Fill("code", phone.NextCode()).Send(browser);
        var token = second.Split('=')[1];

        var bare = await Post(browser, proven, second, ("Token", token), ("Passphrase", Better), ("Repeated", Better));
        var borrowed = await Post(
            browser,
            proven,
            second,
            ("Token", token),
            ("Proof", Value(proven, "Proof")),
            ("Passphrase", Better),
            ("Repeated", Better)
        );

        Assert.That(new[] { bare, borrowed }.Select(p => p.Document.QuerySelector("[role=status]")), Is.All.Null);
        using var stillThere = await server.SignIn(account, phone);
    }

    [Test]
    public async Task Ends_what_somebody_had_begun_who_knew_the_old_passphrase()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var thief = await server.SignIn(account, phone);
        await (await Page.Open(thief, "/account/email")).Fill("Email", "thief@elsewhere.example").Send(thief);
        await Inbox.Settled(server);
        var theirs = Inbox.Link(Inbox.Read(server).Single(m => m.To == "thief@elsewhere.example"));
        using var waiting = server.Browser();
        await (await Page.Open(waiting, "/sign-in")).Fill("Email", account.Email!).Fill("passphrase", Server.Passphrase).Send(waiting);
        using var browser = server.Browser();
        var proof = await Page.Open(browser, await Ask(server, browser, account.Email!, 3));
        var choose = await proof.Fill("code", phone.NextCode()).Send(browser);

        await choose.Fill("Passphrase", Better).Fill("Repeated", Better).Send(browser);

        Assert.That((await Page.Open(thief, "/account")).Location, Does.Contain("/sign-in"));
        Assert.That((await Page.Open(browser, theirs)).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await Page.Open(waiting, "/sign-in/second")).Location, Does.EndWith("/sign-in"));
    }

    [Test]
    public async Task Is_over_after_an_hour_and_when_the_address_has_changed()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        using var browser = server.Browser();
        var link = await Ask(server, browser, account.Email!);
        await server.InStore(s => s.Users.ExecuteUpdateAsync(u => u.SetProperty(a => a.Email, "new@un.example")));
        Assert.That((await Page.Open(browser, link)).Status, Is.EqualTo(HttpStatusCode.Gone));
        await server.InStore(s => s.Users.ExecuteUpdateAsync(u => u.SetProperty(a => a.Email, account.Email)));
        Assert.That((await Page.Open(browser, link)).Status, Is.EqualTo(HttpStatusCode.OK));

        server.Clock.Turn(TimeSpan.FromMinutes(61));

        Assert.That((await Page.Open(browser, link)).Status, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test]
    public async Task Sends_an_account_five_links_an_hour_at_most_and_says_the_same()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        using var browser = server.Browser();
        var answers = new List<string>();
        for (var i = 0; i < 8; i++)
            answers.Add((await (await Page.Open(browser, "/reset")).Fill("Email", account.Email!).Send(browser)).Text);

        await Inbox.Settled(server);

        Assert.That(answers.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(Inbox.Read(server), Has.Count.EqualTo(5));
        Assert.That(await server.InStore(s => s.Set<AccountLink>().CountAsync()), Is.EqualTo(5));
    }

    [Test]
    public async Task Slows_down_whoever_posts_too_often()
    {
        await using var server = await Server.Start(o => o with { Limits = new(Forms: 3) });
        using var browser = server.Browser();
        var answers = new List<Page>();
        for (var i = 0; i < 5; i++)
            answers.Add(await (await Page.Open(browser, "/reset")).Fill("Email", $"n{i}@un.example").Send(browser));

        Assert.That(answers.Select(a => (int)a.Status), Is.EqualTo([200, 200, 200, 429, 429]));
        Assert.That(answers[^1].Heading, Is.EqualTo("Too many attempts"));
    }

    internal static async Task<string> Ask(Server server, HttpClient browser, string email, int expected = 1)
    {
        server.Clock.Turn(TimeSpan.FromSeconds(1));
        await (await Page.Open(browser, "/reset")).Fill("Email", email).Send(browser);
        return Inbox.Link(await Inbox.Next(server, expected));
    }

    private static string? Value(Page page, string name) => page.Document.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    private static async Task<Page> Post(HttpClient browser, Page from, string address, params (string Name, string? Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            fields.Append(("form-token", Value(from, "form-token"))).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2 ?? ""))
        );
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), content);
        return await Page.Read(address, answer);
    }
}
