using System.Globalization;
using System.Text;

namespace CaseTracker.Outbox;

/// <summary>For demonstrations: each mail becomes a file (RFC 5322), named so that they sort by time; one that is sent again takes the
/// place of the first.</summary>
internal sealed class MailFolder(MailOptions options) : IMailSender
{
    public async Task Send(Letter letter, CancellationToken cancellation)
    {
        var folder = options.Folder ?? throw new InvalidOperationException("There is no mail folder.");
        Directory.CreateDirectory(folder);
        var text = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                From: {options.From}
                To: {letter.To}
                Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Subject))}?=
                Date: {letter.QueuedAt:ddd, dd MMM yyyy HH:mm:ss} +0000
                Message-ID: <{letter.Id:N}@localhost>
                {Letter.Mark}: {letter.Id}
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                {letter.Body}

                """
            )
            .ReplaceLineEndings("\r\n");
        // Whoever reads the folder sees whole messages only.
        var file = Path.Combine(
            folder,
            string.Create(CultureInfo.InvariantCulture, $"{letter.QueuedAt:yyyyMMdd'T'HHmmss'.'fffffff}-{letter.Id:N}.eml")
        );
        await File.WriteAllTextAsync(file + ".part", text, cancellation);
        File.Move(file + ".part", file, overwrite: true);
    }
}
