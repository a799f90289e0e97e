using System.Text;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>Takes in a file and makes sure that it is text, whole, and of the kind that its name says.</summary>
internal static class SourceFile
{
    /// <summary>Far above any edition of the series (the largest is 2 MB).</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<byte[]> Read(Stream file, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await file.ReadAsync(buffer, cancellation)) > 0; )
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > MaxBytes)
                throw Refused.Because(Text.ImportFileTooLarge(MaxBytes / 1024 / 1024));
        }
        return memory.ToArray();
    }

    /// <param name="required">Columns without which the file is not of this series, in lower case.</param>
    /// <param name="mayBeJson">Whether the series is published as JSON too.</param>
    /// <exception cref="FluentValidation.ValidationException">The file is not what it claims to be.</exception>
    public static SourceTable Table(byte[] file, string fileName, IReadOnlyCollection<string> required, bool mayBeJson)
    {
        if (file.Length == 0)
            throw Refused.Because(Text.ImportFileEmpty);
        var start = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        RequireText(file.AsSpan(start));
        var text = file.AsMemory(start);
        var first = text.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (first < 0)
            throw Refused.Because(Text.ImportFileEmpty);
        var isJson = text.Span[first] is (byte)'[' or (byte)'{';
        var ending = Path.GetExtension(fileName).ToUpperInvariant();
        if (isJson && (ending == ".CSV" || !mayBeJson))
            throw Refused.Because(Text.ImportJsonNotCsv);
        if (!isJson && ending == ".JSON")
            throw Refused.Because(Text.ImportCsvNotJson);
        return isJson ? JsonSource.Read(text, required) : CsvSource.Read(text, required);
    }

    private static void RequireText(ReadOnlySpan<byte> file)
    {
        try
        {
            Strict.GetCharCount(file);
        }
        catch (DecoderFallbackException)
        {
            throw Refused.Because(Text.ImportNotUtf8);
        }
        if (file.Contains((byte)0))
            throw Refused.Because(Text.ImportNotUtf8);
    }
}
