using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Proceedings;

/// <summary>
/// The rows that a proceeding amounts to: a State is entitled through those of its cases that concern the State, and reads as if there were
/// no others.
/// </summary>
public sealed class ProceedingProjection : Projection
{
    public override string StreamKind => Proceeding.StreamKind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var findings = new Findings(ProceedingFold.Of(streamId, history));
        var streams = history.ToLookup(r => r.StreamId);
        List<CaseFile> files = [.. findings.Proceeding.Cases.Select(id => Fold.Of([.. streams[id]]))];
        var states = files.SelectMany(f => Capacities.Of(f).Select(c => (State: c.Key, Capacity: c.Value, File: f))).GroupBy(x => x.State);
        return DiscloseProceeding
            .To(findings, Audience.Un, Capacity.None, files)
            .Concat(DiscloseProceeding.ToStrictReaders(findings, files))
            .Concat(
                states.SelectMany(s =>
                    DiscloseProceeding.To(
                        findings,
                        Audience.Of(s.Key),
                        s.Aggregate(Capacity.None, (all, x) => all | x.Capacity),
                        [.. s.Select(x => x.File)]
                    )
                )
            );
    }
}

/// <summary>A proceeding with all that follows from its statements, found out once for all audiences.</summary>
internal sealed class Findings
{
    public Findings(Proceeding proceeding)
    {
        Proceeding = proceeding;
        Standings = Standing.Of(proceeding);
        Tally = Tally.Of(proceeding, Standings);
        Numbers = proceeding.Numbers;
        Counted = proceeding.Counted.Select(a => a.AccusedId).ToHashSet();
        Adopted = proceeding.Adopted.Values.Select(s => s.Id).ToHashSet();
        Live = [.. proceeding.Live.OrderBy(s => s.Ordinal)];
    }

    public Proceeding Proceeding { get; }
    public IReadOnlyDictionary<Guid, Standing> Standings { get; }
    public Tally Tally { get; }
    public IReadOnlyDictionary<Guid, int> Numbers { get; }
    public IReadOnlySet<Guid> Counted { get; }

    /// <summary>Ids of the statements that count.</summary>
    public IReadOnlySet<Guid> Adopted { get; }
    public IReadOnlyList<Statement> Live { get; }
}
