using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using Dapper;

namespace CaseTracker.Proceedings;

/// <summary>A filter as conditions on <c>{ProceedingRow} AS p</c>.</summary>
public sealed record ProceedingConditions(string Sql, DynamicParameters Arguments)
{
    public static async Task<ProceedingConditions> Of(
        AudienceReader reader,
        ProceedingFilter filter,
        Func<Task<MissionCatalogue>> missions,
        DateOnly today
    )
    {
        var cases = await CaseConditions.Of(reader, filter.Cases, missions, today);
        var conditions = new List<string>
        {
            $"p.ProceedingId IN (SELECT x.ProceedingId FROM {{ProceedingCaseRow}} AS x WHERE x.CaseId IN (SELECT c.CaseId FROM {{CaseRow}} AS c WHERE {cases.Sql}))",
        };
        var arguments = new DynamicParameters(cases.Arguments);
        Add("p.Reference = @proceedingReference", "proceedingReference", filter.Reference);
        Add("p.Forum = @forum", "forum", filter.Forum is { } forum ? Codes.Of(forum) : null);
        Add("p.State = @conductedBy", "conductedBy", filter.State);
        if (filter.With is { } with)
            conditions.Add($"{ProceedingFilter.Sql(with)} > 0");
        return new ProceedingConditions(string.Join("\n  AND ", conditions), arguments);

        void Add(string condition, string name, string? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            arguments.Add(name, value);
        }
    }
}
