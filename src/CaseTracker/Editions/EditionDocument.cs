using CaseTracker.Briefing;
using CaseTracker.Ledger;
using CaseTracker.Office;
using CaseTracker.Texts;

namespace CaseTracker.Editions;

/// <summary>A whole edition as one document: the annex of a report, or a workbook.</summary>
internal static class EditionDocument
{
    public static IReadOnlyList<EditionFormat> Formats { get; } = [EditionFormat.Docx, EditionFormat.Xlsx];

    /// <summary>
    /// The file with its seal: that of the approval where every part still comes out as it did then, else, in other words or another
    /// layout, or where none was kept, a new one of the same key. Its figures are checked before.
    /// </summary>
    /// <param name="tables">All of the edition, in their order.</param>
    /// <returns>A file that is gone when it is closed, at its beginning.</returns>
    public static (FileStream File, SealWithin Within) Write(
        EditionFormat format,
        Edition edition,
        SealStatement statement,
        string language,
        IReadOnlyList<BriefingTable> tables,
        PublishingKey key
    )
    {
        SealWithin? within = null;
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            var publication = Publication(edition, statement.Number, language, tables) with { Seal = Seal };
            EditionCsv.In(language, () => Write(format, publication, file));
            file.Position = 0;
            return (file, within!);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        byte[] Seal(IReadOnlyList<PackagePart> parts)
        {
            var seal = DocumentSeal.Of(statement, format, language, parts);
            var kept = edition.Seal?.Files.FirstOrDefault(f => f.Format == format && f.Language == language)?.Within;
            var isKept = kept?.Sha256 == seal.Sha256;
            within = isKept ? kept! : SealWithin.Of(key, seal.Sha256);
            return seal.Signed(isKept ? edition.Seal!.Key : key.Public, within).Write();
        }
    }

    private static bool Write(EditionFormat format, Publication publication, FileStream file)
    {
        if (format == EditionFormat.Docx)
            TableAnnex.Write(publication, file);
        else
            TableWorkbook.Write(publication, file);
        return true;
    }

    private static Publication Publication(Edition edition, int number, string language, IReadOnlyList<BriefingTable> tables) =>
        new(Text.EditionTitle(number), tables)
        {
            Narratives =
            [
                .. edition.Narratives.Where(n => n.In(language) is not null).Select(n => new Narrative(n.Table, n.In(language)!)),
            ],
            Address = edition.Address is { } address ? new Uri(address + "/") : null,
        };
}
