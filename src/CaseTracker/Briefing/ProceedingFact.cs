using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Proceedings;

namespace CaseTracker.Briefing;

/// <summary>A proceeding as tables count its accused; a number that nobody stated is null.</summary>
public sealed record ProceedingFact
{
    public Guid ProceedingId { get; init; }
    public string Reference { get; init; } = "";
    public int? Identified { get; init; }
    public int? AtLarge { get; init; }
    public int? InCustody { get; init; }
    public int? OnBail { get; init; }
    public int? Charged { get; init; }
    public int? TriedPresent { get; init; }
    public int? TriedInAbsentia { get; init; }
    public int? Acquitted { get; init; }
    public int? ConvictedNotFinal { get; init; }
    public int? ConvictedFinal { get; init; }
    public int? Deceased { get; init; }
    public int? Convicted { get; init; }
    public int? DeathSentences { get; init; }
    public int? LifeSentences { get; init; }
    public int? TermSentences { get; init; }
    public int? Judged { get; init; }

    public int? this[AccusedCount count] => count switch
    {
        AccusedCount.Identified => Identified,
        AccusedCount.AtLarge => AtLarge,
        AccusedCount.InCustody => InCustody,
        AccusedCount.OnBail => OnBail,
        AccusedCount.Charged => Charged,
        AccusedCount.TriedPresent => TriedPresent,
        AccusedCount.TriedInAbsentia => TriedInAbsentia,
        AccusedCount.Acquitted => Acquitted,
        AccusedCount.ConvictedNotFinal => ConvictedNotFinal,
        AccusedCount.ConvictedFinal => ConvictedFinal,
        AccusedCount.Deceased => Deceased,
        AccusedCount.Convicted => Convicted,
        AccusedCount.DeathSentences => DeathSentences,
        AccusedCount.LifeSentences => LifeSentences,
        AccusedCount.TermSentences => TermSentences,
        AccusedCount.Judged => Judged,
    };

    /// <summary>The proceedings about these cases.</summary>
    internal static Task<IReadOnlyList<ProceedingFact>> About(AudienceReader reader, CaseConditions cases) => reader.Query<ProceedingFact>(
        $$"""
        -- ProceedingFact.About
        SELECT DISTINCT p.ProceedingId, p.Reference, {{string.Join(", ", Enum.GetValues<AccusedCount>().Select(c => $"{ProceedingFilter.Sql(c)} AS {c}"))}}
        FROM {ProceedingRow} AS p
        WHERE p.ProceedingId IN (SELECT x.ProceedingId FROM {ProceedingCaseRow} AS x WHERE x.CaseId IN (SELECT c.CaseId FROM {CaseRow} AS c WHERE {{cases.Sql}}))
        """,
        cases.Arguments);

    /// <summary>Which of these cases each proceeding is about.</summary>
    internal static async Task<ILookup<Guid, Guid>> Links(AudienceReader reader, CaseConditions cases) => (await reader.Query<Link>(
        $$"""
        -- ProceedingFact.Links
        SELECT x.ProceedingId, x.CaseId FROM {ProceedingCaseRow} AS x WHERE x.CaseId IN (SELECT c.CaseId FROM {CaseRow} AS c WHERE {{cases.Sql}})
        """,
        cases.Arguments)).ToLookup(l => l.ProceedingId, l => l.CaseId);

    private sealed record Link
    {
        public Guid ProceedingId { get; init; }
        public Guid CaseId { get; init; }
    }
}
