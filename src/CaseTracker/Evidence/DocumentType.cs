using System.IO.Compression;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Texts;

namespace CaseTracker.Evidence;

/// <summary>What documents are taken, known by their content; the name's ending must say the same.</summary>
public sealed record DocumentType(string MediaType, IReadOnlyList<string> Endings)
{
    private const int MostParts = 10_000;

    public static DocumentType Pdf { get; } = new("application/pdf", [".pdf"]);
    public static DocumentType Jpeg { get; } = new("image/jpeg", [".jpg", ".jpeg"]);
    public static DocumentType Png { get; } = new("image/png", [".png"]);
    public static DocumentType Word { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]);
    public static DocumentType Excel { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]);
    public static DocumentType PlainText { get; } = new("text/plain", [".txt"]);

    public static IReadOnlyList<DocumentType> All { get; } = [Pdf, Word, Excel, Jpeg, Png, PlainText];

    /// <param name="content">Seekable.</param>
    /// <param name="isLocked">Whether a PDF is encrypted (<see cref="PdfLockCheck"/>).</param>
    /// <exception cref="RuleBrokenException">It is none of them, holds macros, is protected by a password, or its name says something
    /// else.</exception>
    internal static DocumentType Of(Stream content, bool isText, bool isLocked, string fileName)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var type = head switch
        {
            _ when head.StartsWith("%PDF-"u8) => isLocked ? throw Refused(Text.FileProtected) : Pdf,
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => Jpeg,
            _ when head.SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => Png,
            // Office files under a password, and those of before 2007, which may hold macros.
            _ when head.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) => throw Refused(
                Text.FileProtected
            ),
            _ when head.StartsWith("PK\u0003\u0004"u8) => Office(content),
            _ when isText && content.Length > 0 => PlainText,
            _ => throw Refused(Text.FileTypeNotTaken),
        };
        return type.Endings.Contains(Path.GetExtension(fileName).ToLowerInvariant())
            ? type
            : throw Refused(Text.FileTypeDiffers(type.Endings[0]));
    }

    private static DocumentType Office(Stream content)
    {
        try
        {
            content.Position = 0;
            using var parts = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            if (parts.Entries.Count > MostParts)
                throw Refused(Text.FileTypeNotTaken);
            var names = parts.Entries.Select(e => e.FullName.Replace('\\', '/').ToLowerInvariant()).ToList();
            if (
                names.Exists(n =>
                    n.Contains("vbaproject", StringComparison.Ordinal)
                    || n.Contains("vbadata", StringComparison.Ordinal)
                    || n.Contains("/macrosheets/", StringComparison.Ordinal)
                )
            )
                throw Refused(Text.FileHasMacros);
            if (parts.Entries.Any(e => e.IsEncrypted))
                throw Refused(Text.FileProtected);
            return !names.Contains("[content_types].xml") ? throw Refused(Text.FileTypeNotTaken)
                : names.Contains("word/document.xml") ? Word
                : names.Contains("xl/workbook.xml") ? Excel
                : throw Refused(Text.FileTypeNotTaken);
        }
        catch (InvalidDataException)
        {
            throw Refused(Text.FileTypeNotTaken);
        }
    }

    private static RuleBrokenException Refused(string message) => new(message, "File");
}

/// <summary>Whether what passes is text: UTF-8 without control characters but those that part lines.</summary>
internal sealed class TextCheck
{
    private readonly Decoder _decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private char[] _characters = [];

    public bool IsText { get; private set; } = true;

    public void See(ReadOnlySpan<byte> piece)
    {
        if (!IsText)
            return;
        try
        {
            if (_characters.Length < piece.Length + 1)
                _characters = new char[piece.Length + 1];
            var count = _decoder.GetChars(piece, _characters, flush: false);
            IsText =
                !_characters.AsSpan(0, count).ContainsAnyInRange('\0', '\u0008')
                && !_characters.AsSpan(0, count).ContainsAnyInRange('\u000E', '\u001F');
        }
        catch (DecoderFallbackException)
        {
            IsText = false;
        }
    }
}
