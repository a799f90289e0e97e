using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using Dapper;

namespace CaseTracker.Assistance;

/// <summary>A filter as conditions on <c>{AssistanceRow} AS a</c>.</summary>
public sealed class AssistanceConditions
{
    private readonly List<string> _conditions = ["1 = 1"];

    private AssistanceConditions(DynamicParameters arguments) => Arguments = arguments;

    public string Sql => string.Join("\n  AND ", _conditions);

    public DynamicParameters Arguments { get; }

    /// <param name="today">The day of reading.</param>
    /// <param name="missions">Asked for only where the filter needs it.</param>
    public static async Task<AssistanceConditions> Of(
        AudienceReader reader,
        AssistanceFilter filter,
        Func<Task<MissionCatalogue>> missions,
        DateOnly today
    )
    {
        var cases = filter.Cases is null ? null : await CaseConditions.Of(reader, filter.Cases, missions, today);
        var all = new AssistanceConditions(cases is null ? new DynamicParameters() : new DynamicParameters(cases.Arguments));
        if (cases is not null)
            all._conditions.Add(Linked($"l.CaseId IN (SELECT c.CaseId FROM {{CaseRow}} AS c WHERE {cases.Sql})"));
        if (filter.Missions.Count > 0)
            all.Add("a.Mission IN @followedBy", "followedBy", filter.Missions.Select(m => m == CaseFilter.None ? "" : m).ToList());
        if (filter.MissionStatus is { } status)
        {
            // A list that is empty would not be SQL; no mission has this code.
            var closed = (await missions()).ClosedOn(filter.MissionsOn ?? today).Select(m => m.Code).DefaultIfEmpty("-").ToList();
            all.Add(
                status == MissionStatus.Closed ? "a.Mission IN @followedByClosed" : "NOT a.Mission IN @followedByClosed",
                "followedByClosed",
                closed
            );
        }
        all.Add("a.Host = @assisted", "assisted", filter.Host);
        all.Add("a.Kind = @assistanceKind", "assistanceKind", filter.Kind is { } kind ? Codes.Of(kind) : null);
        all.Add("a.Authority = @hostAuthority", "hostAuthority", filter.Authority is { } authority ? Codes.Of(authority) : null);
        all.Add("a.Provider = @provider", "provider", filter.Provider is { } provider ? Codes.Of(provider) : null);
        all.Add("a.Status = @assistanceStatus", "assistanceStatus", filter.Status is { } step ? Codes.Of(step) : null);
        all.Add(
            Linked("l.ProceedingId IN (SELECT p.ProceedingId FROM {ProceedingRow} AS p WHERE p.Reference = @waiting)"),
            "waiting",
            filter.Proceeding
        );
        if (filter.Counted is not null)
            all._conditions.Add($"NOT {AssistanceFilter.Day(filter.Counted)} IS NULL");
        if (AssistanceFilter.Investigators(filter.Counted) is { } number)
            all._conditions.Add($"{number} > 0");
        if (filter.From is { } from)
            all.Add($"{AssistanceFilter.Day(filter.Counted)} >= @countedFrom", "countedFrom", AssistanceFilter.Earliest(from));
        if (filter.To is { } to)
            all.Add($"{AssistanceFilter.Day(filter.Counted)} <= @countedTo", "countedTo", AssistanceFilter.Latest(to));
        return all;
    }

    private static string Linked(string condition) =>
        $"a.EngagementId IN (SELECT l.EngagementId FROM {{AssistanceLinkRow}} AS l WHERE {condition})";

    private void Add(string condition, string name, object? value)
    {
        if (value is null)
            return;
        _conditions.Add(condition);
        Arguments.Add(name, value);
    }
}
