using CaseTracker.Assistance;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;

namespace CaseTracker.Editions;

/// <summary>An event between two positions.</summary>
/// <param name="Reference">Of the case or proceeding, or the code of the mission, that it is part of.</param>
/// <param name="Type">Name of the event in the ledger.</param>
public sealed record ChangeEvent(
    long Position,
    string? Reference,
    string Type,
    ChangeKind Kind,
    string? EffectiveOn,
    DateTime RecordedAt,
    string Author
);

/// <summary>Finds the events between two positions by which a figure became another.</summary>
internal sealed class ChangeTrail
{
    /// <summary>So many streams are named in a statement; of more, all behind a figure are read.</summary>
    private const int Named = 500;

    private readonly Session _session;
    private readonly EditionTables _before;
    private readonly EditionTables _after;
    private readonly ILookup<Guid, Entry> _entries;
    private readonly Relations _relations;
    private readonly HashSet<Guid> _near;
    private readonly Dictionary<string, HashSet<Guid>> _known = [];

    private ChangeTrail(Session session, EditionTables before, EditionTables after, IReadOnlyList<Entry> entries, Relations relations)
    {
        (_session, _before, _after, _relations) = (session, before, after, relations);
        _entries = entries.Where(e => ChangeKinds.Of(e.Type) != ChangeKind.None).ToLookup(e => e.StreamId);
        _near = [.. _entries.SelectMany(e => relations.Of(e.Key).Append(e.Key))];
    }

    internal sealed record Entry
    {
        public long Seq { get; init; }
        public Guid StreamId { get; init; }
        public string StreamKind { get; init; } = "";
        public string Type { get; init; } = "";
        public string? EffectiveOn { get; init; }
        public DateTime RecordedAt { get; init; }
        public string Actor { get; init; } = "";
    }

    public static async Task<ChangeTrail> Of(Session session, EditionTables before, EditionTables after)
    {
        var entries = await session.Query<Entry>(
            """
            -- ChangeTrail.Entries
            SELECT Seq, StreamId, StreamKind, Type, EffectiveOn, RecordedAt, Actor FROM Ledger WHERE Seq > @from AND Seq <= @to ORDER BY Seq
            """,
            new { from = before.Basis.Position, to = after.Basis.Position }
        );
        return new ChangeTrail(
            session,
            before,
            after,
            entries,
            new Relations(await StreamLinks.Of(session, entries.Select(e => e.StreamId)))
        );
    }

    /// <summary>
    /// The events of the cases, proceedings, messages and assistance that the figure opens at either position. Where those do not explain
    /// it (a share whose whole changed), those of the row's cases, then of the table's, then what was said of missions; where nothing does,
    /// time passed.
    /// </summary>
    public async Task<IReadOnlyList<Entry>> Behind(CellChange change)
    {
        // Time limits follow from other events, and only one figure from time limits.
        Func<Entry, bool> bears = change.Column.Id == "overdue" ? _ => true : e => !e.Type.StartsWith("clock_", StringComparison.Ordinal);
        var found = await Events(change.Before, change.After, bears);
        if (found.Count == 0)
            found = await Events(RowOf(change.Before), RowOf(change.After), bears);
        if (found.Count == 0)
            found = await Events(new Cell(null, _before.Basis.Filter), new Cell(null, _after.Basis.Filter), bears);
        return found.Count > 0 ? found : [.. _entries.SelectMany(e => e).Where(e => e.StreamKind == "Mission")];
    }

    /// <summary>With the references of what they are part of.</summary>
    public async Task<IReadOnlyList<ChangeEvent>> Describe(IReadOnlyCollection<Entry> entries)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var some in entries.SelectMany(e => _relations.Of(e.StreamId).Prepend(e.StreamId)).Distinct().Chunk(Named))
        {
            foreach (
                var name in await _after.Reader.Query<Name>(
                    """
                    -- ChangeTrail.Names
                    SELECT c.CaseId AS StreamId, c.Reference FROM {CaseRow} AS c WHERE c.CaseId IN @ids
                    UNION ALL SELECT a.EngagementId AS StreamId, a.Reference FROM {AssistanceRow} AS a WHERE a.EngagementId IN @ids
                    UNION ALL SELECT p.ProceedingId AS StreamId, p.Reference FROM {ProceedingRow} AS p WHERE p.ProceedingId IN @ids
                    """,
                    new { ids = _session.Ids(some) }
                )
            )
                names[name.StreamId] = name.Reference;
        }
        foreach (
            var mission in await _session.Query<Name>(
                "-- ChangeTrail.Missions\nSELECT MissionId AS StreamId, Code AS Reference FROM MissionRow"
            )
        )
            names[mission.StreamId] = mission.Reference;
        return
        [
            .. entries
                .OrderBy(e => e.Seq)
                .Select(e => new ChangeEvent(
                    e.Seq,
                    names.GetValueOrDefault(e.StreamId)
                        ?? _relations.Of(e.StreamId).Select(names.GetValueOrDefault).FirstOrDefault(n => n is not null),
                    e.Type,
                    ChangeKinds.Of(e.Type),
                    e.EffectiveOn,
                    e.RecordedAt,
                    e.Actor
                )),
        ];
    }

    private static Cell? RowOf(Cell? cell) => cell is null ? null : new Cell(null, cell.Cases);

    private async Task<IReadOnlyList<Entry>> Events(Cell? before, Cell? after, Func<Entry, bool> bears)
    {
        if (_near.Count == 0)
            return [];
        var streams = new HashSet<Guid>();
        if (before is not null)
            streams.UnionWith(await Streams(_before, before));
        if (after is not null)
            streams.UnionWith(await Streams(_after, after));
        return
        [
            .. streams
                .SelectMany(id => _relations.Of(id).Append(id))
                .Distinct()
                .SelectMany(id => _entries[id])
                .Where(bears)
                .OrderBy(e => e.Seq),
        ];
    }

    /// <summary>The streams behind a figure that have, or are related to one that has, an event between the positions.</summary>
    private async Task<HashSet<Guid>> Streams(EditionTables tables, Cell cell)
    {
        var (path, parameters) = cell.Rows;
        var key = $"{tables.Basis.Position} {path}?{string.Join('&', parameters.Select(p => $"{p.Key}={p.Value}"))}";
        if (_known.TryGetValue(key, out var known))
            return known;
        var (sql, column, arguments) = await Statement(tables, cell);
        if (_near.Count <= Named)
        {
            sql += $" AND {column} IN @near";
            arguments.Add("near", _session.Ids(_near));
        }
        return _known[key] = [.. (await tables.Reader.Query<Guid>(sql, arguments)).Where(_near.Contains)];
    }

    private static async Task<(string Sql, string Column, Dapper.DynamicParameters Arguments)> Statement(EditionTables tables, Cell cell)
    {
        var today = DateOnly.FromDateTime(tables.Basis.AsOf);
        if (cell.Proceedings is { } filter)
        {
            var proceedings = await ProceedingConditions.Of(tables.Reader, filter, () => Task.FromResult(tables.Missions), today);
            return (
                $"-- ChangeTrail.Proceedings\nSELECT p.ProceedingId FROM {{ProceedingRow}} AS p WHERE {proceedings.Sql}",
                "p.ProceedingId",
                proceedings.Arguments
            );
        }
        if (cell.Messages is { } messages)
        {
            var (conditions, arguments) = await messages.Conditions(tables.Reader, () => Task.FromResult(tables.Missions), today);
            return ($"-- ChangeTrail.Messages\nSELECT m.CaseId FROM {{MessageRow}} AS m WHERE {conditions}", "m.CaseId", arguments);
        }
        if (cell.Assistance is { } engagements)
        {
            var assistance = await AssistanceConditions.Of(tables.Reader, engagements, () => Task.FromResult(tables.Missions), today);
            return (
                $"-- ChangeTrail.Assistance\nSELECT a.EngagementId FROM {{AssistanceRow}} AS a WHERE {assistance.Sql}",
                "a.EngagementId",
                assistance.Arguments
            );
        }
        var cases = await CaseConditions.Of(tables.Reader, cell.Cases, () => Task.FromResult(tables.Missions), today, addedUp: true);
        return ($"-- ChangeTrail.Cases\nSELECT c.CaseId FROM {{CaseRow}} AS c WHERE {cases.Sql}", "c.CaseId", cases.Arguments);
    }

    private sealed record Name
    {
        public Guid StreamId { get; init; }
        public string Reference { get; init; } = "";
    }
}
