using System.Globalization;
using IdentityServer.Mail;
using IdentityServer.Texts;

namespace IdentityServer.Tests.Mail;

public sealed class MessageKindTests
{
    [Test]
    public void Every_message_has_a_subject_of_one_line_and_a_text_in_both_languages([Values("en", "fr")] string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            Assert.That(PageText.Of($"Mail.{kind}.Subject", culture), Has.Length.LessThan(78).And.Not.Contains("\n"));
            Assert.That(PageText.Of($"Mail.{kind}", culture), Is.Not.Empty);
        }
    }
}
