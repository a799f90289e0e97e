using CaseTracker.Cli;
using CaseTracker.Cli.Serving;

namespace CaseTracker.Tests.Cli;

/// <summary>How mail leaves is said in the environment, and said wrongly it keeps the service from starting.</summary>
public sealed class OutboxVariablesTests
{
    private static readonly Uri _web = new("https://cases.example.org");

    [Test]
    public void Without_a_relay_mail_waits_and_a_demonstration_has_a_folder()
    {
        Assert.That(OutboxVariables.Read(With(), _web).Mail, Is.Null);
        Assert.That(OutboxVariables.Read(With(), _web, "data/casetracker.mail").Mail!.Folder, Is.EqualTo("data/casetracker.mail"));
        Assert.That(
            OutboxVariables.Read(With(("CASETRACKER_MAIL_FOLDER", "elsewhere")), _web, "data/casetracker.mail").Mail!.Folder,
            Is.EqualTo("elsewhere")
        );
    }

    [Test]
    public void A_relay_is_reached_encrypted_at_the_port_of_submission()
    {
        var mail = OutboxVariables
            .Read(
                With(
                    ("CASETRACKER_MAIL_HOST", "relay.example.org"),
                    ("CASETRACKER_MAIL_FROM", "casetracker@example.org"),
                    ("CASETRACKER_MAIL_USER", "casetracker")
                ),
                _web
            )
            .Mail!;
        Assert.That(
            (mail.Host, mail.Port, mail.StartTls, mail.User, mail.Folder),
            Is.EqualTo(("relay.example.org", 587, true, "casetracker", (string?)null))
        );
        Assert.That(OutboxVariables.Read(With(("CASETRACKER_WEBHOOKS_PRIVATE", "true")), _web).AllowsPrivateAddresses, Is.True);
    }

    [TestCase("CASETRACKER_MAIL_FROM", "")]
    [TestCase("CASETRACKER_MAIL_FROM", "nobody")]
    [TestCase("CASETRACKER_MAIL_PORT", "0")]
    [TestCase("CASETRACKER_MAIL_PORT", "70000")]
    [TestCase("CASETRACKER_MAIL_PORT", "smtp")]
    [TestCase("CASETRACKER_MAIL_STARTTLS", "no")]
    [TestCase("CASETRACKER_MAIL_STARTTLS", "false")]
    [TestCase("CASETRACKER_WEBHOOKS_PRIVATE", "1")]
    public void What_cannot_be_is_refused(string variable, string value) =>
        Assert.Throws<InvalidOperationException>(() =>
            OutboxVariables.Read(
                With(
                    ("CASETRACKER_MAIL_HOST", "relay.example.org"),
                    ("CASETRACKER_MAIL_FROM", "casetracker@example.org"),
                    (variable, value)
                ),
                _web
            )
        );

    private static Surroundings With(params (string Name, string Value)[] variables)
    {
        var given = variables.GroupBy(v => v.Name).ToDictionary(v => v.Key, v => v.Last().Value);
        return new(TextWriter.Null, TextWriter.Null, given.GetValueOrDefault, ShowsProgress: false, TimeProvider.System);
    }
}
