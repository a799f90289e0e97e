using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Disclosure;

/// <summary>Rows that follow from several streams: what is written command by command is what the whole histories amount to.</summary>
public sealed class LinkedStreamsTests
{
    /// <summary>Two kinds of streams that read each other; a link says nothing once it is undone.</summary>
    private sealed record Said(int Number) : Event;

    private sealed record Related(Guid RelatedId) : Event, ILinkStreams;

    private sealed record Parted(Guid From) : Event;

    private sealed record SumRow : Row
    {
        public Guid Stream { get; init; }
        public string Who { get; init; } = "";
        public int Value { get; init; }
    }

    private sealed class Sums(string kind) : Projection
    {
        public override string StreamKind => kind;

        /// <summary>A row for what the stream said itself, and one for each stream that it is linked with now.</summary>
        public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
        {
            yield return new SumRow
            {
                Stream = streamId,
                Who = kind,
                Value = Sum(streamId),
            };
            foreach (
                var other in history
                    .Select(r => r.StreamId)
                    .Distinct()
                    .Where(id => id != streamId && (IsLinked(streamId, id) || IsLinked(id, streamId)))
            )
                yield return new SumRow
                {
                    Stream = streamId,
                    Who = other.ToString(),
                    Value = Sum(other),
                };

            int Sum(Guid id) => history.Where(r => r.StreamId == id).Sum(r => r.Event is Said s ? s.Number : 0);
            bool IsLinked(Guid from, Guid to) =>
                history
                    .LastOrDefault(r =>
                        r.StreamId == from
                        && (
                            r.Event is Related l ? l.RelatedId
                            : r.Event is Parted p ? p.From
                            : Guid.Empty
                        ) == to
                    )
                    ?.Event is Related;
        }
    }

    /// <summary>A ledger and its rows in memory, written as the recorder writes them.</summary>
    private sealed class Book
    {
        private readonly Dictionary<Guid, Projection> _streams = [];
        private readonly List<StreamLink> _links = [];
        private DateTime _now = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        public List<Recorded> Ledger { get; } = [];

        public List<Span> Written { get; } = [];

        public IReadOnlyCollection<Guid> Streams => _streams.Keys;

        public void Record(IReadOnlyList<Addition> additions)
        {
            _now = _now.AddSeconds(1);
            var histories = Ledger.ToLookup(r => r.StreamId);
            var affected = Affected.By(additions, [.. _links], id => [.. histories[id]]);
            foreach (var a in additions)
            {
                _streams.TryAdd(a.StreamId, new Sums(a.StreamKind));
                Ledger.AddRange(
                    a.Events.Select(e => new Recorded(Ledger.Count + 1, a.StreamKind, a.StreamId, 1, e, _now, "", "")).ToList()
                );
            }
            _links.AddRange(affected.NewLinks);
            var recorded = Ledger.Where(r => r.RecordedAt == _now).ToLookup(r => r.StreamId);
            foreach (var stream in affected.Streams)
            {
                var after = affected.After(stream, recorded);
                var (old, now) = (
                    affected.IsNew(stream) ? [] : _streams[stream].Rows(stream, affected.Before(stream)).ToHashSet(),
                    _streams[stream].Rows(stream, after).ToHashSet()
                );
                for (var i = 0; i < Written.Count; i++)
                {
                    if (Written[i].ToSeq == RowTable.Open && old.Contains(Written[i].Row) && !now.Contains(Written[i].Row))
                        Written[i] = Written[i] with { ToSeq = after[^1].Seq };
                }
                Written.AddRange(now.Except(old).Select(r => new Span(r, after[^1].Seq, RowTable.Open)));
            }
        }

        public IEnumerable<Span> Rebuilt()
        {
            var histories = Ledger.ToLookup(r => r.StreamId);
            var relations = new Relations(Ledger.Select(r => StreamLink.Of(r.StreamId, r.Event)).OfType<StreamLink>());
            return _streams.SelectMany(s => s.Value.Spans(s.Key, relations.Merge(s.Key, id => histories[id])));
        }
    }

    [Property(MaxTest = 300)]
    public void Rows_written_step_by_step_are_those_of_the_merged_histories(int seed)
    {
        var (random, book) = (new Random(seed), new Book());
        for (var command = 0; command < 25; command++)
        {
            book.Record(Command(random, book));
            Assert.That(book.Written, Is.EquivalentTo(book.Rebuilt()), $"seed {seed}, command {command}");
        }
        Assert.That(book.Written, Has.Some.Matches<Span>(s => s.ToSeq < RowTable.Open));
    }

    /// <summary>Some add to one stream, some to several of both kinds at once; streams begin, are linked, parted and linked
    /// again.</summary>
    private static List<Addition> Command(Random random, Book book)
    {
        var (additions, known) = (new Dictionary<Guid, Addition>(), book.Streams.ToList());
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var isNew = known.Count < 2 || random.Next(6) == 0;
            var stream = isNew ? new Guid(random.Next(), 1, 1, new byte[8]) : known[random.Next(known.Count)];
            if (isNew)
                known.Add(stream);
            var other = known[random.Next(known.Count)];
            Event e = random.Next(4) switch
            {
                0 or 1 => new Said(random.Next(1, 100)),
                2 => new Related(other),
                _ => new Parted(other),
            };
            var kind = stream.GetHashCode() % 2 == 0 ? "Left" : "Right";
            additions[stream] = additions.TryGetValue(stream, out var addition)
                ? addition with
                {
                    Events = [.. addition.Events, e],
                }
                : new Addition(kind, stream, book.Streams.Contains(stream) ? 1 : 0, [e]);
        }
        return [.. additions.Values];
    }
}
