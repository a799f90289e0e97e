using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Assistance;

/// <summary>
/// The rows that an engagement amounts to: for the UN, for the host State that is assisted, and for the State that offered investigators
/// for it.
/// </summary>
public sealed class AssistanceProjection : Projection
{
    public override string StreamKind => Engagement.StreamKind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var engagement = Engagement.Of(streamId, history);
        var streams = history.ToLookup(r => r.StreamId);
        var files = engagement.Links.Select(l => l.CaseId).Distinct().Select(id => Fold.Of([.. streams[id]])).ToList();
        return DiscloseAssistance
            .To(engagement, Audience.Un, Capacity.None, files)
            .Concat(DiscloseAssistance.ToStrictReaders(engagement, files))
            .Concat(
                Parties(engagement)
                    .SelectMany(p =>
                        DiscloseAssistance.To(
                            engagement,
                            Audience.Of(p.Key),
                            p.Value,
                            [.. files.Where(f => Capacities.Of(f).ContainsKey(p.Key))]
                        )
                    )
            );
    }

    private static SortedDictionary<string, Capacity> Parties(Engagement engagement)
    {
        var parties = new SortedDictionary<string, Capacity>(StringComparer.Ordinal);
        Add(engagement.Facts.Host, Capacity.Host);
        // Of what is only asked of it a State learns by a note, and here once it has offered.
        if (
            engagement.Facts.Provider == AssistanceProvider.ContributingState
            && engagement.Live.Any(s => s is { IsOpen: true, Step: AssistanceStep.Offered })
        )
            Add(engagement.Facts.State, Capacity.Concerned);
        return parties;

        void Add(string? state, Capacity capacity)
        {
            if (States.Find(state) is { HasLiaison: true })
                parties[state!] = parties.GetValueOrDefault(state!) | capacity;
        }
    }
}

/// <summary>An engagement says nothing of the case that waits for it, and follows it into the case that takes it over.</summary>
public sealed class AssistanceInfluence : CaseInfluence
{
    public override string StreamKind => Engagement.StreamKind;

    public override Influence? Of(Guid caseId, IReadOnlyList<Recorded> history)
    {
        var engagement = Engagement.Of(history[0].StreamId, history);
        return !engagement.Links.Any(l => l.CaseId == caseId)
            ? null
            : new Influence(engagement.EngagementId, engagement.Reference, []) { Run = Run.Ended };
    }

    public override IEnumerable<Event> WhenMerged(Guid duplicate, Guid staying, string reason, IReadOnlyList<Recorded> history)
    {
        var links = Engagement.Of(history[0].StreamId, history).Links;
        foreach (var link in links.Where(l => l.CaseId == duplicate))
        {
            yield return new AssistanceUnlinked(link.LinkId, reason);
            // The id follows from both, so that the same merge always gives the same events.
            if (!links.Any(l => l.CaseId == staying && l.ProceedingId == link.ProceedingId))
                yield return new AssistanceLinked(Moved(link.LinkId, staying), staying, link.ProceedingId, link.Reason);
        }
    }

    private static Guid Moved(Guid link, Guid to)
    {
        var (bytes, other) = (link.ToByteArray(), to.ToByteArray());
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] ^= other[i];
        return new Guid(bytes);
    }
}
