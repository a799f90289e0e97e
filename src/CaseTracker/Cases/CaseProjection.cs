using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Cases;

/// <summary>The rows that a case amounts to, for each audience that may know of it.</summary>
public sealed class CaseProjection(CaseFiles files, IEnumerable<CasePart> parts) : Projection
{
    public override string StreamKind => CaseFile.StreamKind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var file = files.Of(streamId, history);
        var capacities = Capacities.Of(file);
        List<Recorded> own = [.. history.Where(r => r.StreamId == streamId)];
        return Disclose
            .To(file, Audience.Un, Capacity.None)
            .Concat(Disclose.To(file, Audience.UnStrict, Capacity.None))
            .Concat(capacities.SelectMany(c => Disclose.To(file, Audience.Of(c.Key), c.Value)))
            .Concat(parts.SelectMany(p => p.Rows(file, own, capacities)))
            .Concat(Sources(file));
    }

    private static IEnumerable<Row> Sources(CaseFile file) =>
        // A person who was moved has the source row on the case that took the person over.
        file
            .Persons.Concat(file.Withdrawn.Where(p => p.MovedTo is null))
            .Where(p => p.Origin is not null)
            .DistinctBy(p => p.PersonId)
            .Select(p => new SourceRow
            {
                SourceKey = p.Origin!.Key,
                Content = p.Origin.Content,
                StreamId = file.CaseId,
                PersonId = p.PersonId,
            })
            .Concat(
                file.Origin is { } origin
                    ?
                    [
                        new SourceRow
                        {
                            SourceKey = origin.Key,
                            Content = origin.Content,
                            StreamId = file.CaseId,
                        },
                    ]
                    : []
            );
}
