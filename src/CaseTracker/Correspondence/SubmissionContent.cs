using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Correspondence;

/// <summary>What a State says in a submission or in the draft of one.</summary>
public sealed record SubmissionContent
{
    public SubmissionKind Kind { get; init; }

    /// <summary>What the UN accepts or declines, one by one; numbered from 1 in this order.</summary>
    public IReadOnlyList<Point> Points { get; init; } = [];

    /// <summary>Covers the points; neither accepted nor declined.</summary>
    public string? Note { get; init; }

    /// <summary>Of an answer, the message or request that it answers; of a consent, the State's own submission that it is about.</summary>
    public string? About { get; init; }

    /// <summary>Of a consent: whether others entitled to the case may read that submission.</summary>
    public bool? Consents { get; init; }

    /// <summary>Whether the UN must accept or decline each point before it has answered; else it is enough to acknowledge.</summary>
    internal bool NeedsDecision => Points.Any(p => p.Kind != PointKind.Stated);

    /// <summary>Without what was left empty.</summary>
    internal SubmissionContent Trimmed =>
        this with
        {
            Points = [.. Points.Select(p => p.Trimmed)],
            Note = Point.Trim(Note),
            About = Point.Trim(About)?.ToUpperInvariant(),
        };

    public bool Equals(SubmissionContent? other) => other is not null && Canonical.Plain.Write(this) == Canonical.Plain.Write(other);

    public override int GetHashCode() => Canonical.Plain.Write(this).GetHashCode(StringComparison.Ordinal);
}

/// <summary>One thing that a State says, to be accepted or declined as a whole.</summary>
public sealed record Point
{
    public PointKind Kind { get; init; }

    /// <summary>What was done, or why something is disputed, or what is said.</summary>
    public string? What { get; init; }

    /// <summary>Which step of a proceeding it was, where it was one.</summary>
    public ProceedingStep? Step { get; init; }

    /// <summary>The court, prosecutor or police that did it.</summary>
    public string? Authority { get; init; }

    /// <summary>When it was done, or when the notification arrived.</summary>
    public PartialDate? On { get; init; }

    public string? NextStep { get; init; }

    /// <summary>When that is expected.</summary>
    public PartialDate? NextOn { get; init; }

    /// <summary>What is disputed.</summary>
    public CaseAspect? Aspect { get; init; }

    /// <summary>What should be recorded instead.</summary>
    public string? Proposed { get; init; }

    internal Point Trimmed =>
        this with
        {
            What = Trim(What),
            Authority = Trim(Authority),
            NextStep = Trim(NextStep),
            Proposed = Trim(Proposed),
        };

    internal static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
