using System.Collections.Concurrent;
using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Publishing;

/// <summary>
/// Makes what the public reads from the approved editions, all of them in their order, so that the figures stand as <see
/// cref="Suppression"/> wants whichever of them somebody kept. It is the only door without a caller, and nothing but safe lists leaves it.
/// </summary>
public sealed class PublicFigures(Database database, MasterKey master)
{
    private static readonly PublicTableId[] Ids = Enum.GetValues<PublicTableId>();

    // An approved edition never changes.
    private readonly ConcurrentDictionary<int, Counts> _known = new();

    private sealed record Counts(EditionMark Edition, IReadOnlyDictionary<PublicTableId, IReadOnlyDictionary<string, int>> Lists);

    /// <summary>What everybody may read; null while the public page is closed, or where there is nothing to read.</summary>
    public async Task<PublicEdition?> Read(CancellationToken cancellation = default) =>
        PublicPage.IsOpen(await database.Read(session => new LedgerSession(session, master).Load(PublicPage.StreamId), cancellation))
            ? await Latest(cancellation)
            : null;

    /// <summary>What the page says, be it open or not.</summary>
    internal async Task<PublicEdition?> Latest(CancellationToken cancellation)
    {
        var editions = await database.Read(Editions, cancellation);
        if (editions.Count == 0)
            return null;
        var tables = new List<PublicTable>();
        foreach (var id in Ids)
        {
            var published = Suppression.Publish(editions.Select(e => e.Lists.GetValueOrDefault(id)));
            if (published[^1] is { } list)
                tables.Add(new PublicTable(id, editions[published.Index().First(p => ReferenceEquals(p.Item, list)).Index].Edition, list));
        }
        return tables.Count > 0 ? new PublicEdition(editions[^1].Edition, tables) : null;
    }

    private async Task<IReadOnlyList<Counts>> Editions(Session session)
    {
        var approved = await new AudienceReader(session, Viewpoint.Un).Query<EditionRow>(
            """
            -- PublicFigures.Editions
            SELECT e.EditionId, e.Number FROM {EditionRow} AS e WHERE e.State = @approved ORDER BY e.Number
            """,
            new { approved = Codes.Of(EditionState.Approved) }
        );
        var all = new List<Counts>();
        foreach (var row in approved)
        {
            if (!_known.TryGetValue(row.Number!.Value, out var counts))
                counts = _known[row.Number.Value] = await CountsOf(
                    session,
                    Edition.Of(await new LedgerSession(session, master).Load(row.EditionId))
                );
            all.Add(counts);
        }
        return all;
    }

    /// <summary>Of an edition that is limited to something, or that is not what was sealed, nothing is public.</summary>
    private async Task<Counts> CountsOf(Session session, Edition edition)
    {
        var lists = new Dictionary<PublicTableId, IReadOnlyDictionary<string, int>>();
        using var key = master.Publishing();
        var tables = await EditionTables.Of(session, edition);
        if (edition.Filter.ToQueryString().Length == 0 && edition.IsAsSealed(key.Public))
        {
            foreach (var id in edition.Tables.Where(PublicCounts.IsSource))
            {
                var table = await tables.Make(id);
                if (tables.Check(table) is null)
                    foreach (var (list, counts) in PublicCounts.Of(table))
                        lists[list] = counts;
            }
        }
        return new Counts(edition.Seal!.Statement.Mark, lists);
    }
}
