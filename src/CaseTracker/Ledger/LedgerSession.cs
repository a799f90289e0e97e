using CaseTracker.Data;
using CaseTracker.Reference;

namespace CaseTracker.Ledger;

/// <summary>Reads and appends within one transaction.</summary>
public sealed class LedgerSession
{
    private const string SelectRows = "SELECT Seq, StreamId, StreamKind, Version, Type, Body, EffectiveOn, RecordedAt, Actor, ActorCapacity, Source, Confidence, PrevHash, Hash FROM Ledger";
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
    public async Task<long> PositionAt(DateTime time) => (await _session.QueryFirst<long>(
        1, "-- Ledger.PositionAt\nSELECT Seq FROM Ledger WHERE RecordedAt <= @time ORDER BY RecordedAt DESC, Seq DESC", new { time })).SingleOrDefault();

    /// <summary>The whole history of one stream, oldest first; empty when it does not exist.</summary>
    public async Task<IReadOnlyList<Recorded>> Load(Guid streamId)
    {
        var rows = await _session.Query<LedgerRow>($"-- Ledger.Load\n{SelectRows} WHERE StreamId = @streamId ORDER BY Version", new { streamId });
        return await Read(rows);
    }

    /// <summary>Several streams at once, each with its history.</summary>
    public async Task<ILookup<Guid, Recorded>> Load(IReadOnlyCollection<Guid> streamIds)
    {
        var all = new List<Recorded>();
        foreach (var some in streamIds.Distinct().Chunk(500))
            all.AddRange(await Read(await _session.Query<LedgerRow>($"-- Ledger.LoadMany\n{SelectRows} WHERE StreamId IN @ids ORDER BY StreamId, Version", new { ids = _session.Ids(some) })));
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
        var head = await _session.QuerySingle<Head>("-- Ledger.Head\nSELECT Seq, Hash, RecordedAt FROM LedgerHead WHERE Id = 1") ?? throw new InvalidOperationException("The ledger has no head row.");
        var recordedAt = now > head.RecordedAt ? now : head.RecordedAt.AddTicks(1);
        await _keys.Load(_session, additions.SelectMany(a => a.Events).SelectMany(PersonalFields.Of).Select(p => p.PersonId).ToList());
        var (seq, hash) = (head.Seq, head.Hash);
        var (rows, recorded) = (new List<LedgerRow>(), new List<Recorded>());
        foreach (var addition in additions)
        {
            var version = addition.Version;
            foreach (var body in addition.Events)
            {
                var row = new LedgerRow
                {
                    Seq = ++seq, StreamId = addition.StreamId, StreamKind = addition.StreamKind, Version = ++version,
                    Type = EventTypes.NameOf(body), Body = _canonical.Write(body), EffectiveOn = body.EffectiveOn?.ToString(), RecordedAt = recordedAt,
                    Actor = author.Actor, ActorCapacity = author.Capacity, Source = Codes.Of(body.Source), Confidence = Codes.Of(body.Confidence), PrevHash = hash,
                };
                rows.Add(row with { Hash = hash = HashChain.HashOf(row) });
                recorded.Add(new Recorded(seq, row.StreamKind, row.StreamId, version, body, recordedAt, author.Actor, author.Capacity));
            }
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
        await _session.Execute("-- Ledger.Advance\nUPDATE LedgerHead SET Seq = @seq, Hash = @hash, RecordedAt = @recordedAt WHERE Id = 1", new { seq, hash, recordedAt });
        return recorded;
    }

    /// <summary>Every stream in which text of this person stands, whatever the person's way from one to another was; looks through the whole ledger.</summary>
    public Task<IReadOnlyList<Guid>> StreamsNaming(Guid personId) => _session.Query<Guid>(
        "-- Ledger.StreamsNaming\nSELECT DISTINCT StreamId FROM Ledger WHERE Body LIKE @text", new { text = $"%{{\"person\":\"{personId:D}\",\"sealed\":%" });

    /// <summary>Destroys a person's key: all that the ledger holds of that person by name is unreadable from now on.</summary>
    public Task Erase(Guid personId) => _keys.Destroy(_session, personId);

    private async Task<IReadOnlyList<Recorded>> Read(IReadOnlyList<LedgerRow> rows)
    {
        await _keys.Load(_session, rows.SelectMany(r => PersonalFields.OwnersIn(r.Body)).ToList());
        return rows.Select(r => new Recorded(r.Seq, r.StreamKind, r.StreamId, r.Version, EventOf(r), r.RecordedAt, r.Actor, r.ActorCapacity)).ToList();
    }

    private Event EventOf(LedgerRow row) => (Event)_canonical.Read(row.Body, EventTypes.Find(row.Type)) with
    {
        EffectiveOn = row.EffectiveOn is null ? null : PartialDate.Parse(row.EffectiveOn),
        Source = Codes.Parse<Source>(row.Source),
        Confidence = Codes.Parse<Confidence>(row.Confidence),
    };
}
