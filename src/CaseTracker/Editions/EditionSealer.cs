using System.Security.Cryptography;
using System.Text;
using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Ledger;

namespace CaseTracker.Editions;

/// <summary>Makes the seal of an edition that is about to be approved. Its position is fixed, so that what is recorded meanwhile changes
/// nothing, and nobody who records has to wait.</summary>
internal static class EditionSealer
{
    /// <summary>What is read of the record, so that files are made while nothing is held open.</summary>
    private sealed record Content(IReadOnlyList<BriefingTable> Tables, DateTime AsOf, string Head);

    /// <summary>Of an edition that is not approved yet, to see what approval would do: without content and signature.</summary>
    public static EditionSeal Foreseen(Edition edition, int number, DateOnly approvedOn) =>
        new(StatementOf(edition, number, approvedOn, new Content([], default, ""), []), "", "", []);

    public static async Task<EditionSeal> Seal(
        Database database,
        MasterKey master,
        Edition edition,
        int number,
        DateOnly approvedOn,
        CancellationToken cancellation
    )
    {
        var content = await database.Read(session => Read(session, edition, new EditionMark(number, approvedOn)), cancellation);
        var statement = StatementOf(
            edition,
            number,
            approvedOn,
            content,
            [.. content.Tables.Select(t => new SealedTable(t.Id, Definitions.VersionOf(t.Id), TableContent.Sha256Of(t)))]
        );
        using var key = master.Publishing();
        var files = content
            .Tables.SelectMany(_ => EditionCsv.Languages, (t, l) => (Table: t, Language: l))
            .Select(c =>
                SealedFile.Of(
                    key,
                    number,
                    EditionFormat.Csv,
                    c.Table.Id,
                    c.Language,
                    EditionCsv.HashOf(EditionCsv.In(c.Language, () => TableCsv.Write(c.Table)))
                )
            )
            .ToList();
        foreach (var (format, language) in EditionDocument.Formats.SelectMany(_ => EditionCsv.Languages, (f, l) => (f, l)))
        {
            cancellation.ThrowIfCancellationRequested();
            var (file, within) = EditionDocument.Write(format, edition, statement, language, content.Tables, key);
            await using var written = file;
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
            files.Add(SealedFile.Of(key, number, format, null, language, sha256, within));
        }
        return new EditionSeal(statement, key.Public, key.Sign(EditionSeal.TextOf(statement)), files);
    }

    /// <summary>The hash of the ledger at a position; empty where it does not reach so far.</summary>
    public static async Task<string> HeadAt(Session session, long position) =>
        Convert.ToHexStringLower(
            await session.QuerySingle<byte[]>("-- EditionSealer.HeadAt\nSELECT Hash FROM Ledger WHERE Seq = @position", new { position })
                ?? []
        );

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<Content> Read(Session session, Edition edition, EditionMark mark)
    {
        var (tables, made) = (await EditionTables.Of(session, edition, mark: mark), new List<BriefingTable>());
        foreach (var id in edition.Tables)
            made.Add(await tables.Make(id));
        return new Content(made, tables.Basis.AsOf, await HeadAt(session, edition.Position));
    }

    private static SealStatement StatementOf(
        Edition edition,
        int number,
        DateOnly approvedOn,
        Content content,
        IReadOnlyList<SealedTable> tables
    ) =>
        new(
            number,
            approvedOn,
            edition.Period.From,
            edition.Period.To,
            edition.Filter.ToQueryString(),
            edition.Position,
            content.Head,
            content.AsOf,
            Definitions.Version,
            tables,
            [.. edition.Narratives.SelectMany(Sealed)]
        );

    internal static IEnumerable<SealedNarrative> Sealed(EditionNarrative narrative) =>
        EditionCsv
            .Languages.Where(l => narrative.In(l) is not null)
            .Select(l => new SealedNarrative(narrative.Table, l, HashOf(narrative.In(l)!)));
}
