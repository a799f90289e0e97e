using CaseTracker.Briefing;
using CaseTracker.Office;
using CaseTracker.Texts;

namespace CaseTracker.Editions;

/// <summary>A whole edition as one document: the annex of a report, or a workbook.</summary>
internal static class EditionDocument
{
    public static IReadOnlyList<EditionFormat> Formats { get; } = [EditionFormat.Docx, EditionFormat.Xlsx];

    /// <summary>As it was sealed; one that would be otherwise than on the day of approval has no seal in it.</summary>
    /// <param name="tables">All of the edition, in their order.</param>
    /// <returns>A file that is gone when it is closed, at its beginning.</returns>
    public static FileStream Write(EditionFormat format, Edition edition, string language, IReadOnlyList<BriefingTable> tables)
    {
        var seal = edition.Seal!;
        if (seal.Files.FirstOrDefault(f => f.Format == format && f.Table is null && f.Language == language)?.Within is not { } within)
            return Write(format, edition, seal.Statement.Number, language, tables, null);
        var isSealed = false;
        var file = Write(
            format,
            edition,
            seal.Statement.Number,
            language,
            tables,
            parts =>
            {
                var made = DocumentSeal.Of(seal.Statement, format, language, parts);
                isSealed = made.Sha256 == within.Sha256;
                return made.Signed(seal.Key, within).Write();
            }
        );
        if (isSealed)
            return file;
        file.Dispose();
        return Write(format, edition, seal.Statement.Number, language, tables, null);
    }

    /// <param name="seal">What the file says of itself; null: nothing.</param>
    /// <returns>A file that is gone when it is closed, at its beginning.</returns>
    public static FileStream Write(
        EditionFormat format,
        Edition edition,
        int number,
        string language,
        IReadOnlyList<BriefingTable> tables,
        PackageSeal? seal
    )
    {
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
            EditionCsv.In(language, () => Write(format, Publication(edition, number, language, tables) with { Seal = seal }, file));
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
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
