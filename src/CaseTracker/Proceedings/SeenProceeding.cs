namespace CaseTracker.Proceedings;

/// <summary>A proceeding as its reader may know it, in lists and on its page; <see cref="Disclosure.ProceedingRow"/> says what the columns
/// hold, and a number that nobody stated is null.</summary>
public abstract record SeenProceeding
{
    internal const string Columns =
        "p.ProceedingId, p.Reference, p.Forum, p.State, p.Stage, p.IsSuspended, p.HasEnded, p.IsFinal, p.Accused, p.AtLarge, p.InCustody, p.OnBail, p.Charged, p.Tried, "
        + "p.TriedInAbsentia, p.Convicted, p.ConvictedFinal, p.Acquitted, p.Deceased, p.DeathSentences, p.LifeSentences, p.TermSentences, p.LastOn, p.NextHearingOn";

    internal Guid ProceedingId { get; init; }
    public string Reference { get; init; } = "";
    public string Forum { get; init; } = "";
    public string? State { get; init; }
    public string? Stage { get; init; }
    public bool IsSuspended { get; init; }
    public bool HasEnded { get; init; }
    public bool IsFinal { get; init; }
    public int? Accused { get; init; }
    public int? AtLarge { get; init; }
    public int? InCustody { get; init; }
    public int? OnBail { get; init; }
    public int? Charged { get; init; }
    public int? Tried { get; init; }
    public int? TriedInAbsentia { get; init; }
    public int? Convicted { get; init; }
    public int? ConvictedFinal { get; init; }
    public int? Acquitted { get; init; }
    public int? Deceased { get; init; }
    public int? DeathSentences { get; init; }
    public int? LifeSentences { get; init; }
    public int? TermSentences { get; init; }
    public string? LastOn { get; init; }
    public string? NextHearingOn { get; init; }
}
