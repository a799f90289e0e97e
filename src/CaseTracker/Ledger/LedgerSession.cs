using CaseTracker.Data;
using CaseTracker.Reference;

namespace CaseTracker.Ledger;

/// <summary>Reads and appends within one transaction.</summary>
public sealed class LedgerSession
{
    private const string SelectRows =
        "SELECT Seq, StreamId, StreamKind, Version, Type, Body, EffectiveOn, RecordedAt, Actor, ActorCapacity, Source, Confidence, PrevHash, Hash FROM Ledger";
    private readonly Session _session;
    private readonly PersonalDataKeys _keys;
    private readonly Canonical _canonical;

    public LedgerSession(Session session, MasterKey master)
    {
        _session = session;
        _keys = new PersonalDataKeys(master);
        _canonical = new Canonical(_keys);
    }

    /// <summary>Takes this writer's turn: from here to the commit no other writer can append.</summary>
    public Task TakeTurn() => _session.Execute("-- Ledger.TakeTurn\nUPDATE LedgerHead SET Seq = Seq WHERE Id = 1");

    /// <summary>The last position; 0 while the ledger is empty.</summary>
    public Task<long> Position() => _session.QuerySingle<long>("-- Ledger.Position\nSELECT Seq FROM LedgerHead WHERE Id = 1");

    /// <summary>The last position that had been recorded at that time; 0 before the first.</summary>
    public async Task<long> PositionAt(DateTime time) =>
        (
            await _session.QueryFirst<long>(
                1,
                "-- Ledger.PositionAt\nSELECT Seq FROM Ledger WHERE RecordedAt <= @time ORDER BY RecordedAt DESC, Seq DESC",
                new { time }
            )
        ).SingleOrDefault();

    /// <summary>The whole history of one stream, oldest first; empty when it does not exist.</summary>
    public async Task<IReadOnlyList<Recorded>> Load(Guid streamId)
    {
        var rows = await _session.Query<LedgerRow>(
            $"-- Ledger.Load\n{SelectRows} WHERE StreamId = @streamId ORDER BY Version",
            new { streamId }
        );
        return await Read(rows);
    }

    /// <summary>Several streams at once, each with its history.</summary>
    public async Task<ILookup<Guid, Recorded>> Load(IReadOnlyCollection<Guid> streamIds)
    {
        var all = new List<Recorded>();
        foreach (var some in streamIds.Distinct().Chunk(500))
            all.AddRange(
                await Read(
                    await _session.Query<LedgerRow>(
                        $"-- Ledger.LoadMany\n{SelectRows} WHERE StreamId IN @ids ORDER BY StreamId, Version",
                        new { ids = _session.Ids(some) }
                    )
                )
            );
        return all.ToLookup(r => r.StreamId);
    }

    /// <summary>All events of these types, whatever their stream; looks through the whole ledger.</summary>
    internal async Task<IReadOnlyList<Recorded>> LoadTypes(IReadOnlyCollection<string> types) =>
        await Read(await _session.Query<LedgerRow>($"-- Ledger.LoadTypes\n{SelectRows} WHERE Type IN @types ORDER BY Seq", new { types }));

    /// <summary>The history of a stream merged with those of all streams related to it, in the order in which it was recorded.</summary>
    public async Task<IReadOnlyList<Recorded>> LoadWithRelated(Guid streamId)
    {
        var relations = new Relations(await StreamLinks.Of(_session, [streamId]));
        var histories = await Load([streamId, .. relations.Of(streamId)]);
        return relations.Merge(streamId, id => histories[id]);
    }

    /// <summary>Appends all additions as one command: one time, consecutive positions. The writer must have taken its turn.</summary>
    /// <exception cref="StaleException">A stream does not stand at the version that the writer believes.</exception>
    public async Task<IReadOnlyList<Recorded>> Append(Author author, DateTime now, IReadOnlyList<Addition> additions)
    {
        var head = await Head();
        var recorded = Number(author, now, additions, head);
        await _keys.Load(_session, additions.SelectMany(a => a.Events).SelectMany(PersonalFields.Of).Select(p => p.PersonId).ToList());
        var (hash, rows) = (head.Hash, new List<LedgerRow>(recorded.Count));
        foreach (var r in recorded)
        {
            var row = new LedgerRow
            {
                Seq = r.Seq,
                StreamId = r.StreamId,
                StreamKind = r.StreamKind,
                Version = r.Version,
                Type = EventTypes.NameOf(r.Event),
                Body = _canonical.Write(r.Event),
                EffectiveOn = r.Event.EffectiveOn?.ToString(),
                RecordedAt = r.RecordedAt,
                Actor = r.Actor,
                ActorCapacity = r.ActorCapacity,
                Source = Codes.Of(r.Event.Source),
                Confidence = Codes.Of(r.Event.Confidence),
                PrevHash = hash,
            };
            rows.Add(row with { Hash = hash = HashChain.HashOf(row) });
        }
        try
        {
            await _session.Insert("Ledger", LedgerRow.Columns, rows.Select(r => r.Values));
        }
        catch (Exception failure) when (_session.Engine.IsDuplicateKey(failure))
        {
            throw new StaleException("The record was changed by somebody else meanwhile.", failure);
        }
        await _keys.Save(_session);
        await _session.Execute(
            "-- Ledger.Advance\nUPDATE LedgerHead SET Seq = @Seq, Hash = @hash, RecordedAt = @RecordedAt WHERE Id = 1",
            new
            {
                recorded[^1].Seq,
                hash,
                recorded[^1].RecordedAt,
            }
        );
        return recorded;
    }

    /// <summary>What <see cref="Append"/> would record now; nothing is stored.</summary>
    public async Task<IReadOnlyList<Recorded>> Foresee(Author author, DateTime now, IReadOnlyList<Addition> additions) =>
        Number(author, now, additions, await Head());

    /// <summary>The time of what is recorded next: now, or, where the clock stood still, just after what was recorded last.</summary>
    public async Task<DateTime> NextTime(DateTime now) => After(await Head(), now);

    /// <summary>Whole microseconds, which whatever holds or reads a ledger keeps: the time is part of what is hashed.</summary>
    private static DateTime After(Head head, DateTime now)
    {
        var whole = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return whole > head.RecordedAt ? whole : head.RecordedAt.AddMicroseconds(1);
    }

    private static List<Recorded> Number(Author author, DateTime now, IReadOnlyList<Addition> additions, Head head)
    {
        var (seq, recordedAt) = (head.Seq, After(head, now));
        return
        [
            .. additions.SelectMany(a =>
                a.Events.Select(
                    (e, i) => new Recorded(++seq, a.StreamKind, a.StreamId, a.Version + i + 1, e, recordedAt, author.Actor, author.Capacity)
                )
            ),
        ];
    }

    private async Task<Head> Head() =>
        await _session.QuerySingle<Head>("-- Ledger.Head\nSELECT Seq, Hash, RecordedAt FROM LedgerHead WHERE Id = 1")
        ?? throw new InvalidOperationException("The ledger has no head row.");

    /// <summary>Every stream in which text of this person stands, whatever the person's way from one to another was; looks through the
    /// whole ledger.</summary>
    public Task<IReadOnlyList<Guid>> StreamsNaming(Guid personId) =>
        _session.Query<Guid>(
            "-- Ledger.StreamsNaming\nSELECT DISTINCT StreamId FROM Ledger WHERE Body LIKE @text",
            new { text = $"%{{\"person\":\"{personId:D}\",\"sealed\":%" }
        );

    /// <summary>Destroys a person's key: all that the ledger holds of that person by name is unreadable from now on.</summary>
    public Task Erase(Guid personId) => _keys.Destroy(_session, personId);

    private async Task<IReadOnlyList<Recorded>> Read(IReadOnlyList<LedgerRow> rows)
    {
        await _keys.Load(_session, rows.SelectMany(r => PersonalFields.OwnersIn(r.Body)).ToList());
        return rows.Select(r => new Recorded(
                r.Seq,
                r.StreamKind,
                r.StreamId,
                r.Version,
                EventOf(r),
                r.RecordedAt,
                r.Actor,
                r.ActorCapacity
            ))
            .ToList();
    }

    private Event EventOf(LedgerRow row) =>
        (Event)_canonical.Read(row.Body, EventTypes.Find(row.Type)) with
        {
            EffectiveOn = row.EffectiveOn is null ? null : PartialDate.Parse(row.EffectiveOn),
            Source = Codes.Parse<Source>(row.Source),
            Confidence = Codes.Parse<Confidence>(row.Confidence),
        };
}
