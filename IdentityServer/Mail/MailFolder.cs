using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IdentityServer.Mail;

/// <summary>For demonstrations: each message becomes a file (RFC 5322), named so that they sort by time.</summary>
internal sealed partial class MailFolder(MailOptions options, TimeProvider clock) : IMailSender
{
    /// <summary>A message that lies in the folder.</summary>
    public sealed record Message(string Name, string To, string Subject, DateTimeOffset At, string Body);

    private string Folder => options.Folder ?? throw new InvalidOperationException("There is no mail folder.");

    public async Task Send(Letter letter, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        var now = clock.GetUtcNow();
        var text = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                From: {options.From}
                To: {letter.To}
                Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Subject))}?=
                Date: {now.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000
                Message-ID: <{letter.Id:N}@localhost>
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                {letter.Body}

                """
            )
            .ReplaceLineEndings("\r\n");
        // Whoever reads the folder sees whole messages only; one that is sent again takes the place of the first.
        var file = Path.Combine(
            Folder,
            string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmss'.'fffffff}-{letter.Id:N}.eml")
        );
        await File.WriteAllTextAsync(file + ".part", text, cancellation);
        File.Move(file + ".part", file, overwrite: true);
    }

    /// <summary>The messages, the newest first.</summary>
    public IReadOnlyList<Message> Read() =>
        !Directory.Exists(Folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(Folder, "*.eml")
                    .OrderByDescending(f => f, StringComparer.Ordinal)
                    .Take(100)
                    .Select(f => Parse(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))),
            ];

    private static Message Parse(string name, string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", 2);
        var headers = parts[0].Split('\n').Select(l => l.Split(": ", 2)).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1]);
        var subject = EncodedWord().Replace(headers["Subject"], m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));
        return new Message(
            name,
            headers["To"],
            subject,
            DateTimeOffset.Parse(headers["Date"], CultureInfo.InvariantCulture),
            parts[1].TrimEnd()
        );
    }

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=")]
    private static partial Regex EncodedWord();
}
