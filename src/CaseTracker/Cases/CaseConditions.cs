using System.Globalization;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using Dapper;

namespace CaseTracker.Cases;

/// <summary>A filter as SQL over the read tables: conditions on <c>{CaseRow} AS c</c> and their arguments.</summary>
internal sealed class CaseConditions
{
    private readonly List<string> _conditions = [];
    private IReadOnlyList<string> _ofWords = [];
    private IReadOnlyList<string> _ofWordsOnPages = [];

    private readonly string _incidentOn;
    private readonly string _missionOfMany;

    private CaseConditions(bool addedUp) =>
        (_incidentOn, _missionOfMany) = addedUp ? ("COALESCE(c.IncidentOn, '')", "COALESCE(c.Mission, '')") : ("c.IncidentOn", "c.Mission");

    public DynamicParameters Arguments { get; } = new();

    /// <summary>Whether the conditions look at rows of the case alone, so that only a change of such a row can change the result.</summary>
    public bool OnCaseRowsAlone { get; private set; } = true;

    /// <summary>Joined by AND; at least one.</summary>
    public string Sql => string.Join("\n  AND ", _conditions.Concat(_ofWords));

    /// <summary>The same conditions, for who goes through cases in order and stops early.</summary>
    public string PageSql => string.Join("\n  AND ", _conditions.Concat(_ofWordsOnPages));

    /// <summary>Counts the cases, and those of them on which the host State has never replied.</summary>
    public Counting Counting => new(nameof(CaseRow), "c", Sql, Arguments, "c.Accountability = 'no_information'", OnCaseRowsAlone);

    /// <param name="today">The day of reading (<see cref="ReadingDay"/>).</param>
    /// <param name="missions">Asked for only where the filter needs it.</param>
    /// <param name="addedUp">For who reads every case of the filter and not the first of them: an index by date, or by many missions, would
    /// only lead astray.</param>
    public static async Task<CaseConditions> Of(
        AudienceReader reader,
        CaseFilter filter,
        Func<Task<MissionCatalogue>> missions,
        DateOnly today,
        bool addedUp = false
    )
    {
        var all = new CaseConditions(addedUp);
        var words = string.IsNullOrWhiteSpace(filter.Text) ? null : await WordConditions.Of(reader, filter.Text);
        if (words is not null)
            all.Take(reader, words);
        // Where few cases can match, an index on anything but their ids would only lead astray.
        string Column(string name) => words?.Found is null ? name : $"CONCAT({name}, '')";
        all.Add($"{Column("c.Scope")} = @scope", "scope", Codes.Of(filter.Scope));
        if (filter.Standing is { } standing)
            all.Add($"{Column("c.Standing")} = @standing", "standing", Codes.Of(standing));
        if (filter.Missions.Count > 0)
            all.Add(
                $"{(filter.Missions.Count > 1 ? all._missionOfMany : "c.Mission")} IN @missionCodes",
                "missionCodes",
                filter.Missions.Select(m => m == CaseFilter.None ? "" : m).ToList()
            );
        if (filter.MissionStatus is { } status)
            all.OpenOrClosed(status, (await missions()).ClosedOn(filter.MissionsOn ?? today));
        if (filter.Host is { } host)
        {
            if (host == CaseFilter.None)
                all._conditions.Add("c.Hosts = '  '");
            else
                all.Add("c.Hosts LIKE @host", "host", $"% {host} %");
        }
        if (filter.Area == CaseFilter.None)
            all._conditions.Add("c.Area IS NULL");
        else if (filter.Area is { } area)
            all.Add("c.Area = @area", "area", area);
        if (filter.Act is { } act)
            all.Add("c.Act = @act", "act", Codes.Of(act));
        all.Dates(filter);
        all.Stages(filter);
        if (filter.Accountability is { } accountability)
            all.Add("c.Accountability = @accountability", "accountability", Codes.Of(accountability));
        if (filter.Closure is { } closure)
            all.Add("c.Closure = @closure", "closure", Codes.Of(closure));
        all.Progress(filter, today);
        if (filter.HostNotified is { } notified)
            all.HostStep(filter.Host, notified, "state_notified", "HostNotifiedOn");
        if (filter.HostAcknowledged is { } acknowledged)
            all.HostStep(filter.Host, acknowledged, "state_acknowledged", "HostAcknowledgedOn");
        if (filter.AwaitsNextOfKin is { } awaits)
            all._conditions.Add(awaits ? "c.AwaitingNextOfKin > 0" : "c.AwaitingNextOfKin = 0");
        if (filter.FamiliesToInform is { } untold)
            all._conditions.Add(untold ? "c.FamiliesToInform > 0" : "c.FamiliesToInform = 0");
        if (filter.Proceeding is { } proceeding)
            all.OfProceeding(proceeding);
        if (filter.OverdueOn is { } overdue)
            all.Overdue(filter.Host, overdue);
        all.PersonsOf(filter);
        all.DetentionOf(filter);
        all.InformedOf(filter);
        if (filter.Disputed is { } disputed)
            all.Add("c.Disputed = @disputed", "disputed", disputed);
        if (filter.Unconfirmed is { } unconfirmed)
            all.Add("c.Unconfirmed = @unconfirmed", "unconfirmed", unconfirmed);
        if (filter.DatesMissing is { } missing)
            all.Add("c.DatesMissing = @datesMissing", "datesMissing", missing);
        return all;
    }

    private void Add(string condition, string argument, object value)
    {
        _conditions.Add(condition);
        Arguments.Add(argument, value);
    }

    private void Take(AudienceReader reader, WordConditions words)
    {
        OnCaseRowsAlone = false;
        (_ofWords, _ofWordsOnPages) = (words.Conditions, words.PageConditions);
        Arguments.AddDynamicParams(words.Arguments);
        if (words.Found is not { } found)
            return;
        if (found.Count == 0)
            _conditions.Add("1 = 0");
        else
            Add("c.CaseId IN @found", "found", reader.Session.Ids(found));
    }

    private void OpenOrClosed(MissionStatus status, IReadOnlyList<Mission> closed) =>
        Add(
            $"{(status == MissionStatus.Closed ? "" : "NOT ")}{_missionOfMany} IN @closed",
            "closed",
            // A list that is empty would not be SQL; no mission has this code.
            closed.Select(m => m.Code).DefaultIfEmpty("-").ToList()
        );

    private void Dates(CaseFilter filter)
    {
        if (filter.Year is { } year)
        {
            Add($"{_incidentOn} >= @year", "year", year.ToString("0000", CultureInfo.InvariantCulture));
            Add($"{_incidentOn} < @nextYear", "nextYear", (year + 1).ToString("0000", CultureInfo.InvariantCulture));
        }
        if (filter.From is { } from)
            Add($"{_incidentOn} >= @from", "from", PartialDate.ShortestFrom(from.First));
        if (filter.To is { } to)
            Add($"{_incidentOn} <= @to", "to", PartialDate.FromDate(to.Last).ToString());
    }

    private void Stages(CaseFilter filter)
    {
        if (filter is { StageReached: null, StageUpTo: null, Stage: null })
            return;
        var stages = Enum.GetValues<Stage>()
            .Where(s =>
                (filter.Stage is null || s == filter.Stage)
                && (filter.StageReached is null || s >= filter.StageReached)
                && (filter.StageUpTo is null || s <= filter.StageUpTo)
            );
        Add("c.Stage IN @stages", "stages", stages.Select(Codes.Of).DefaultIfEmpty("-").ToList());
    }

    private void Progress(CaseFilter filter, DateOnly day)
    {
        if (filter.Open is { } open)
            _conditions.Add($"c.Closure IS {(open ? "" : "NOT ")}NULL");
        if (filter.FinalConviction is { } convicted)
            Add("c.FinalConviction = @convicted", "convicted", convicted);
        if (filter.UnmovedSince is { } since)
            Add("c.LastMovedOn < @since", "since", PartialDate.ShortestFrom(since));
        if (filter.MovedSince is { } moved)
            Add("c.LastMovedOn >= @movedSince", "movedSince", PartialDate.ShortestFrom(moved));
        if (filter.Reference is { } reference)
            Add("c.Reference = @reference", "reference", reference);
        if (filter.Activity is not { } activity)
            return;
        var dormant = activity == Activity.Dormant;
        Add(
            "c.Activity IN @activities",
            "activities",
            dormant ? [Codes.Of(Activity.Active), Codes.Of(Activity.Reopened)] : new List<string> { Codes.Of(activity) }
        );
        if (dormant || activity is Activity.Active or Activity.Reopened)
            Add(
                $"c.LastMovedOn {(dormant ? "<" : ">=")} @dormantBefore",
                "dormantBefore",
                PartialDate.ShortestFrom(day.AddDays(-Status.DormantAfterDays))
            );
    }

    private void HostStep(string? host, bool happened, string kind, string column)
    {
        if (host is null or CaseFilter.None)
        {
            _conditions.Add($"c.{column} IS {(happened ? "NOT " : "")}NULL");
            return;
        }
        InTimeline(happened, kind, "hostState", host);
    }

    /// <summary>Whether something happened between a State and the case.</summary>
    private void InTimeline(bool happened, string kind, string argument, string state)
    {
        OnCaseRowsAlone = false;
        _conditions.Add(
            $$"""
            {{(happened ? "" : "NOT ")}}EXISTS (
                SELECT 1 FROM {TimelineRow} AS t WHERE t.CaseId = c.CaseId AND t.Kind = '{{kind}}' AND t.State = @{{argument}})
            """
        );
        Arguments.Add(argument, state);
    }

    private void OfProceeding(string reference)
    {
        OnCaseRowsAlone = false;
        Add(
            "c.CaseId IN (SELECT x.CaseId FROM {ProceedingCaseRow} AS x JOIN {ProceedingRow} AS p ON p.ProceedingId = x.ProceedingId WHERE p.Reference = @proceeding)",
            "proceeding",
            reference
        );
    }

    private void Overdue(string? host, DateOnly day)
    {
        OnCaseRowsAlone = false;
        var whose = host is null or CaseFilter.None ? "c.Hosts LIKE CONCAT('% ', k.Obliged, ' %')" : "k.Obliged = @overdueHost";
        Add(
            $"EXISTS (SELECT 1 FROM {{ClockRow}} AS k WHERE k.StreamId = c.CaseId AND k.Standing = 'running' AND k.DueOn < @overdueOn AND {whose})",
            "overdueOn",
            PartialDate.FromDate(day).ToString()
        );
        if (host is not (null or CaseFilter.None))
            Arguments.Add("overdueHost", host);
    }

    private void PersonsOf(CaseFilter filter)
    {
        if (!filter.IsOfPersons || filter.Detention is not null)
        {
            if (filter.Harm is { } harm)
                _conditions.Add($"c.{harm} > 0");
            return;
        }
        OnCaseRowsAlone = false;
        var persons = PersonConditions.Of(filter, Arguments);
        if (filter.Harm is { } suffered)
        {
            persons.Add("p.Harm IN @harms");
            Arguments.Add("harms", HarmGroups.Members(suffered).Select(Codes.Of).ToList());
        }
        var where = persons.Count > 0 ? $" WHERE {string.Join(" AND ", persons)}" : "";
        _conditions.Add($"COALESCE(c.CaseId, c.CaseId) IN (SELECT p.CaseId FROM {{PersonRow}} AS p{where})");
    }

    private void DetentionOf(CaseFilter filter)
    {
        if (filter.Detention is not { } measure)
            return;
        OnCaseRowsAlone = false;
        Arguments.Add("heldFrom", PartialDate.FromDate(filter.DetentionFrom!.Value).ToString());
        Arguments.Add("heldTo", PartialDate.FromDate(filter.DetentionTo!.Value).ToString());
        var persons = PersonConditions.Of(filter, Arguments);
        var (join, where) =
            persons.Count == 0
                ? ("", "")
                : (
                    " INNER JOIN {PersonRow} AS p ON p.CaseId = d.CaseId AND p.PersonId = d.PersonId",
                    $" AND {string.Join(" AND ", persons)}"
                );
        _conditions.Add($"COALESCE(c.CaseId, c.CaseId) IN (SELECT d.CaseId FROM {{DetentionRow}} AS d{join} WHERE {measure.Sql()}{where})");
    }

    private void InformedOf(CaseFilter filter)
    {
        if (filter.Informed is not { } informed)
            return;
        if (filter.Nationality is not { } state || state == CaseFilter.Any)
        {
            Add("c.Informed = @informed", "informed", informed);
            return;
        }
        InTimeline(informed, "state_notified", "told", state);
    }
}
