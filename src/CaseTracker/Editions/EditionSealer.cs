using System.Security.Cryptography;
using System.Text;
using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Ledger;

namespace CaseTracker.Editions;

/// <summary>Makes the seal of an edition at the moment of its approval.</summary>
internal static class EditionSealer
{
    /// <summary>Of an edition that is not approved yet, to see what approval would do: without content and signature.</summary>
    public static EditionSeal Foreseen(Edition edition, int number, DateOnly approvedOn) =>
        new(StatementOf(edition, number, approvedOn, "", default, [], []), "", "", []);

    public static async Task<EditionSeal> Seal(Session session, MasterKey master, Edition edition, int number, DateOnly approvedOn)
    {
        using var key = master.Publishing();
        var tables = await EditionTables.Of(session, edition, mark: new EditionMark(number, approvedOn));
        var (made, contents, files) = (new List<BriefingTable>(), new List<SealedTable>(), new List<SealedFile>());
        foreach (var id in edition.Tables)
        {
            var table = await tables.Make(id);
            made.Add(table);
            contents.Add(new SealedTable(id, Definitions.VersionOf(id), TableContent.Sha256Of(table)));
            files.AddRange(
                EditionCsv.Languages.Select(l =>
                    Signed(key, number, EditionFormat.Csv, id, l, EditionCsv.HashOf(EditionCsv.In(l, () => TableCsv.Write(table))))
                )
            );
        }
        foreach (var (format, language) in EditionDocument.Formats.SelectMany(_ => EditionCsv.Languages, (f, l) => (f, l)))
        {
            await using var file = EditionDocument.Write(format, edition, number, language, made);
            files.Add(Signed(key, number, format, null, language, Convert.ToHexStringLower(await SHA256.HashDataAsync(file))));
        }
        var narratives = edition
            .Narratives.SelectMany(n => EditionCsv.Languages.Select(l => (n.Table, Language: l, Text: n.In(l))))
            .Where(n => n.Text is not null)
            .Select(n => new SealedNarrative(n.Table, n.Language, HashOf(n.Text!)))
            .ToList();
        var statement = StatementOf(
            edition,
            number,
            approvedOn,
            await HeadAt(session, edition.Position),
            tables.Basis.AsOf,
            contents,
            narratives
        );
        return new EditionSeal(statement, key.Public, key.Sign(EditionSeal.TextOf(statement)), files);
    }

    /// <summary>The hash of the ledger at a position; empty where it does not reach so far.</summary>
    public static async Task<string> HeadAt(Session session, long position) =>
        Convert.ToHexStringLower(
            await session.QuerySingle<byte[]>("-- EditionSealer.HeadAt\nSELECT Hash FROM Ledger WHERE Seq = @position", new { position })
                ?? []
        );

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static SealedFile Signed(PublishingKey key, int number, EditionFormat format, TableId? table, string language, string sha256) =>
        new(format, table, language, sha256, key.Sign(SealedFile.TextOf(number, format, table, language, sha256)));

    private static SealStatement StatementOf(
        Edition edition,
        int number,
        DateOnly approvedOn,
        string head,
        DateTime asOf,
        IReadOnlyList<SealedTable> tables,
        IReadOnlyList<SealedNarrative> narratives
    ) =>
        new(
            number,
            approvedOn,
            edition.Period.From,
            edition.Period.To,
            edition.Filter.ToQueryString(),
            edition.Position,
            head,
            asOf,
            Definitions.Version,
            tables,
            narratives
        );
}
