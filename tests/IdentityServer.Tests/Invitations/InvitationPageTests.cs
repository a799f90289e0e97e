using System.Net;
using IdentityServer.Invitations;
using IdentityServer.Tests.Mail;
using IdentityServer.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Invitations;

public sealed class InvitationPageTests
{
    private const string Subject = "noor.rahmani@un.example";

    [Test]
    public async Task Shows_whom_it_is_for_takes_a_passphrase_and_goes_on_to_the_second_step()
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        var page = await Page.Open(browser, await Link(server));
        Assert.That(page.Text, Does.Contain("Noor Rahmani").And.Contain("noor@un.example"));

        var next = await page.Fill("Passphrase", Server.Passphrase).Fill("Repeated", Server.Passphrase).Send(browser);

        Assert.That((next.Status, next.Location), Is.EqualTo((HttpStatusCode.Redirect, "/enrol")));
        var enrol = await Page.Open(browser, "/enrol");
        Assert.That((enrol.Status, enrol.Heading), Is.EqualTo((HttpStatusCode.OK, "Set up the second step")));
        var account = await server.InStore(store => store.Users.SingleAsync(a => a.Id == Subject));
        Assert.That((account.EmailConfirmed, account.PasswordHash is null), Is.EqualTo((true, false)));
    }

    [TestCase("short", "short", "at least 12 characters")]
    [TestCase("noor rahmani noor rahmani", "noor rahmani noor rahmani", "easy to guess")]
    [TestCase(Server.Passphrase, "something else entirely", "differs from the first")]
    [TestCase("", "", "Type a new passphrase")]
    public async Task Keeps_the_link_when_the_passphrase_will_not_do(string first, string second, string fault)
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        var link = await Link(server);
        var page = await Page.Open(browser, link);

        var again = await page.Fill("Passphrase", first).Fill("Repeated", second).Send(browser);

        Assert.That(again.Faults.Single(), Does.Contain(fault));
        Assert.That(first.Length == 0 || !again.Text.Contains(first, StringComparison.Ordinal), "A passphrase is never sent back.");
        Assert.That((await Page.Open(browser, link)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Works_once_until_seven_days_are_over_and_answers_all_other_links_alike()
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        var link = await Link(server);
        var answers = new List<Page>
        {
            await Page.Open(browser, "/invitation?token=" + new string('A', 43)),
            await Page.Open(browser, link[..^1]),
            await Page.Open(browser, "/invitation"),
        };
        server.Clock.Turn(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(5));
        var page = await Page.Open(browser, link);
        var second = await Page.Open(browser, link);
        await page.Fill("Passphrase", Server.Passphrase).Fill("Repeated", Server.Passphrase).Send(browser);
        answers.Add(await Page.Open(browser, link));
        answers.Add(
            await second
                .Fill("Passphrase", "another eight words that nobody says")
                .Fill("Repeated", "another eight words that nobody says")
                .Send(browser)
        );
        answers.Add(await Page.Open(browser, link.Replace("/invitation", "/reset/passphrase", StringComparison.Ordinal)));

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(HttpStatusCode.Gone));
        Assert.That(
            answers.Select(a => a.Text).Distinct().ToList(),
            Has.Count.EqualTo(1),
            "Nobody learns whether a link was altered, used or for something else."
        );
        Assert.That(answers[0].Document.QuerySelector("main a[href='/reset']"), Is.Not.Null);
    }

    [Test]
    public async Task Is_over_after_seven_days_and_asking_for_a_new_passphrase_brings_a_new_invitation()
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        var link = await Link(server);
        server.Clock.Turn(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        Assert.That((await Page.Open(browser, link)).Status, Is.EqualTo(HttpStatusCode.Gone));

        await (await Page.Open(browser, "/reset")).Fill("Email", "NOOR@un.example").Send(browser);

        var message = await Inbox.Next(server, 2);
        Assert.That((message.Subject, message.To), Is.EqualTo(("Your invitation to CaseTracker", "noor@un.example")));
        Assert.That((await Page.Open(browser, Inbox.Link(message))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Takes_one_of_two_passphrases_that_are_sent_at_the_same_time()
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        var link = await Link(server);
        var pages = new[] { await Page.Open(browser, link), await Page.Open(browser, link) };

        var answers = await Task.WhenAll(
            pages.Select(
                (page, i) => page.Fill("Passphrase", $"{Server.Passphrase} {i}").Fill("Repeated", $"{Server.Passphrase} {i}").Send(browser)
            )
        );

        Assert.That(answers.Select(a => a.Status), Is.EquivalentTo(new[] { HttpStatusCode.Redirect, HttpStatusCode.Gone }));
    }

    private static async Task<string> Link(Server server)
    {
        await server.InScope(services =>
            services.GetRequiredService<Invite>().Send(new Invitation(Subject, "Noor Rahmani", "noor@un.example", "en"))
        );
        return Inbox.Link(await Inbox.Next(server));
    }
}
