using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>What streams of another capability say of the cases that they are linked to; that capability registers one for its kind of
/// stream.</summary>
public abstract class CaseInfluence
{
    public abstract string StreamKind { get; }

    /// <summary>What a related stream says of the case at the end of its history; null when it is not linked to the case (any
    /// more).</summary>
    /// <param name="history">Of the related stream alone; pure, so that every past status can be computed again.</param>
    public abstract Influence? Of(Guid caseId, IReadOnlyList<Recorded> history);

    /// <summary>What is recorded on a related stream when the case is merged as a duplicate, so that it is about the case that stays from
    /// then on.</summary>
    public abstract IEnumerable<Event> WhenMerged(Guid duplicate, Guid staying, string reason, IReadOnlyList<Recorded> history);
}

/// <summary>What one related stream, such as a proceeding, amounts to for a case.</summary>
/// <param name="Milestones">All that was stated of how far it came and not withdrawn, also what moves nothing, in the order in which it
/// became known.</param>
public sealed record Influence(Guid StreamId, string Reference, IReadOnlyList<Milestone> Milestones)
{
    public Run Run { get; init; }

    /// <summary>What happened in it of which the 1994 Convention wants others to be told, if the State is bound by it.</summary>
    public IReadOnlyList<ConventionOccasion> Occasions { get; init; } = [];

    /// <summary>Whether an accused is alive and neither acquitted nor convicted by a final judgment.</summary>
    public bool AwaitsAccused { get; init; }

    /// <summary>Whether anything stated in it was confirmed by nobody.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>The State that disputes something recorded of the case; null where none does.</summary>
    public string? DisputedBy { get; init; }
}

/// <summary>Something of which a State party is to tell the Secretary-General (Convention on the Safety of United Nations and Associated
/// Personnel (1994), articles 12, 13 and 18).</summary>
/// <param name="Duty">The kind of message by which it does.</param>
/// <param name="State">Whose duty it would be, ISO 3166 alpha-3.</param>
/// <param name="KnownAt">When it was recorded here (UTC).</param>
public sealed record ConventionOccasion(MessageKind Duty, string State, PartialDate? On, DateTime KnownAt);

/// <summary>Whether a proceeding is running; what is none counts as ended.</summary>
public enum Run
{
    Open,
    Suspended,

    /// <summary>Concluded without charges, discontinued, or decided by a final judgment.</summary>
    Ended,
}

/// <summary>What a milestone decides, as far as accountability and the reasons for closing need it.</summary>
public enum CourtOutcome
{
    None,

    /// <summary>At least one accused was convicted; finally so at the stage <see cref="Stage.Final"/>.</summary>
    Conviction,

    /// <summary>All who were tried were acquitted; finally so at the stage <see cref="Stage.Final"/>.</summary>
    Acquittal,

    /// <summary>A court found that there was no crime.</summary>
    NotACrime,

    /// <summary>Every accused is dead.</summary>
    SuspectsDeceased,
}

/// <summary>A statement that the case reached a stage.</summary>
public sealed record Milestone(Stage Stage, PartialDate? On, Source Source, Confidence Confidence)
{
    public Forum? Forum { get; init; }

    /// <summary>The reference of the proceeding that it was stated of; null where it was stated of the case.</summary>
    public string? Proceeding { get; init; }
    public CourtOutcome Outcome { get; init; }

    /// <summary>Whether the case follows it: confirmed by other than the media, or chosen by a named officer.</summary>
    public bool Moves { get; init; } = Confidence == Confidence.Confirmed && Source != Source.Media;

    /// <summary>Whether those may know of it who may not know of unconfirmed statements.</summary>
    public bool IsOpen { get; init; } = Confidence != Confidence.Unconfirmed;

    /// <summary>When it became known of this case.</summary>
    public DateTime RecordedAt { get; init; }

    /// <summary>Whether it is the same statement, whenever it became known.</summary>
    public bool SaysTheSameAs(Milestone other) =>
        (Stage, On, Source, Confidence, Proceeding) == (other.Stage, other.On, other.Source, other.Confidence, other.Proceeding);
}

/// <summary>Makes the file of a case from its own history and from what related streams say of it.</summary>
public sealed class CaseFiles(IEnumerable<CaseInfluence> influences)
{
    private readonly Dictionary<string, CaseInfluence> _influences = influences.ToDictionary(i => i.StreamKind);

    /// <summary>The events by which what is related to a duplicate follows it into the case that stays.</summary>
    public async Task FollowMerge(Recording recording, CaseFile duplicate, CaseFile staying, string reason)
    {
        foreach (var influence in duplicate.Influences)
        {
            var history = await recording.Load(influence.StreamId);
            var kind = history[0].StreamKind;
            recording.Add(kind, influence.StreamId, _influences[kind].WhenMerged(duplicate.CaseId, staying.CaseId, reason, history));
        }
    }

    /// <param name="history">Of the case and of all streams related to it, in the order in which it was recorded.</param>
    /// <exception cref="Access.NotFoundException">There is no such case in it.</exception>
    public CaseFile Of(Guid caseId, IReadOnlyList<Recorded> history)
    {
        if (history.All(r => r.StreamId == caseId))
            return Fold.Of(history);
        var file = Fold.Of([.. history.Where(r => r.StreamId == caseId)]);
        List<Influence> influences =
        [
            .. history
                .Where(r => r.StreamId != caseId)
                .GroupBy(r => r.StreamId)
                .Select(g => _influences.GetValueOrDefault(g.First().StreamKind)?.Of(caseId, [.. g]))
                .OfType<Influence>()
                .OrderBy(i => i.Reference, StringComparer.Ordinal),
        ];
        return file with { Influences = influences, Milestones = [.. file.Milestones, .. influences.SelectMany(i => i.Milestones)] };
    }
}
