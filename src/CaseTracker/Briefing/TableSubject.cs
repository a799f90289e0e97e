using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using Dapper;

namespace CaseTracker.Briefing;

/// <summary>Which cases a table is about as SQL on <c>{CaseRow} AS c</c>, and which of their persons where it is not about all.</summary>
internal sealed class TableSubject
{
    private readonly bool _ofAll;

    private TableSubject(CaseConditions conditions, CaseFilter filter, Audience audience)
    {
        // The UN sees every person that the totals of a case count; a State may see fewer.
        var isOfAnybody = audience == Audience.Un && filter is { Nationality: CaseFilter.Any, PersonnelGroup: null };
        _ofAll = isOfAnybody || filter is { Nationality: null, PersonnelGroup: null };
        (Cases, Arguments) = (isOfAnybody ? $"{conditions.Sql}\n  AND c.Persons > 0" : conditions.Sql, conditions.Arguments);
        OnPerson = string.Concat(PersonConditions.Of(filter, Arguments).Select(p => $" AND {p}"));
        if (filter.Nationality is { } state)
            Arguments.Add("told", state);
    }

    public string Cases { get; }

    public DynamicParameters Arguments { get; }

    /// <summary>On <c>{PersonRow} AS p</c>, each condition with AND before it.</summary>
    public string OnPerson { get; }

    /// <summary>The totals of persons <c>p</c> by what harmed them, as columns.</summary>
    public static string SumsByHarm { get; } =
        string.Join(", ", Enum.GetValues<HarmGroup>().Select(h => $"SUM(CASE WHEN p.Harm IN ({Harms(h)}) THEN 1 ELSE 0 END) AS {h}"));

    /// <summary>What joins the totals of those persons, so that cases without any of them fall out.</summary>
    public string Persons =>
        _ofAll
            ? ""
            : $$"""

                        INNER JOIN (
                            SELECT p.CaseId, COUNT(*) AS Persons, {{SumsByHarm}}
                            FROM {CaseRow} AS c INNER JOIN {PersonRow} AS p ON p.CaseId = c.CaseId
                            WHERE {{Cases}}{{OnPerson}}
                            GROUP BY p.CaseId
                        ) AS a ON a.CaseId = c.CaseId
                """;

    public static async Task<TableSubject> Of(AudienceReader reader, CaseFilter filter, MissionCatalogue missions, DateOnly today)
    {
        var cases = filter with { Nationality = null, PersonnelGroup = null };
        var conditions = await CaseConditions.Of(reader, cases, () => Task.FromResult(missions), today, addedUp: true);
        return new TableSubject(conditions, filter, reader.Viewpoint.Audience);
    }

    /// <summary>Whether a State was told of a case.</summary>
    public static string Told(string caseId, string state) =>
        $"CASE WHEN EXISTS (SELECT 1 FROM {{TimelineRow}} AS t WHERE t.CaseId = {caseId} AND t.Kind = 'state_notified' AND t.State = {state}) THEN 1 ELSE 0 END";

    /// <summary>A total of the case, or of those of its persons that the table is about.</summary>
    public string Total(string column) => $"{(_ofAll ? 'c' : 'a')}.{column}";

    private static string Harms(HarmGroup group) => string.Join(", ", HarmGroups.Members(group).Select(h => $"'{Codes.Of(h)}'"));
}
