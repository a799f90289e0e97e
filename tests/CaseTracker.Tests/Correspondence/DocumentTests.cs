using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Correspondence;

[SetUICulture("en")]
public sealed class DocumentTests
{
    private static readonly SubmissionContent _document = new()
    {
        Kind = SubmissionKind.Document,
        Points = [new Point { Kind = PointKind.Stated, What = "The judgment." }],
    };

    /// <summary>Around the borders of the pieces in which it is encrypted.</summary>
    [TestCase(5)]
    [TestCase(65_535)]
    [TestCase(65_536)]
    [TestCase(65_537)]
    [TestCase(300_000)]
    public async Task What_was_sent_in_comes_out_again(int length)
    {
        await using var world = await World.New();
        var content = Pdf(length);
        var (reference, draft) = await Draft(world);
        var attached = await world.Attaches(World.Liaison("CAF"), draft, @"C:\Users\me\ruling.PDF", content);
        Assert.That(
            (attached.FileName, attached.MediaType, attached.Length, attached.Sha256),
            Is.EqualTo(("ruling.PDF", "application/pdf", (long)length, Convert.ToHexStringLower(SHA256.HashData(content))))
        );
        var sent = (
            await world.As(World.Liaison("CAF")).Send(new SendSubmission.Command(reference, _document, draft, null, null))
        ).Reference!;
        Assert.That(await Read(world, World.Desk, sent), Is.EqualTo(content));
        Assert.That(await Read(world, World.Liaison("CAF"), sent), Is.EqualTo(content));
        await Assert.ThrowsAsync<NotFoundException>(() => Read(world, World.Liaison("MAR"), sent));
        foreach (var file in Files(world))
            Assert.That((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("%PDF"u8), Is.EqualTo(-1));
        await world.AssertSound();
    }

    [Test]
    public async Task A_document_needs_a_document()
    {
        await using var world = await World.New();
        var (reference, draft) = await Draft(world);
        await world.Breaks(Text.DocumentMissing, new SendSubmission.Command(reference, _document, draft, null, null), World.Liaison("CAF"));
        Assert.That(
            (await world.As(World.Liaison("CAF")).Send(new ListDrafts.Query(draft))).Count,
            Is.EqualTo(1),
            "a refused draft is still there"
        );
    }

    private static readonly object[] _refused =
    [
        new object[] { "harmless.pdf", Encoding.UTF8.GetBytes("MZ\u0001 a program"), nameof(Text.FileTypeNotTaken) },
        new object[] { "letter.docx", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0 }, nameof(Text.FileProtected) },
        new object[] { "letter.docx", Office("word/document.xml", "word/vbaProject.bin"), nameof(Text.FileHasMacros) },
        new object[] { "table.xlsx", Office("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), nameof(Text.FileHasMacros) },
        new object[] { "archive.docx", Office("something.exe"), nameof(Text.FileTypeNotTaken) },
        new object[] { "broken.docx", Office("word/document.xml")[..40], nameof(Text.FileTypeNotTaken) },
        new object[] { "picture.png", Array.Empty<byte>(), nameof(Text.FileTypeNotTaken) },
        new object[] { "notes.txt", new byte[] { (byte)'a', 0xFF, 0xFE }, nameof(Text.FileTypeNotTaken) },
    ];

    [TestCaseSource(nameof(_refused))]
    public async Task What_is_not_what_it_should_be_is_refused_and_leaves_nothing(string name, byte[] content, string text)
    {
        await using var world = await World.New();
        var (_, draft) = await Draft(world);
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => world.Attaches(World.Liaison("CAF"), draft, name, content));
        Assert.That(refusal!.Message, Is.EqualTo(typeof(Text).GetProperty(text)!.GetValue(null)));
        Assert.That(Files(world), Is.Empty);
    }

    [TestCase("ruling.docx", ".pdf")]
    [TestCase("ruling.pdf.exe", ".pdf")]
    [TestCase("ruling", ".pdf")]
    public async Task A_name_that_lies_about_the_content_is_refused(string name, string ending)
    {
        await using var world = await World.New();
        var (_, draft) = await Draft(world);
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => world.Attaches(World.Liaison("CAF"), draft, name, Pdf(100)));
        Assert.That(refusal!.Message, Is.EqualTo(Text.FileTypeDiffers(ending)));
    }

    [Test]
    public void Every_kind_is_known_by_its_content()
    {
        (string Name, byte[] Content, DocumentType Type)[] taken =
        [
            ("a.pdf", Pdf(10), DocumentType.Pdf),
            ("a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4], DocumentType.Jpeg),
            ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], DocumentType.Png),
            ("a.docx", Office("word/document.xml"), DocumentType.Word),
            ("a.xlsx", Office("xl/workbook.xml"), DocumentType.Excel),
            ("a.txt", Encoding.UTF8.GetBytes("Été, 营, قتل\r\n"), DocumentType.PlainText),
        ];
        foreach (var (name, content, type) in taken)
        {
            var check = new TextCheck();
            check.See(content);
            Assert.That(DocumentType.Of(new MemoryStream(content), check.IsText, false, name), Is.EqualTo(type));
        }
    }

    /// <summary>However long it would go on, and whatever it announces.</summary>
    [TestCase(null)]
    [TestCase(10L)]
    [TestCase(long.MaxValue)]
    public async Task What_is_too_large_is_not_read_to_its_end(long? announced)
    {
        await using var world = await World.New();
        var (_, draft) = await Draft(world);
        using var endless = new Endless();
        await Assert.ThrowsAsync<DocumentTooLargeException>(() =>
            world.As(World.Liaison("CAF")).Send(new AttachDocument.Command(draft, "a.pdf", endless, announced))
        );
        Assert.That(endless.Given, announced == long.MaxValue ? Is.Zero : Is.LessThan(DocumentFolder.UsualLargest + (1 << 18)));
        Assert.That(Files(world), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_put_to_another_State_s_draft()
    {
        await using var world = await World.New();
        var (_, draft) = await Draft(world);
        var attached = await world.Attaches(World.Liaison("CAF"), draft, "a.pdf", Pdf(10));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Attaches(World.Liaison("MAR"), draft, "b.pdf", Pdf(10)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Attaches(World.Desk, draft, "b.pdf", Pdf(10)));
        await world.Refuses<NotFoundException>(new DetachDocument.Command(draft, attached.DocumentId), World.Liaison("MAR"));
        await world.As(World.Liaison("CAF")).Send(new DetachDocument.Command(draft, attached.DocumentId));
        await world.Refuses<NotFoundException>(new DetachDocument.Command(draft, attached.DocumentId), World.Liaison("CAF"));
    }

    /// <summary>A changed, a shortened and an exchanged file are all found out.</summary>
    [Test]
    public async Task A_document_that_was_altered_does_not_open()
    {
        await using var world = await World.New();
        var (reference, draft) = await Draft(world);
        await world.Attaches(World.Liaison("CAF"), draft, "a.pdf", Pdf(200_000));
        await world.Attaches(World.Liaison("CAF"), draft, "b.pdf", Pdf(200_000));
        var sent = (
            await world.As(World.Liaison("CAF")).Send(new SendSubmission.Command(reference, _document, draft, null, null))
        ).Reference!;
        var (files, good) = (Files(world), await File.ReadAllBytesAsync(Files(world)[0]));
        var other = await File.ReadAllBytesAsync(files[1]);
        byte[][] bad =
        [
            [.. good[..^1], (byte)(good[^1] ^ 1)],
            good[..^16],
            other,
        ];
        foreach (var wrong in bad)
        {
            foreach (var file in files)
                await File.WriteAllBytesAsync(file, wrong);
            Assert.That(await Fails(() => Read(world, World.Desk, sent)) || await Fails(() => Read(world, World.Desk, sent, 2)), Is.True);
        }

        static async Task<bool> Fails(Func<Task> read)
        {
            try
            {
                await read();
                return false;
            }
            catch (Exception refused) when (refused is CryptographicException || refused.Message == Text.FileNotAsStored)
            {
                return true;
            }
        }
    }

    [Test]
    public async Task Files_that_belong_to_nothing_are_removed_after_a_day()
    {
        await using var world = await World.New();
        var (reference, draft) = await Draft(world);
        await world.Attaches(World.Liaison("CAF"), draft, "kept.pdf", Pdf(10));
        var gone = await world.Attaches(World.Liaison("CAF"), draft, "gone.pdf", Pdf(10));
        await world.As(World.Liaison("CAF")).Send(new DetachDocument.Command(draft, gone.DocumentId));
        var folder = Path.GetDirectoryName(Files(world)[0])!;
        var unfinished = $"{Guid.NewGuid().ToString("N")[..^2]}{Path.GetFileName(folder)}.part";
        await File.WriteAllBytesAsync(Path.Combine(folder, unfinished), [1, 2, 3]);
        var documents = world.Services.GetRequiredService<Documents>();
        foreach (var file in Files(world))
            File.SetLastWriteTimeUtc(file, world.Clock.GetUtcNow().UtcDateTime);
        Assert.That((await documents.Sweep(), Files(world).Length), Is.EqualTo((0, 3)));
        world.Clock.Advance(TimeSpan.FromHours(25));
        Assert.That((await documents.Sweep(), Files(world).Length), Is.EqualTo((2, 1)));
        var sent = (
            await world.As(World.Liaison("CAF")).Send(new SendSubmission.Command(reference, _document, draft, null, null))
        ).Reference!;
        Assert.That(await documents.Sweep(), Is.Zero);
        Assert.That(await Read(world, World.Desk, sent), Is.EqualTo(Pdf(10)));
    }

    [Test]
    public async Task A_draft_takes_ten_documents()
    {
        await using var world = await World.New();
        var (_, draft) = await Draft(world);
        for (var n = 0; n < Documents.Most; n++)
            await world.Attaches(World.Liaison("CAF"), draft, $"{n}.pdf", Pdf(10));
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => world.Attaches(World.Liaison("CAF"), draft, "11.pdf", Pdf(10)));
        Assert.That(refusal!.Message, Is.EqualTo(Text.TooManyDocuments(10)));
    }

    private static async Task<(string Reference, Guid Draft)> Draft(World world)
    {
        var (reference, _) = await world.Killing("MAR");
        return (reference, await world.Drafts("CAF", reference, _document));
    }

    private static async Task<byte[]> Read(World world, Caller caller, string submission, int number = 1)
    {
        var found = await world.As(caller).Send(new OpenDocument.Query(submission, number));
        await using var content = found.Content;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static string[] Files(World world) =>
        Directory.Exists(world.DatabasePath + "-documents")
            ? Directory.GetFiles(world.DatabasePath + "-documents", "*", SearchOption.AllDirectories)
            : [];

    private static byte[] Pdf(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        "%PDF-"u8.CopyTo(content);
        return content;
    }

    private static byte[] Office(params string[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts.Prepend("[Content_Types].xml"))
                zip.CreateEntry(part).Open().Dispose();
        }
        return file.ToArray();
    }

    /// <summary>Gives bytes for as long as somebody reads.</summary>
    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
