using CaseTracker.Briefing;
using CaseTracker.Texts;

namespace CaseTracker.Editions;

/// <summary>A whole edition as one document: the annex of a report, or a workbook.</summary>
internal static class EditionDocument
{
    public static IReadOnlyList<EditionFormat> Formats { get; } = [EditionFormat.Docx, EditionFormat.Xlsx];

    /// <param name="tables">All of the edition, in their order.</param>
    /// <returns>A file that is gone when it is closed, at its beginning.</returns>
    public static FileStream Write(EditionFormat format, Edition edition, int number, string language, IReadOnlyList<BriefingTable> tables)
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
            EditionCsv.In(language, () => Write(format, Publication(edition, number, language, tables), file));
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
