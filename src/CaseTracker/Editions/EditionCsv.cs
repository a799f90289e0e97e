using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

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

    /// <summary>The whole file with the seal of the approval, or, where its words are others than they were then, with a new one of the
    /// same key. Its figures are checked before.</summary>
    public static byte[] Write(EditionSeal seal, BriefingTable table, string language, PublishingKey key)
    {
        var content = In(language, () => TableCsv.Write(table));
        var (number, sha256) = (seal.Statement.Number, HashOf(content));
        var kept = seal.Files.FirstOrDefault(f =>
            f.Format == EditionFormat.Csv && f.Table == table.Id && f.Language == language && f.Sha256 == sha256
        );
        var line = kept is null
            ? LineOf(number, SealedFile.Of(key, number, EditionFormat.Csv, table.Id, language, sha256), key.Public)
            : LineOf(number, kept, seal.Key);
        return [.. content, .. Encoding.UTF8.GetBytes(line)];
    }

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string LineOf(int number, SealedFile file, string key)
    {
        var line = new StringBuilder();
        Csv.Append(
            line,
            [Mark, number.ToString(CultureInfo.InvariantCulture), $"{file.Table}", file.Language, file.Sha256, key, file.Signature]
        );
        return line.ToString();
    }
}
