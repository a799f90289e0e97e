using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Assistance;

/// <summary>Everything that is known of one engagement with a host State: the fold of its events.</summary>
public sealed record Engagement
{
    public const string StreamKind = "Assistance";

    public Guid EngagementId { get; init; }

    /// <summary>Number of events so far.</summary>
    public int Version { get; init; }
    public string Reference { get; init; } = "";
    public required EngagementFacts Facts { get; init; }
    public string? Note { get; init; }

    /// <summary>All that were ever stated, withdrawn ones too, in the order of recording.</summary>
    public IReadOnlyList<StatedStep> Steps { get; init; } = [];

    /// <summary>What waits for it, in the order in which it was linked.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    public IEnumerable<StatedStep> Live => Steps.Where(s => !s.IsWithdrawn);

    /// <summary>
    /// Those that the status follows, in the order in which things happened; where partial dates leave that open, in the order of
    /// recording.
    /// </summary>
    public IReadOnlyList<StatedStep> Moving
    {
        get
        {
            var ordered = new List<StatedStep>();
            foreach (var step in Live.Where(s => s.Moves))
            {
                var place = ordered.Count;
                while (place > 0 && step.IsBefore(ordered[place - 1]))
                    place--;
                ordered.Insert(place, step);
            }
            return ordered;
        }
    }

    /// <summary>
    /// The last step that counts, an end before all others; null while nobody but the media says anything, or nobody confirmed it.
    /// </summary>
    public AssistanceStep? Status =>
        Moving is not [.., var last] moving ? null
        : moving.Any(s => s.Step == AssistanceStep.Ended) ? AssistanceStep.Ended
        : last.Step;

    /// <summary>When a step was first taken; null where it was not, as far as it counts.</summary>
    public PartialDate? First(AssistanceStep step) => Moving.Where(s => s.Step == step).Select(s => (PartialDate?)s.Day).Min();

    /// <summary>
    /// How many investigators were last said to be requested or offered, and how many were deployed in all; null where no State lends any.
    /// </summary>
    public int? Investigators(AssistanceStep step)
    {
        if (Facts.Provider != AssistanceProvider.ContributingState)
            return null;
        var numbers = Moving.Where(s => s.Step == step).Select(s => s.Persons).OfType<int>().ToList();
        return numbers.Count == 0 ? null
            : step == AssistanceStep.Delivered ? numbers.Sum()
            : numbers[^1];
    }

    /// <exception cref="NotFoundException">There is no such step, or it was withdrawn.</exception>
    public StatedStep Require(Guid stepId) => Live.FirstOrDefault(s => s.Id == stepId) ?? throw new NotFoundException();

    /// <param name="history">May hold the events of related streams too; they are passed over.</param>
    /// <exception cref="NotFoundException">There is no such engagement in it.</exception>
    public static Engagement Of(Guid engagementId, IEnumerable<Recorded> history)
    {
        Engagement? engagement = null;
        foreach (var recorded in history.Where(r => r.StreamId == engagementId))
        {
            engagement = recorded.Event is AssistanceOpened opened
                ? new Engagement
                {
                    EngagementId = engagementId,
                    Version = 1,
                    Reference = opened.Reference,
                    Facts = opened.Facts,
                }
                : (engagement ?? throw new NotFoundException()).After(recorded.Event, recorded.RecordedAt);
        }
        return engagement ?? throw new NotFoundException();
    }

    /// <summary>As it will be once this is recorded.</summary>
    public Engagement After(Event e, DateTime recordedAt)
    {
        var (ordinal, after) = (Version, this with { Version = Version + 1 });
        return e switch
        {
            AssistanceCorrected c => after with { Facts = c.Facts },
            AssistanceNoted n => after with { Note = n.Note },
            AssistanceStated s => after with { Steps = [.. Steps, new StatedStep(s, ordinal, recordedAt)] },
            AssistanceStepCorrected c => after.With(
                c.StepId,
                s => s with { On = c.On ?? s.On, Persons = c.Persons ?? s.Persons, What = c.What ?? s.What, IsCorrected = true }
            ),
            AssistanceStepWithdrawn w => after.With(w.StepId, s => s with { IsWithdrawn = true }),
            AssistanceLinked l => after with { Links = [.. Links, new Link(l.LinkId, l.CaseId, l.ProceedingId, l.Reason)] },
            AssistanceUnlinked u => after with { Links = [.. Links.Where(l => l.LinkId != u.LinkId)] },
            _ => throw new InvalidOperationException($"An engagement cannot hold {e.GetType().Name}."),
        };
    }

    private Engagement With(Guid stepId, Func<StatedStep, StatedStep> change) =>
        this with
        {
            Steps = [.. Steps.Select(s => s.Id == stepId ? change(s) : s)],
        };
}

/// <summary>What a source says of a step, with what became of the statement since.</summary>
/// <param name="Ordinal">Its place among the events of the engagement.</param>
public sealed record StatedStep(AssistanceStated Fact, int Ordinal, DateTime RecordedAt)
{
    public Guid Id => Fact.StepId;
    public AssistanceStep Step => Fact.Step;

    /// <summary>When it was taken, as last corrected.</summary>
    public PartialDate? On { get; init; } = Fact.EffectiveOn;
    public int? Persons { get; init; } = Fact.Persons;
    public string? What { get; init; } = Fact.What;
    public bool IsWithdrawn { get; init; }
    public bool IsCorrected { get; init; }

    /// <summary>The date under which it is counted: where none is known, the day on which it was recorded.</summary>
    public PartialDate Day => On ?? PartialDate.FromDate(DateOnly.FromDateTime(RecordedAt));

    /// <summary>Whether the status follows it: confirmed by other than the media.</summary>
    public bool Moves => !IsWithdrawn && Fact is { Confidence: Confidence.Confirmed, Source: not Source.Media };

    /// <summary>Whether the States concerned may know of it: confirmed, or disputed and marked so.</summary>
    public bool IsOpen => !IsWithdrawn && Fact.Confidence != Confidence.Unconfirmed;

    public bool IsBefore(StatedStep other) => On is { } on && other.On is { } otherOn && on.LiesBefore(otherOn);
}

/// <summary>A case, and a proceeding about it, that waits for the assistance.</summary>
public sealed record Link(Guid LinkId, Guid CaseId, Guid? ProceedingId, string? Reason);
