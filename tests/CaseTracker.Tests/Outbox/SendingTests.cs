using System.Net.Mail;
using CaseTracker.Outbox;
using IdentityServer.Tests.Mail;

namespace CaseTracker.Tests.Outbox;

/// <summary>Mail leaves whole and marked, whatever the relay is like.</summary>
public sealed class SendingTests
{
    private static readonly Guid _id = new("0193d6a0-0000-7000-8000-000000000001");
    private static readonly DateTime _queued = new(2024, 1, 15, 9, 0, 0, DateTimeKind.Utc);

    private static Letter Sample =>
        new(_id, _queued, "liaison@state.example", "Le message NV-CAF-2024-7QK4 vous attend", "Une ligne.\n\n.\nUne autre, accentuée.");

    [TestCase("a@state.example\r\nBcc: other@state.example", "Subject")]
    [TestCase("a@state.example", "Subject\r\nBcc: other@state.example")]
    [TestCase("a@state.example", "Subject\nX")]
    [TestCase("a@state.example", "Subject\u0085X")]
    public void A_value_cannot_begin_a_further_header(string to, string subject) =>
        Assert.Throws<ArgumentException>(() => new Letter(_id, _queued, to, subject, "Body"));

    [Test]
    public async Task The_relay_gets_a_mark_that_stays_the_same()
    {
        await using var relay = new Relay();
        var sender = Through(relay, TimeSpan.FromSeconds(20));
        await sender.Send(Sample, default);
        await sender.Send(Sample, default);
        Assert.That(relay.Messages, Has.Count.EqualTo(2));
        Assert.That(
            relay.Messages,
            Has.All.Contain("Message-ID: <0193d6a0000070008000000000000001@un.example>")
                .And.All.Contain($"X-CaseTracker-Entry: {_id}")
                .And.All.Contain("To: liaison@state.example")
                .And.All.Contain("Auto-Submitted: auto-generated")
        );
    }

    [TestCase(nameof(Relay.Mood.Refuses), OutboxFault.Deferred)]
    [TestCase(nameof(Relay.Mood.Hangs), OutboxFault.TimedOut)]
    public async Task A_relay_that_does_not_take_it_says_why_in_one_word(string mood, OutboxFault expected)
    {
        await using var relay = new Relay { Now = Enum.Parse<Relay.Mood>(mood) };
        Assert.That(
            (await Assert.ThrowsAsync<NotTakenException>(() => Through(relay, TimeSpan.FromSeconds(1)).Send(Sample, default)))!.Fault,
            Is.EqualTo(expected)
        );
    }

    [Test]
    public async Task A_relay_that_is_not_there_is_unreachable_and_one_without_encryption_not_secure()
    {
        var relay = new Relay();
        var encrypted = new SmtpRelay(
            new MailOptions
            {
                Host = "127.0.0.1",
                Port = relay.Port,
                From = "casetracker@un.example",
            },
            TimeSpan.FromSeconds(20),
            TimeProvider.System
        );
        Assert.That(
            (await Assert.ThrowsAsync<NotTakenException>(() => encrypted.Send(Sample, default)))!.Fault,
            Is.EqualTo(OutboxFault.NotSecure)
        );
        var gone = Through(relay, TimeSpan.FromSeconds(20));
        await relay.DisposeAsync();
        Assert.That(
            (await Assert.ThrowsAsync<NotTakenException>(() => gone.Send(Sample, default)))!.Fault,
            Is.EqualTo(OutboxFault.Unreachable)
        );
    }

    [TestCase(SmtpStatusCode.ServiceNotAvailable, OutboxFault.Deferred)]
    [TestCase(SmtpStatusCode.MailboxBusy, OutboxFault.Deferred)]
    [TestCase(SmtpStatusCode.MailboxUnavailable, OutboxFault.Refused)]
    [TestCase(SmtpStatusCode.TransactionFailed, OutboxFault.Refused)]
    [TestCase((SmtpStatusCode)535, OutboxFault.NotAuthenticated)]
    [TestCase(SmtpStatusCode.MustIssueStartTlsFirst, OutboxFault.NotAuthenticated)]
    [TestCase(SmtpStatusCode.GeneralFailure, OutboxFault.ConnectionLost)]
    public void Answers_of_a_relay_are_kinds_of_fault(SmtpStatusCode status, OutboxFault expected) =>
        Assert.That(SmtpRelay.FaultOf(new SmtpException(status)), Is.EqualTo(expected));

    [Test]
    public async Task In_a_demonstration_each_mail_is_one_file_however_often_it_is_sent()
    {
        var folder = Path.Combine(Path.GetTempPath(), "casetracker-tests", Guid.NewGuid().ToString("N"));
        var sender = new MailFolder(new MailOptions { Folder = folder });
        await sender.Send(Sample, default);
        await sender.Send(Sample, default);
        var file = Directory.EnumerateFiles(folder).Single();
        Assert.That(Path.GetFileName(file), Is.EqualTo("20240115T090000.0000000-0193d6a0000070008000000000000001.eml"));
        Assert.That(
            await File.ReadAllTextAsync(file),
            Does.Contain("To: liaison@state.example\r\n")
                .And.Contain("Date: Mon, 15 Jan 2024 09:00:00 +0000\r\n")
                .And.Contain("\r\n\r\nUne ligne.\r\n")
        );
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Mail_leaves_encrypted_or_stays_on_this_machine()
    {
        var options = new OutboxOptions { Address = new Uri("https://cases.example.org") };
        Assert.Throws<InvalidOperationException>(() => (options with { Mail = new MailOptions() }).RequireSafe());
        Assert.Throws<InvalidOperationException>(() =>
            (
                options with
                {
                    Mail = new MailOptions { Host = "relay.example", StartTls = false },
                }
            ).RequireSafe()
        );
        Assert.Throws<InvalidOperationException>(() =>
            (
                options with
                {
                    Mail = new MailOptions { Host = "relay.example", From = "nobody" },
                }
            ).RequireSafe()
        );
        Assert.Throws<InvalidOperationException>(() =>
            new OutboxOptions { Mail = new MailOptions { Host = "relay.example" } }.RequireSafe()
        );
        (
            options with
            {
                Mail = new MailOptions { Host = "localhost", StartTls = false },
            }
        ).RequireSafe();
    }

    private static SmtpRelay Through(Relay relay, TimeSpan patience) =>
        new(
            new MailOptions
            {
                Host = "127.0.0.1",
                Port = relay.Port,
                StartTls = false,
                From = "casetracker@un.example",
            },
            patience,
            TimeProvider.System
        );
}
