using CaseTracker.Data;
using CaseTracker.Ledger;

namespace CaseTracker.Disclosure;

/// <summary>The one way to write: events enter the ledger and the rows that follow from them enter the read tables, in one
/// transaction.</summary>
/// <remarks>One for each request: it is not for use by several threads.</remarks>
public sealed class Recorder(
    Database database,
    MasterKey master,
    TimeProvider clock,
    IEnumerable<Projection> projections,
    IEnumerable<Consequence> consequences,
    IEnumerable<RowWatch> watches
)
{
    private readonly Dictionary<string, Projection> _projections = projections.ToDictionary(p => p.StreamKind);

    private Recording? _current;

    /// <summary>Whether a command is being recorded, so that one that is run now becomes part of it.</summary>
    public bool IsRecording => _current is not null;

    /// <summary>
    /// Runs a command; what it recorded is durable when this returns, and nothing of it exists when it throws. A command that is run from
    /// within another becomes part of it.
    /// </summary>
    /// <exception cref="StaleException">The record was changed by somebody else meanwhile.</exception>
    public async Task<T> Record<T>(Author author, Func<Recording, Task<T>> command, CancellationToken cancellation = default)
    {
        if (_current is not null)
            return await command(_current);
        var erases = false;
        try
        {
            return await database.Write(
                async session =>
                {
                    var ledger = new LedgerSession(session, master);
                    await ledger.TakeTurn();
                    _current = new Recording(session, ledger);
                    var result = await command(_current);
                    await Flush(session, ledger, _current, author);
                    erases = _current.Erasures.Count > 0;
                    return result;
                },
                cancellation
            );
        }
        finally
        {
            _current = null;
            if (erases)
                await database.Engine.Scrub(CancellationToken.None);
        }
    }

    /// <summary>Runs a command on the present state and records nothing of what it adds.</summary>
    public Task<T> Rehearse<T>(Func<Recording, Task<T>> command, CancellationToken cancellation = default) =>
        database.Read(session => command(new Recording(session, new LedgerSession(session, master))), cancellation);

    /// <summary>What a command would change in the read tables if it were carried out now; nothing of it is stored.</summary>
    public Task<IReadOnlyList<RowChange>> Preview(Author author, Func<Task> command, CancellationToken cancellation = default) =>
        database.Read<IReadOnlyList<RowChange>>(
            async session =>
            {
                var (ledger, outer) = (new LedgerSession(session, master), _current);
                var recording = _current = new Recording(session, ledger) { IsPreview = true };
                try
                {
                    await command();
                }
                finally
                {
                    _current = outer;
                }
                var now = await ledger.NextTime(clock.GetUtcNow().UtcDateTime);
                if (recording.Additions.Count > 0)
                    await Follow(recording, author, now);
                var affected = await Affected.By(recording);
                var foreseen = (await ledger.Foresee(author, now, recording.Additions)).ToLookup(r => r.StreamId);
                return
                [
                    .. affected.Streams.SelectMany(s =>
                        RowChange.Between(RowsOf(s, affected.Before(s)), RowsOf(s, affected.After(s, foreseen)))
                    ),
                ];
            },
            cancellation
        );

    private async Task Follow(Recording recording, Author author, DateTime now)
    {
        foreach (var consequence in consequences)
            await consequence.Of(recording, author, now);
    }

    private IEnumerable<Row> RowsOf(Guid stream, IReadOnlyList<Recorded> history) =>
        history.FirstOrDefault(r => r.StreamId == stream) is { } own && _projections.TryGetValue(own.StreamKind, out var projection)
            ? projection.Rows(stream, history)
            : [];

    private async Task Flush(Session session, LedgerSession ledger, Recording recording, Author author)
    {
        if (recording.Additions.Count == 0)
            return;
        var at = await ledger.NextTime(clock.GetUtcNow().UtcDateTime);
        await Follow(recording, author, at);
        var affected = await Affected.By(recording);
        var recorded = (await ledger.Append(author, at, recording.Additions)).ToLookup(r => r.StreamId);
        await StreamLinks.Write(session, affected.NewLinks);
        var (rows, done, awaited) = (new RowWriter(session), 0, await Awaited(session));
        foreach (var stream in affected.Streams)
        {
            recording.Written?.Invoke(++done, affected.Streams.Count);
            var (before, after) = (affected.Before(stream), affected.After(stream, recorded));
            if (!_projections.TryGetValue(after.First(r => r.StreamId == stream).StreamKind, out var projection))
                continue;
            IReadOnlyCollection<Row> was = affected.IsNew(stream) ? [] : [.. projection.Rows(stream, before)],
                now = [.. projection.Rows(stream, after)];
            if (affected.IsNew(stream))
                rows.Write(now, after[^1].Seq);
            else
                await rows.Write(was, now, after[^1].Seq);
            foreach (var watch in awaited)
                await watch.Saw(session, stream, was, now, at);
        }
        await rows.Flush();
        foreach (var (person, streams) in recording.Erasures)
            await Erase(session, ledger, rows, person, streams);
    }

    private async Task<List<RowWatch>> Awaited(Session session)
    {
        var awaited = new List<RowWatch>();
        foreach (var watch in watches)
        {
            if (await watch.IsAwaited(session))
                awaited.Add(watch);
        }
        return awaited;
    }

    private async Task Erase(Session session, LedgerSession ledger, RowWriter rows, Guid person, IReadOnlyList<Guid> known)
    {
        var naming = known.Union(await ledger.StreamsNaming(person)).ToList();
        var near = new Relations(await StreamLinks.Of(session, naming));
        var streams = naming.Union(naming.SelectMany(near.Of)).ToList();
        var relations = new Relations(await StreamLinks.Of(session, streams));
        var before = await SpansOf(ledger, relations, streams);
        await ledger.Erase(person);
        await rows.Replace(before, await SpansOf(ledger, relations, streams));
        await rows.Flush();
    }

    private async Task<List<Span>> SpansOf(LedgerSession ledger, Relations relations, IReadOnlyList<Guid> streams)
    {
        var histories = await ledger.Load([.. streams, .. streams.SelectMany(relations.Of)]);
        return
        [
            .. streams.SelectMany(s => _projections[histories[s].First().StreamKind].Spans(s, relations.Merge(s, id => histories[id]))),
        ];
    }
}

/// <summary>What one command reads and adds.</summary>
public sealed class Recording
{
    private readonly LedgerSession _ledger;
    private readonly Dictionary<Guid, IReadOnlyList<Recorded>> _histories = [];
    private Dictionary<Guid, Addition> _additions = [];
    private Dictionary<Guid, IReadOnlyList<Guid>> _erasures = [];

    internal Recording(Session session, LedgerSession ledger) => (Session, _ledger) = (session, ledger);

    public Session Session { get; }

    /// <summary>Only to see what would change: a consequence writes no table of its own.</summary>
    internal bool IsPreview { get; init; }

    /// <summary>Told of each stream before its rows are written: how many that makes, and how many there will be.</summary>
    public Action<int, int>? Written { get; set; }

    /// <summary>Last position of the ledger before this command.</summary>
    public Task<long> Position() => _ledger.Position();

    /// <summary>Events added so far.</summary>
    public int Count => _additions.Values.Sum(a => a.Events.Count);

    internal IReadOnlyList<Addition> Additions => [.. _additions.Values];

    internal IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> Erasures => _erasures;

    /// <summary>A stream's history as it stands before this command.</summary>
    public async Task<IReadOnlyList<Recorded>> Load(Guid streamId)
    {
        if (!_histories.TryGetValue(streamId, out var history))
            _histories[streamId] = history = await _ledger.Load(streamId);
        return history;
    }

    /// <summary>Loads many streams in few statements, for bulk work.</summary>
    public async Task Preload(IReadOnlyCollection<Guid> streamIds)
    {
        var found = await _ledger.Load(streamIds);
        foreach (var id in streamIds)
            _histories[id] = found[id].ToList();
    }

    /// <summary>As <see cref="Load"/>, merged with the histories of all related streams.</summary>
    public async Task<IReadOnlyList<Recorded>> LoadWithRelated(Guid streamId)
    {
        var relations = new Relations(await StreamLinks.Of(Session, [streamId]));
        await LoadMissing([streamId, .. relations.Of(streamId)]);
        return relations.Merge(streamId, HistoryOf);
    }

    internal async Task LoadMissing(IEnumerable<Guid> streamIds)
    {
        var missing = streamIds.Where(id => !_histories.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
            await Preload(missing);
    }

    /// <summary>A stream's history as it will stand after this command, as far as the command has come; the positions of what it adds are
    /// not settled yet.</summary>
    internal async Task<IReadOnlyList<Recorded>> Foresee(Guid streamId, Author author, DateTime now)
    {
        var history = _additions.TryGetValue(streamId, out var added) && added.Version == 0 ? [] : await Load(streamId);
        return added is null
            ? history
            :
            [
                .. history,
                .. added.Events.Select(
                    (e, i) =>
                        new Recorded(
                            long.MaxValue,
                            added.StreamKind,
                            streamId,
                            added.Version + i + 1,
                            e,
                            now,
                            author.Actor,
                            author.Capacity
                        )
                ),
            ];
    }

    /// <summary>Adds events to a stream that this command has loaded, or begins a new one.</summary>
    public void Add(string streamKind, Guid streamId, IEnumerable<Event> events)
    {
        var list = events.ToList();
        if (list.Count == 0)
            return;
        _additions[streamId] = _additions.TryGetValue(streamId, out var addition)
            ? addition with
            {
                Events = [.. addition.Events, .. list],
            }
            : new Addition(streamKind, streamId, HistoryOf(streamId).Count, list);
    }

    /// <summary>Destroys a person's key and blanks that person's rows, past ones too, in these streams and all others that name the
    /// person.</summary>
    public void Erase(Guid personId, params Guid[] streams) => _erasures[personId] = streams;

    /// <summary>Runs a command and forgets what it added: it throws if the command cannot be carried out now.</summary>
    internal async Task Rehearse(Func<Task> command)
    {
        var (additions, erasures) = (_additions, _erasures);
        (_additions, _erasures) = (new(additions), new(erasures));
        await command();
        (_additions, _erasures) = (additions, erasures);
    }

    internal IReadOnlyList<Recorded> HistoryOf(Guid streamId) => _histories.GetValueOrDefault(streamId) ?? [];
}
