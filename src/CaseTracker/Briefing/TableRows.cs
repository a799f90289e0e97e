using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>A case as tables count it.</summary>
public sealed record CaseFact
{
    // Asked for with every figure.
    private DateOnly? _day;
    private DateOnly? _lastDay;
    private Stage? _reached;

    public Guid CaseId { get; init; }
    public string Mission { get; init; } = "";
    public string IncidentOn { get; init; } = "";
    public string Hosts { get; init; } = "";
    public string Stage { get; init; } = "";
    public string Accountability { get; init; } = "";
    public string? Closure { get; init; }
    public bool FinalConviction { get; init; }
    public string LastMovedOn { get; init; } = "";
    public bool Informed { get; init; }
    public int Persons { get; init; }
    public int Killed { get; init; }
    public int Injured { get; init; }
    public int Abducted { get; init; }
    public int Detained { get; init; }
    public int Missing { get; init; }
    public int Assaulted { get; init; }
    public int Threatened { get; init; }

    /// <summary>The first day that the incident may have happened on.</summary>
    public DateOnly Day => _day ??= PartialDate.Parse(IncidentOn).First;

    /// <summary>The first day on which follow-up may have gone on last.</summary>
    public DateOnly LastDay => _lastDay ??= PartialDate.Parse(LastMovedOn).First;

    public IReadOnlyList<string> HostKeys => Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } hosts ? hosts : [CaseFilter.None];

    public Stage Reached => _reached ??= Codes.Parse<Stage>(Stage);

    public string MissionKey => Mission.Length > 0 ? Mission : CaseFilter.None;
}

/// <summary>A person affected as tables count it.</summary>
public sealed record PersonFact
{
    public Guid CaseId { get; init; }
    public string PersonnelGroup { get; init; } = "";
    public string Harm { get; init; } = "";
    public string? ConcernedState { get; init; }
}

/// <summary>A time for which a person was held; days as <see cref="DetentionRow"/> counts them.</summary>
public sealed record DetentionFact
{
    public string Mission { get; init; } = "";
    public string PersonnelGroup { get; init; } = "";
    public string? ConcernedState { get; init; }
    public string FromDay { get; init; } = "";
    public string? ToDay { get; init; }
    public string? Ending { get; init; }

    public string MissionKey => Mission.Length > 0 ? Mission : CaseFilter.None;
}

/// <summary>That a State was told of a case.</summary>
public sealed record ToldFact
{
    public Guid CaseId { get; init; }
    public string State { get; init; } = "";
}

/// <summary>The rows of one audience that a table is made of.</summary>
/// <param name="Persons">Only those that the filter of the table is about.</param>
public sealed record TableRows(
    TableBasis Basis, MissionCatalogue Missions, IReadOnlyList<CaseFact> Cases, ILookup<Guid, PersonFact> Persons, ILookup<Guid, string> Told,
    IReadOnlyList<MovementFact> Movements)
{
    /// <summary>The proceedings about the cases, and for each which of the cases those are.</summary>
    public IReadOnlyList<ProceedingFact> Proceedings { get; init; } = [];
    public ILookup<Guid, Guid> Links { get; init; } = Array.Empty<Guid>().ToLookup(id => id);

    /// <summary>Of T10 only.</summary>
    public IReadOnlyList<DetentionFact> Detentions { get; init; } = [];

    private static readonly Dictionary<HarmGroup, HashSet<string>> HarmCodes =
        Enum.GetValues<HarmGroup>().ToDictionary(g => g, g => HarmGroups.Members(g).Select(Codes.Of).ToHashSet(StringComparer.Ordinal));

    public IEnumerable<CaseFact> Within(Period period) => Cases.Where(c => period.Contains(c.Day));

    /// <summary>Persons of the case who suffered this harm: its totals, or the persons that the filter is about.</summary>
    public int Affected(CaseFact fact, HarmGroup harm)
    {
        if (Basis.Filter is not { Nationality: null, PersonnelGroup: null }) return Persons[fact.CaseId].Count(p => Suffered(p, harm));
        return harm switch
        {
            HarmGroup.Killed => fact.Killed,
            HarmGroup.Injured => fact.Injured,
            HarmGroup.Abducted => fact.Abducted,
            HarmGroup.Detained => fact.Detained,
            HarmGroup.Missing => fact.Missing,
            HarmGroup.Assaulted => fact.Assaulted,
            HarmGroup.Threatened => fact.Threatened,
        };
    }

    /// <summary>All persons of the case that the filter is about, whatever the harm.</summary>
    public int AffectedByAny(CaseFact fact) => Basis.Filter is not { Nationality: null, PersonnelGroup: null } ? Persons[fact.CaseId].Count() : fact.Persons;

    public static bool Suffered(PersonFact person, HarmGroup harm) => HarmCodes[harm].Contains(person.Harm);

    /// <summary>Reads the rows and tabulates them.</summary>
    internal static async Task<BriefingTable> Tabulate(AudienceReader reader, MissionCatalogue missions, TableId id, TableBasis basis)
    {
        if (id == TableId.T10) return Tables.Of(id, new TableRows(basis, missions, [], Lookup<PersonFact>(), Lookup<string>(), []) { Detentions = await Held(reader, missions, basis) });
        var conditions = await CaseConditions.Of(reader, LookedAt(id, basis), () => Task.FromResult(missions), basis.Period.To);
        IReadOnlyList<CaseFact> cases = id == TableId.T13 ? [] : await reader.Query<CaseFact>(
            $$"""
            -- TableRows.Cases
            SELECT c.CaseId, c.Mission, c.IncidentOn, c.Hosts, c.Stage, c.Accountability, c.Closure, c.FinalConviction, c.LastMovedOn, c.Informed, c.Persons, c.Killed, c.Injured, c.Abducted, c.Detained, c.Missing,
                c.Assaulted, c.Threatened
            FROM {CaseRow} AS c
            WHERE {{conditions.Sql}}
            """,
            conditions.Arguments);
        var needsPersons = id is TableId.T2 or TableId.T7 || basis.Filter is not { Nationality: null, PersonnelGroup: null };
        var persons = !needsPersons ? [] : await reader.Query<PersonFact>(
            $$"""
            -- TableRows.Persons
            SELECT p.CaseId, p.PersonnelGroup, p.Harm, p.ConcernedState
            FROM {PersonRow} AS p
            WHERE p.CaseId IN (SELECT c.CaseId FROM {CaseRow} AS c WHERE {{conditions.Sql}})
            """,
            conditions.Arguments);
        var told = id != TableId.T7 ? [] : await reader.Query<ToldFact>("-- TableRows.Told\nSELECT t.CaseId, t.State FROM {TimelineRow} AS t WHERE t.Kind = 'state_notified'");
        return Tables.Of(id, new TableRows(
            basis, missions, cases, persons.Where(p => IsMeant(basis, id, p)).ToLookup(p => p.CaseId), told.ToLookup(t => t.CaseId, t => t.State),
            id == TableId.T13 ? await MovementsIn(reader, conditions, basis.Period) : [])
        {
            Proceedings = id is TableId.T4 or TableId.T14 ? await ProceedingFact.About(reader, conditions) : [],
            Links = id is TableId.T4 or TableId.T14 ? await ProceedingFact.Links(reader, conditions) : Array.Empty<Guid>().ToLookup(l => l),
        });
    }

    /// <summary>Which cases a table is made from; the movements within the period are those of cases of any time.</summary>
    private static CaseFilter LookedAt(TableId id, TableBasis basis)
    {
        var (start, before) = (Period.SinceSeriesStart, basis.Period.Previous);
        return id switch
        {
            TableId.T1 => Tables.Within(basis.Filter, new Period(start.From < before.From ? start.From : before.From, start.To)),
            TableId.T9 => Ageing.Of(basis),
            TableId.T13 => basis.Filter,
            _ => Tables.Within(basis.Filter, basis.Period),
        };
    }

    private static Task<IReadOnlyList<MovementFact>> MovementsIn(AudienceReader reader, CaseConditions conditions, Period period)
    {
        var arguments = new Dapper.DynamicParameters(conditions.Arguments);
        arguments.AddDynamicParams(new { movedFrom = CaseConditions.Earliest(period.From), movedTo = PartialDate.FromDate(period.To).ToString() });
        return reader.Query<MovementFact>(
            $$"""
            -- TableRows.Movements
            SELECT c.Reference, m.Ordinal, m.FromStage, m.ToStage, m.OccurredOn, m.Forum, m.Source
            FROM {MovementRow} AS m JOIN {CaseRow} AS c ON c.CaseId = m.CaseId
            WHERE m.OccurredOn >= @movedFrom AND m.OccurredOn <= @movedTo AND {{conditions.Sql}}
            """,
            arguments);
    }

    /// <summary>Whoever was ever held: the period of the table is that of the holding, whenever the incident was.</summary>
    private static async Task<IReadOnlyList<DetentionFact>> Held(AudienceReader reader, MissionCatalogue missions, TableBasis basis)
    {
        var ofCases = basis.Filter with { Nationality = null, PersonnelGroup = null };
        var conditions = await CaseConditions.Of(reader, ofCases, () => Task.FromResult(missions), basis.Period.To);
        var held = await reader.Query<DetentionFact>(
            $$"""
            -- TableRows.Held
            SELECT c.Mission, p.PersonnelGroup, p.ConcernedState, d.FromDay, d.ToDay, d.Ending
            FROM {DetentionRow} AS d
            INNER JOIN {CaseRow} AS c ON c.CaseId = d.CaseId
            INNER JOIN {PersonRow} AS p ON p.CaseId = d.CaseId AND p.PersonId = d.PersonId
            WHERE {{conditions.Sql}}
            """,
            conditions.Arguments);
        return [.. held.Where(d => IsMeant(basis, d.PersonnelGroup, d.ConcernedState))];
    }

    private static ILookup<Guid, T> Lookup<T>() => Enumerable.Empty<(Guid Id, T Value)>().ToLookup(x => x.Id, x => x.Value);

    private static bool IsMeant(TableBasis basis, string personnelGroup, string? concernedState) =>
        (basis.Filter.PersonnelGroup is not { } group || personnelGroup == Codes.Of(group))
        && basis.Filter.Nationality switch
        {
            null or CaseFilter.Any => true,
            CaseFilter.None => concernedState is null,
            var state => concernedState == state,
        };

    private static bool IsMeant(TableBasis basis, TableId id, PersonFact person) => IsMeant(basis, person.PersonnelGroup, person.ConcernedState)
        // That a host may know the persons of others does not make them its own.
        && (id != TableId.T7 || !basis.Audience.IsState || person.ConcernedState == basis.Audience.Code);
}
