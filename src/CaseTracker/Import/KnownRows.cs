using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;

namespace CaseTracker.Import;

/// <summary>A row of a series as it was last imported, and the stream that holds it.</summary>
internal sealed record KnownRow
{
    public string SourceKey { get; init; } = "";
    public Guid StreamId { get; init; }
    public Guid? PersonId { get; init; }
    public string Content { get; init; } = "";
}

/// <summary>Where a row of the series is now.</summary>
/// <param name="Content">What it said when it was last imported.</param>
/// <param name="File">The case of a person, the one that the person was withdrawn from, or null for a record.</param>
/// <param name="Person">The person as known now; null for a record.</param>
/// <param name="IsLive">False for a person whom an officer withdrew.</param>
/// <param name="Former">For a record: the case that it once was a person of.</param>
internal sealed record Whereabouts(
    string Content,
    CaseFile? File,
    Person? Person,
    bool IsLive,
    (CaseFile File, Person Person)? Former = null
);

/// <summary>What the database holds of a series. Cases are loaded only as far as a comparison needs them.</summary>
internal sealed class KnownRows
{
    private readonly Dictionary<string, List<KnownRow>> _rows;
    private readonly Dictionary<Guid, CaseFile> _files = [];

    private KnownRows(IEnumerable<KnownRow> rows) =>
        _rows = rows.GroupBy(r => r.SourceKey, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _rows.Keys;

    /// <param name="wholeCases">The rows of the series are cases: the keys of their persons are left out.</param>
    public static async Task<KnownRows> Read(Session session, string series, bool wholeCases = false) =>
        new(
            await session.Query<KnownRow>(
                """
                -- KnownRows.Read
                SELECT SourceKey, StreamId, PersonId, Content
                FROM SourceRow
                WHERE SourceKey >= @from AND SourceKey < @to AND ToSeq = @open
                """
                    + (wholeCases ? " AND PersonId IS NULL" : "")
                    + " ORDER BY SourceKey, FromSeq",
                new
                {
                    from = series + ":",
                    to = series + ";",
                    open = RowTable.Open,
                }
            )
        );

    public bool Has(string key) => _rows.ContainsKey(key);

    /// <summary>Streams that hold or held this row.</summary>
    public IEnumerable<Guid> StreamsOf(string key) => _rows.TryGetValue(key, out var rows) ? rows.Select(r => r.StreamId) : [];

    /// <summary>The stream that holds the row now; of a row that moved, its streams must have been loaded.</summary>
    public Guid? StreamOf(string key) =>
        HasMoved(key)
            ? Find(key) is { IsLive: true, File: { } file }
                ? file.CaseId
                : null
            : _rows.GetValueOrDefault(key)?[0].StreamId;

    /// <summary>Whether the row moved between streams, so that only its streams tell where it is.</summary>
    public bool HasMoved(string key) => _rows.TryGetValue(key, out var rows) && rows.Count > 1;

    public async Task Load(Recording recording, IEnumerable<Guid> streams)
    {
        var missing = streams.Where(s => !_files.ContainsKey(s)).Distinct().ToList();
        await recording.Preload(missing);
        foreach (var stream in missing)
        {
            var history = await recording.Load(stream);
            if (history is [{ StreamKind: CaseFile.StreamKind }, ..])
                _files[stream] = Fold.Of(history);
        }
    }

    /// <summary>What was imported last under this key; null when it is new.</summary>
    public string? ContentOf(string key) =>
        !_rows.TryGetValue(key, out var rows) ? null
        : rows.Count == 1 ? rows[0].Content
        : Find(key)!.Content;

    /// <summary>Where the row is now; its streams must have been loaded.</summary>
    public Whereabouts? Find(string key)
    {
        if (!_rows.TryGetValue(key, out var rows))
            return null;
        Whereabouts? withdrawn = null,
            live = null;
        foreach (var row in rows)
        {
            if (!_files.TryGetValue(row.StreamId, out var file))
            {
                live = new(row.Content, null, null, true);
                continue;
            }
            if (file.Persons.FirstOrDefault(p => p.PersonId == row.PersonId) is { } person)
                live = new(row.Content, file, person, true);
            else if (row.PersonId is null)
                live = new(row.Content, file, null, true);
            else
                withdrawn = new(row.Content, file, file.Withdrawn.First(p => p.PersonId == row.PersonId), false);
        }
        return live is { File: null } && withdrawn is not null
            ? live with
            {
                Former = (withdrawn.File!, withdrawn.Person!),
            }
            : live ?? withdrawn;
    }
}
