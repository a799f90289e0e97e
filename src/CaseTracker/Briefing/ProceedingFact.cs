using CaseTracker.Disclosure;
using CaseTracker.Proceedings;

namespace CaseTracker.Briefing;

/// <summary>A proceeding, or several added up, as tables count the accused; a number that nobody stated is null.</summary>
public sealed record ProceedingFact
{
    /// <summary>Of one proceeding only.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Of several only: the missions of the cases that each of them is about, between single spaces; empty for outside any
    /// mission.</summary>
    public string Missions { get; init; } = "";

    /// <summary>Of one proceeding only: how many of the cases it is about, and the persons of those.</summary>
    public int Cases { get; init; }
    public int Persons { get; init; }
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

    public int? this[AccusedCount count] =>
        count switch
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

    public IEnumerable<string> MissionKeys => Missions.Split(' ').Select(Tables.KeyOf);

    private static string Judgment { get; } = $"{ProceedingFilter.Sql(AccusedCount.Judged)} > 0";

    /// <summary>All proceedings about these cases, added up by the missions of those cases.</summary>
    internal static Task<IReadOnlyList<ProceedingFact>> ByMissions(AudienceReader reader, TableSubject about) =>
        reader.Query<ProceedingFact>(
            $$"""
            -- ProceedingFact.ByMissions
            SELECT g.Missions, {{string.Join(", ", Enum.GetValues<AccusedCount>().Select(c => $"SUM({ProceedingFilter.Sql(c)}) AS {c}"))}}
            FROM (
                SELECT l.ProceedingId, MIN(l.Mission) AS Mission, STRING_AGG(l.Mission, ' ') AS Missions
                FROM (
                    SELECT DISTINCT x.ProceedingId, c.Mission
                    FROM {ProceedingCaseRow} AS x INNER JOIN {CaseRow} AS c ON c.CaseId = x.CaseId{{about.Persons}}
                    WHERE {{about.Cases}}
                ) AS l
                GROUP BY l.ProceedingId
            ) AS g
            INNER JOIN {ProceedingRow} AS p ON p.ProceedingId = g.ProceedingId AND p.Mission = g.Mission
            GROUP BY g.Missions
            """,
            about.Arguments
        );

    /// <summary>The proceedings about these cases in which a court has judged.</summary>
    internal static Listing<ProceedingFact> WhereJudged(TableSubject about) =>
        new(
            "ProceedingFact.WhereJudged",
            $"p.Reference, g.Cases, g.Persons, {string.Join(", ", Enum.GetValues<AccusedCount>().Select(c => $"{ProceedingFilter.Sql(c)} AS {c}"))}",
            "p.Reference",
            $$"""
            FROM (
                SELECT x.ProceedingId, MIN(x.Mission) AS Mission, COUNT(*) AS Cases, SUM({{about.Total("Persons")}}) AS Persons
                FROM {ProceedingCaseRow} AS x INNER JOIN {CaseRow} AS c ON c.CaseId = x.CaseId{{about.Persons}}
                WHERE x.ProceedingId IN (SELECT p.ProceedingId FROM {ProceedingRow} AS p WHERE {{Judgment}}) AND {{about.Cases}}
                GROUP BY x.ProceedingId
            ) AS g
            INNER JOIN {ProceedingRow} AS p ON p.ProceedingId = g.ProceedingId AND p.Mission = g.Mission
            WHERE {{Judgment}}
            """
        );
}
