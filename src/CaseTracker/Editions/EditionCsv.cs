using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;

namespace CaseTracker.Editions;

/// <summary>A table of an edition as CSV, with the line by which it can be checked at its end.</summary>
internal static class EditionCsv
{
    /// <summary>Begins the line of the seal: edition, table, language, SHA-256 of all before the line, public key, signature.</summary>
    public const string Mark = "casetracker-seal";

    /// <summary>Those in which editions are published.</summary>
    public static IReadOnlyList<string> Languages => Designate.Languages;

    /// <summary>The language of the present reader, as far as editions have it.</summary>
    public static string LanguageOfReader =>
        Languages.Contains(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
            ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName
            : Languages[0];

    public static T In<T>(string language, Func<T> write)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>The whole file; a table whose words are others than on the day of approval has no seal of its own.</summary>
    public static byte[] Write(EditionSeal seal, BriefingTable table, string language)
    {
        var content = In(language, () => TableCsv.Write(table));
        return
            seal.Files.FirstOrDefault(f => f.Format == EditionFormat.Csv && f.Table == table.Id && f.Language == language) is { } known
            && known.Sha256 == HashOf(content)
            ? [.. content, .. Encoding.UTF8.GetBytes(LineOf(seal, known))]
            : content;
    }

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string LineOf(EditionSeal seal, SealedFile file)
    {
        var line = new StringBuilder();
        Csv.Append(
            line,
            [
                Mark,
                seal.Statement.Number.ToString(CultureInfo.InvariantCulture),
                $"{file.Table}",
                file.Language,
                file.Sha256,
                seal.Key,
                file.Signature,
            ]
        );
        return line.ToString();
    }
}
