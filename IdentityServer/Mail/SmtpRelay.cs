using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace IdentityServer.Mail;

/// <summary>Hands messages to a mail relay, encrypted by STARTTLS and with the relay's certificate checked.</summary>
internal sealed class SmtpRelay(MailOptions options, TimeProvider clock) : IMailSender
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    public async Task Send(Letter letter, CancellationToken cancellation)
    {
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (options.User is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, options.Password);
        using var message = new MailMessage(options.From, letter.To)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.Headers.Add("Message-ID", $"<{letter.Id:N}@{new MailAddress(options.From).Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        // The client's own cancellation does not reach a relay that never says its first word.
        await client.SendMailAsync(message, cancellation).WaitAsync(_patience, clock, cancellation);
    }
}
