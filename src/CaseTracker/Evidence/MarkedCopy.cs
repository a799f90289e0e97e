using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using CaseTracker.Texts;

namespace CaseTracker.Evidence;

/// <summary>
/// The copy that a State gets: an archive whose first entry is a page that says to whom the copy went and when, and whose second is the
/// file, to the byte as it was stored, under a name that says the same. The mark stands beside the file and not in it, so that the State
/// can prove what it got by the hash that the record holds, whatever the kind of the file, and so that a copy of any size is made as it is
/// sent.
/// </summary>
internal sealed record MarkedCopy(
    string State,
    string Code,
    string Person,
    DateTime At,
    string Case,
    string Title,
    ListDocuments.Version Version
)
{
    public const string MediaType = "application/zip";

    private string Time => At.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Of the file within the archive: the recipient stays with it when it is taken out.</summary>
    private string FileName => $"{Code} {At.ToString("yyyy-MM-dd HHmm", CultureInfo.InvariantCulture)} UTC {Version.FileName}";

    public async Task Write(Stream content, Stream target, CancellationToken cancellation)
    {
        await using (content)
        await using (var sent = new WaitingStream(target))
        await using (var archive = await ZipArchive.CreateAsync(sent, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation))
        {
            archive.Comment = $"{Code} {Time}";
            await using (var page = await Begin(archive, $"0 {Text.CopyName} {Code}.html", cancellation))
                await page.WriteAsync(Encoding.UTF8.GetBytes(Page()), cancellation);
            await using (var file = await Begin(archive, FileName, cancellation))
                await content.CopyToAsync(file, cancellation);
        }
    }

    private async Task<Stream> Begin(ZipArchive archive, string name, CancellationToken cancellation)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(At, TimeSpan.Zero);
        return await entry.OpenAsync(cancellation);
    }

    private string Page()
    {
        var lines = new[]
        {
            Text.CopyHandedTo(State, Person, Time),
            Text.CopyOf(Title, Version.Number, Case),
            Text.CopyFile(Version.FileName, Version.Bytes),
            Text.CopyHash(Version.Sha256),
            Text.CopyIsPersonal,
        };
        var head = WebUtility.HtmlEncode(Text.CopyTitle(State));
        return $"""
            <!doctype html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"><meta charset="utf-8"><title>{head}</title>
            <h1>{head}</h1>
            {string.Concat(lines.Select(l => $"<p>{WebUtility.HtmlEncode(l)}</p>\n"))}</html>
            """;
    }

    /// <summary>What an archive writes without waiting, as it does where an entry ends, leaves with what is written next: a response takes
    /// nothing else.</summary>
    private sealed class WaitingStream(Stream target) : Stream
    {
        private readonly MemoryStream _waiting = new();

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => _waiting.Write(buffer, offset, count);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await FlushAsync(cancellationToken);
            await target.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() { }

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            if (_waiting.Length == 0)
                return;
            await target.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), cancellationToken);
            _waiting.SetLength(0);
        }

        public override async ValueTask DisposeAsync()
        {
            await FlushAsync(CancellationToken.None);
            await base.DisposeAsync();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
