using CaseTracker.Assistance;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>
/// Engagements of one mission, host State and kind: how many took each step for the first time in the period, and how many investigators
/// that makes.
/// </summary>
public sealed record AssistanceFact
{
    public string Mission { get; init; } = "";
    public string Host { get; init; } = "";
    public string Kind { get; init; } = "";
    public int Begun { get; init; }
    public int Offered { get; init; }
    public int Requested { get; init; }
    public int Agreed { get; init; }
    public int Delivered { get; init; }
    public int InvestigatorsOffered { get; init; }
    public int InvestigatorsRequested { get; init; }
    public int InvestigatorsDeployed { get; init; }

    public string MissionKey => Tables.KeyOf(Mission);

    /// <summary>What a measure counts.</summary>
    public int this[AssistanceMeasure measure] =>
        measure switch
        {
            AssistanceMeasure.Begun => Begun,
            AssistanceMeasure.Offered => Offered,
            AssistanceMeasure.Requested => Requested,
            AssistanceMeasure.Agreed => Agreed,
            AssistanceMeasure.Delivered => Delivered,
            AssistanceMeasure.InvestigatorsOffered => InvestigatorsOffered,
            AssistanceMeasure.InvestigatorsRequested => InvestigatorsRequested,
            AssistanceMeasure.InvestigatorsDeployed => InvestigatorsDeployed,
        };

    internal static async Task<IReadOnlyList<AssistanceFact>> Read(
        AudienceReader reader,
        AssistanceFilter filter,
        MissionCatalogue missions
    )
    {
        var whenever = filter with { From = null, To = null };
        var conditions = await AssistanceConditions.Of(
            reader,
            whenever,
            () => Task.FromResult(missions),
            filter.To?.Last ?? DateOnly.MaxValue
        );
        var (since, until) = (AssistanceFilter.Earliest(filter.From), AssistanceFilter.Latest(filter.To));
        conditions.Arguments.AddDynamicParams(new { since, until });
        return await reader.Query<AssistanceFact>(
            $$"""
            -- AssistanceFact.Read
            SELECT a.Mission, a.Host, a.Kind, {{string.Join(", ", Enum.GetValues<AssistanceMeasure>().Select(m => $"{Sum(m)} AS {m}"))}}
            FROM {AssistanceRow} AS a
            WHERE {{conditions.Sql}}
            GROUP BY a.Mission, a.Host, a.Kind
            """,
            conditions.Arguments
        );
    }

    private static string Sum(AssistanceMeasure measure)
    {
        var (day, counted) = (AssistanceFilter.Day(measure), AssistanceFilter.Investigators(measure) ?? "1");
        return $"SUM(CASE WHEN {day} >= @since AND {day} <= @until THEN {counted} ELSE 0 END)";
    }
}
