using System.Diagnostics;
using IdentityServer.Mail;
using IdentityServer.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Tests.Mail;

public sealed class PostmanTests
{
    [TestCase(1, 1)]
    [TestCase(2, 4)]
    [TestCase(3, 16)]
    [TestCase(5, 256)]
    [TestCase(6, 360)]
    [TestCase(40, 360)]
    public void Waits_longer_after_each_failure_but_never_more_than_six_hours(int attempts, int minutes) =>
        Assert.That(Postman.DelayAfter(attempts), Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public async Task Keeps_a_message_that_the_relay_refuses_and_sends_it_once_it_takes_it()
    {
        await using var relay = new Relay { Now = Relay.Mood.Refuses };
        await using var server = await Server.Start(o => o with { Mail = Through(relay) });
        await server.AddAccount();
        await Ask(server);
        await Until(async () => (await Queue(server)).SingleOrDefault() is { Attempts: 1 });
        Assert.That(relay.Messages, Is.Empty);

        relay.Now = Relay.Mood.Takes;
        server.Clock.Turn(TimeSpan.FromMinutes(2));
        await Until(async () => (await Queue(server)).Count == 0);

        Assert.That(
            relay.Messages.Single(),
            Does.Contain("To: amina.haddad@un.example")
                .And.Contain("Subject: A new passphrase for CaseTracker")
                .And.Contain("Auto-Submitted: auto-generated")
        );
    }

    [Test]
    public async Task Answers_the_request_at_once_while_the_relay_hangs()
    {
        await using var relay = new Relay { Now = Relay.Mood.Hangs };
        await using var server = await Server.Start(o => o with { Mail = Through(relay) });
        await server.AddAccount();
        await Ask(server);
        await relay.Called.WaitAsync(TimeSpan.FromSeconds(20));

        var watch = Stopwatch.StartNew();
        await Ask(server);

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "The sender waits half a minute for a silent relay.");
        Assert.That(await Queue(server), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Another_process_sends_what_one_that_died_while_sending_has_left()
    {
        await using var relay = new Relay { Now = Relay.Mood.Hangs };
        await using var first = await Server.Start(o => o with { Mail = Through(relay) });
        await first.AddAccount();
        await Ask(first);
        await relay.Called.WaitAsync(TimeSpan.FromSeconds(20));
        using (var atOnce = new CancellationTokenSource(TimeSpan.Zero))
            await first.App.StopAsync(atOnce.Token);

        await using var second = await Server.Start(o => o with { Database = first.Options.Database });
        second.Clock.Turn(TimeSpan.FromMinutes(2));

        Assert.That((await Inbox.Next(second)).Subject, Is.EqualTo("A new passphrase for CaseTracker"));
        await Until(async () => (await Queue(second)).Count == 0);
    }

    [Test]
    public async Task Gives_a_message_up_after_three_days()
    {
        await using var relay = new Relay { Now = Relay.Mood.Refuses };
        await using var server = await Server.Start(o => o with { Mail = Through(relay) });
        await server.AddAccount();
        await Ask(server);
        await Until(async () => (await Queue(server)).SingleOrDefault() is { Attempts: 1 });

        server.Clock.Turn(TimeSpan.FromDays(3.1));

        await Until(async () => (await Queue(server)).Count == 0);
        Assert.That(relay.Messages, Is.Empty);
    }

    [Test]
    public async Task Refuses_to_start_without_a_way_for_messages_or_with_one_that_others_can_read()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Server.Start(o => o with { Mail = new MailOptions() }));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Server.Start(o =>
                o with
                {
                    Mail = new MailOptions { Host = "relay.example", StartTls = false },
                }
            )
        );
    }

    private static MailOptions Through(Relay relay) =>
        new()
        {
            Host = "127.0.0.1",
            Port = relay.Port,
            StartTls = false,
            From = "casetracker@un.example",
        };

    private static async Task Ask(Server server)
    {
        using var browser = server.Browser();
        var page = await Page.Open(browser, "/reset");
        await page.Fill("Email", "amina.haddad@un.example").Send(browser);
    }

    private static Task<List<OutgoingMessage>> Queue(Server server) =>
        server.InStore(store => store.Set<OutgoingMessage>().AsNoTracking().ToListAsync());

    private static async Task Until(Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "It did not happen.");
            await Task.Delay(100);
        }
    }
}
