using CaseTracker.Ledger;

namespace CaseTracker.Disclosure;

/// <summary>The streams whose rows a command may change: those that it adds to, and those that are related to them before or after
/// it.</summary>
internal sealed class Affected
{
    private readonly HashSet<Guid> _new;
    private readonly Relations _before;
    private readonly Relations _after;
    private readonly Func<Guid, IReadOnlyList<Recorded>> _historyOf;

    private Affected(
        HashSet<Guid> beginning,
        IReadOnlyList<StreamLink> known,
        IReadOnlyList<StreamLink> stated,
        IReadOnlyList<Guid> streams,
        Func<Guid, IReadOnlyList<Recorded>> historyOf
    )
    {
        (_new, Streams, _historyOf, _before) = (beginning, streams, historyOf, new Relations(known));
        NewLinks = [.. stated.Except(known)];
        _after = NewLinks.Count == 0 ? _before : new Relations(known.Concat(NewLinks));
    }

    public IReadOnlyList<Guid> Streams { get; }

    public IReadOnlyList<StreamLink> NewLinks { get; }

    /// <summary>To be called before the command is appended; streams that begin without links cost no query.</summary>
    /// <exception cref="InvalidOperationException">A stream is to be related to one that does not exist.</exception>
    public static async Task<Affected> By(Recording recording)
    {
        var (changed, beginning, stated) = Changed(recording.Additions);
        var known = await StreamLinks.Of(recording.Session, changed.Where(id => !beginning.Contains(id)));
        var near = Ends(known).Except(changed).ToList();
        known = [.. known.Union(await StreamLinks.Of(recording.Session, near))];
        if (known.Count > 0 || stated.Count > 0)
            await recording.LoadMissing(changed.Concat(Ends(known)).Where(id => !beginning.Contains(id)));
        return By(recording.Additions, known, recording.HistoryOf);
    }

    /// <param name="known">All links of the streams that change, and of those that are related to them.</param>
    internal static Affected By(
        IReadOnlyList<Addition> additions,
        IReadOnlyList<StreamLink> known,
        Func<Guid, IReadOnlyList<Recorded>> historyOf
    )
    {
        var (changed, beginning, stated) = Changed(additions);
        if (stated.Find(l => !beginning.Contains(l.RelatedId) && historyOf(l.RelatedId).Count == 0) is { } nowhere)
            throw new InvalidOperationException(
                $"Stream {nowhere.StreamId} cannot be related to {nowhere.RelatedId}, which does not exist."
            );
        var relations = new Relations(known);
        return new Affected(beginning, known, stated, [.. changed.Union(changed.SelectMany(relations.Of))], historyOf);
    }

    private static (List<Guid> Changed, HashSet<Guid> Beginning, List<StreamLink> Stated) Changed(IReadOnlyList<Addition> additions)
    {
        var stated = additions.SelectMany(a => a.Events.Select(e => StreamLink.Of(a.StreamId, e))).OfType<StreamLink>().Distinct().ToList();
        return (
            [.. additions.Select(a => a.StreamId).Concat(stated.Select(l => l.RelatedId)).Distinct()],
            [.. additions.Where(a => a.Version == 0).Select(a => a.StreamId)],
            stated
        );
    }

    private static IEnumerable<Guid> Ends(IEnumerable<StreamLink> links) => links.SelectMany(l => new[] { l.StreamId, l.RelatedId });

    public bool IsNew(Guid stream) => _new.Contains(stream);

    public IReadOnlyList<Recorded> Before(Guid stream) => IsNew(stream) ? [] : _before.Merge(stream, _historyOf);

    public IReadOnlyList<Recorded> After(Guid stream, ILookup<Guid, Recorded> recorded) =>
        _after.Merge(stream, id => _historyOf(id).Concat(recorded[id]));
}
