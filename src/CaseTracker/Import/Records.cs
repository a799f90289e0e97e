using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Import;

/// <summary>A row of a series that is no malicious act is kept, so that nothing of the series is lost and a reclassification finds
/// it.</summary>
public sealed record RecordKept(string Series, Origin Origin) : Event;

/// <summary>A newer edition says something else of it.</summary>
public sealed record RecordCorrected(Origin Origin, string Reason) : Event;

/// <summary>A newer edition calls it a malicious act: it is now a person affected in a case.</summary>
public sealed record RecordMovedToCase(string Reference, Guid PersonId, string Reason) : Event;

/// <summary>A record out of scope; no State reads these, and no figure counts them.</summary>
[ReadTable(nameof(RecordId))]
public sealed record RecordRow : Row
{
    public Guid RecordId { get; init; }
    public string Series { get; init; } = "";
    public string SourceKey { get; init; } = "";
    public string Mission { get; init; } = "";
    public string OccurredOn { get; init; } = "";
    public string Nature { get; init; } = "";
    public string Personnel { get; init; } = "";
    public string? Nationality { get; init; }
    public string Sex { get; init; } = "";
}

internal sealed class RecordProjection : Projection
{
    public const string Kind = "Record";

    public override string StreamKind => Kind;

    /// <summary>Nothing once it has moved to a case: the case holds it then.</summary>
    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var origin = history[^1].Event switch
        {
            RecordKept k => k.Origin,
            RecordCorrected c => c.Origin,
            _ => null,
        };
        if (origin is null)
            yield break;
        var (id, series, content) = (history[0].StreamId, ((RecordKept)history[0].Event).Series, FatalityContent.Read(origin.Content));
        yield return new RecordRow
        {
            RecordId = id,
            Series = series,
            SourceKey = origin.Key,
            Mission = content.Mission,
            OccurredOn = content.OccurredOn.ToString(),
            Nature = Codes.Of(content.Nature),
            Personnel = Codes.Of(content.Personnel),
            Nationality = content.Nationality,
            Sex = Codes.Of(content.Sex ?? Reference.Sex.Unknown),
        };
        yield return new SourceRow
        {
            SourceKey = origin.Key,
            StreamId = id,
            Content = origin.Content,
        };
    }
}
