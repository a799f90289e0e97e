using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Data;
using CaseTracker.Ledger;

namespace CaseTracker.Disclosure;

/// <summary>A read table whose rows are not those that the ledger amounts to.</summary>
public sealed record Difference(string Table, long Expected, long Stored);

/// <summary>Makes the read tables anew from the ledger, and proves that they are what the ledger amounts to.</summary>
public sealed class ReadTables(Database database, MasterKey master, IEnumerable<Projection> projections)
{
    private const int Chunk = 500;
    private static readonly string[] SpanColumns = ["FromSeq", "ToSeq"];
    private readonly Dictionary<string, Projection> _projections = projections.ToDictionary(p => p.StreamKind);

    /// <summary>Drops all rows and writes them again, in one transaction; returns the number of streams.</summary>
    public Task<int> Rebuild(Action<int>? progress = null, CancellationToken cancellation = default) =>
        database.Write(
            async session =>
            {
                var ledger = new LedgerSession(session, master);
                await ledger.TakeTurn();
                foreach (var table in RowTable.All)
                    await session.Execute($"-- ReadTables.Clear\nDELETE FROM {table.Name}");
                var links = await StreamLinks.Stated(ledger);
                await StreamLinks.Clear(session);
                await StreamLinks.Write(session, links);
                var (rows, done) = (new RowWriter(session), 0);
                await foreach (var spans in Streams(session, ledger, new Relations(links)))
                {
                    foreach (var span in spans)
                        rows.Open(span);
                    if (++done % Chunk == 0)
                        await rows.Flush();
                    progress?.Invoke(done);
                }
                await rows.Flush();
                await session.Execute(
                    "-- ReadTables.Stamp\nUPDATE ReadTables SET PolicyVersion = @version WHERE Id = 1",
                    new { version = Policy.Version }
                );
                return done;
            },
            cancellation
        );

    /// <summary>Compares every row of every read table with the ledger; empty when they are equal.</summary>
    public Task<IReadOnlyList<Difference>> Verify(CancellationToken cancellation = default) =>
        database.Read<IReadOnlyList<Difference>>(
            async session =>
            {
                var expected = RowTable.All.ToDictionary(t => t, _ => new Sum());
                var ledger = new LedgerSession(session, master);
                var links = await StreamLinks.Stated(ledger);
                await foreach (var spans in Streams(session, ledger, new Relations(links)))
                {
                    foreach (var span in spans)
                    {
                        var table = RowTable.Of(span.Row.GetType());
                        expected[table].Add([.. table.ValuesOf(span.Row), span.FromSeq, span.ToSeq]);
                    }
                }
                var differences = new List<Difference>();
                var related = await StreamLinks.Stored(session);
                if (!links.ToHashSet().SetEquals(related))
                    differences.Add(new Difference(nameof(StreamLink), links.Count, related.Count));
                foreach (var table in RowTable.All)
                {
                    var stored = new Sum();
                    await foreach (
                        var values in session.StreamValues(
                            $"-- ReadTables.Verify\nSELECT {string.Join(", ", table.Columns.Concat(SpanColumns))} FROM {table.Name}"
                        )
                    )
                        stored.Add(values);
                    if (!stored.Equals(expected[table]))
                        differences.Add(new Difference(table.Name, expected[table].Count, stored.Count));
                }
                return differences;
            },
            cancellation
        );

    /// <summary>Whether the rows were written by this version of the disclosure policy; if not, they need a rebuild.</summary>
    public Task<bool> AreCurrent(CancellationToken cancellation = default) =>
        database.Read(
            async session =>
                await session.QuerySingle<int>("-- ReadTables.Version\nSELECT PolicyVersion FROM ReadTables WHERE Id = 1")
                == Policy.Version,
            cancellation
        );

    /// <summary>A ledger that is still empty has no rows of an older version.</summary>
    public Task Begin(CancellationToken cancellation = default) =>
        database.Write(
            session =>
                session.Execute(
                    """
                    -- ReadTables.Begin
                    UPDATE ReadTables
                    SET PolicyVersion = @version
                    WHERE Id = 1 AND NOT EXISTS (SELECT l.Seq FROM Ledger AS l)
                    """,
                    new { version = Policy.Version }
                ),
            cancellation
        );

    /// <summary>Of each stream all rows that were ever true.</summary>
    private async IAsyncEnumerable<IEnumerable<Span>> Streams(Session session, LedgerSession ledger, Relations relations)
    {
        foreach (
            var some in (
                await session.Query<Guid>("-- ReadTables.Streams\nSELECT StreamId FROM Ledger WHERE Version = 1 ORDER BY Seq")
            ).Chunk(Chunk)
        )
        {
            var histories = await ledger.Load([.. some, .. some.SelectMany(relations.Of)]);
            foreach (var stream in some)
            {
                yield return _projections.TryGetValue(histories[stream].First().StreamKind, out var projection)
                    ? projection.Spans(stream, relations.Merge(stream, id => histories[id]))
                    : [];
            }
        }
    }

    /// <summary>Count and sum of the hashes of rows, in whatever order they come.</summary>
    private sealed class Sum
    {
        private UInt128 _sum;

        public long Count { get; private set; }

        public void Add(object?[] values)
        {
            var text = string.Join('\u001f', values.Select(Plain));
            _sum = unchecked(_sum + BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
            Count++;
        }

        public bool Equals(Sum other) => Count == other.Count && _sum == other._sum;

        private static string Plain(object? value) =>
            value switch
            {
                null or DBNull => "\0",
                bool flag => flag ? "1" : "0",
                byte[] { Length: 16 } id => StoredId.Parse(id).ToString(),
                DateTime time => StoredTime.Format(time),
                double number => number.ToString("R", CultureInfo.InvariantCulture),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            };
    }
}
