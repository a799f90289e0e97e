using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>Reads what a table is made of, added up where the rows lie as far as the table does not tell them apart.</summary>
/// <param name="page">Which page of a table that lists single things, from 1; null: the whole.</param>
internal sealed class FactReader(AudienceReader reader, MissionCatalogue missions, TableBasis basis, int? page)
{
    private const string Year = "SUBSTRING(c.IncidentOn, 1, 4) AS Year";

    // Grouped by what no index is ordered by, so that the one is read which holds all that is added up.
    private const string Mission = "COALESCE(c.Mission, '') AS Mission";

    private const string IsOpen = "CASE WHEN c.Closure IS NULL THEN 1 ELSE 0 END AS IsOpen";

    private TableRows Nothing => new(basis, missions);

    private CaseFilter Whole => Tables.Within(basis.Filter, basis.Period);

    public async Task<TableRows> Read(TableId id) =>
        id switch
        {
            TableId.T1 => Nothing with
            {
                Cases = await Cases(Casualties.Of(basis), [Mission], Casualties.Harms(basis.Period), Casualties.Edges(basis.Period)),
            },
            TableId.T2 => Nothing with
            {
                Cases = await Cases(Whole, [Year], [HarmGroup.Killed, HarmGroup.Injured]),
                Killed = await Killed(),
            },
            TableId.T3 => Nothing with
            {
                Cases = await Cases(Whole, [Mission, "c.Hosts", "c.Stage", "c.FinalConviction"], [HarmGroup.Killed]),
            },
            TableId.T4 => Nothing with { Proceedings = await ProceedingFact.ByMissions(reader, await About(Whole)) },
            TableId.T5 => Nothing with { Cases = await Cases(Whole, ["c.Hosts", "c.Accountability", "c.Closure"], []) },
            TableId.T6 => Nothing with
            {
                Cases = await Cases(Whole, ["c.Hosts"], []),
                Correspondence = await CorrespondenceFact.Read(reader, await About(Whole), basis.Filter.Host),
                Overdue = await OverdueFact.Read(reader, await About(Whole), basis),
            },
            TableId.T7 => await Concerned(),
            TableId.T8 => Nothing with { Persons = await Persons() },
            TableId.T9 => Nothing with
            {
                Cases = await Cases(
                    Ageing.Of(basis),
                    ["c.Stage"],
                    [],
                    Ageing.Edges(basis.Period.To).Days,
                    Ageing.Edges(basis.Period.To).LastDays
                ),
            },
            TableId.T10 => Nothing with { Detentions = await Held() },
            TableId.T11 => Nothing with { Assistance = await AssistanceFact.Read(reader, AssistanceByHost.Of(basis), missions) },
            TableId.T12 => await OfClosedMissions(),
            TableId.T13 => await Movements(),
            TableId.T14 => await Convicted(),
            TableId.T15 => Nothing with
            {
                Cases = await Cases(
                    Whole,
                    [Mission, IsOpen, "c.Unconfirmed", "c.Disputed", "c.DatesMissing"],
                    [],
                    lastDays: [DataQuality.StaleBefore(basis)]
                ),
            },
        };

    /// <param name="totals">Which totals of persons the table has: each that is added up costs as much as one that tells apart.</param>
    private async Task<IReadOnlyList<CaseFact>> Cases(
        CaseFilter filter,
        IReadOnlyList<string> by,
        IReadOnlyList<HarmGroup> totals,
        IEnumerable<DateOnly>? days = null,
        IEnumerable<DateOnly>? lastDays = null
    )
    {
        var about = await About(filter);
        var (spans, lastSpans) = (
            Spans.Of("c.IncidentOn", days, "day", about.Arguments),
            Spans.Of("c.LastMovedOn", lastDays, "last", about.Arguments)
        );
        List<string> columns =
        [
            .. by,
            .. days is null ? [] : (string[])[$"{spans.Sql} AS Span"],
            .. lastDays is null ? [] : (string[])[$"{lastSpans.Sql} AS LastSpan"],
        ];
        var names = string.Join(", ", columns.Select(c => $"f.{c[(c.LastIndexOfAny([' ', '.']) + 1)..]}"));
        var facts = await reader.Query<CaseFact>(
            $$"""
            -- FactReader.Cases
            SELECT {{names}}, COUNT(*) AS Cases{{string.Concat(totals.Select(t => $", SUM(f.{t}) AS {t}"))}}
            FROM (
                SELECT {{string.Join(", ", columns.Concat(totals.Select(t => about.Total($"{t}"))))}}
                FROM {CaseRow} AS c{{about.Persons}}
                WHERE {{about.Cases}}
            ) AS f
            GROUP BY {{names}}
            """,
            about.Arguments
        );
        return [.. facts.Select(f => f with { Day = spans.First(f.Span), LastDay = lastSpans.First(f.LastSpan) })];
    }

    private async Task<IReadOnlyList<KilledFact>> Killed()
    {
        var about = await About(Whole);
        return await reader.Query<KilledFact>(
            $$"""
            -- FactReader.Killed
            SELECT f.Year, f.PersonnelGroup, COUNT(*) AS Persons
            FROM (
                SELECT {{Year}}, p.PersonnelGroup
                FROM {PersonRow} AS p INNER JOIN {CaseRow} AS c ON c.CaseId = p.CaseId
                WHERE p.Harm = 'killed'{{about.OnPerson}} AND {{about.Cases}}
            ) AS f
            GROUP BY f.Year, f.PersonnelGroup
            """,
            about.Arguments
        );
    }

    private async Task<IReadOnlyList<PersonFact>> Persons()
    {
        var about = await About(Whole);
        return await reader.Query<PersonFact>(
            $$"""
            -- FactReader.Persons
            SELECT p.Personnel, p.Sex, p.Harm, COUNT(*) AS Persons
            FROM {CaseRow} AS c INNER JOIN {PersonRow} AS p ON p.CaseId = c.CaseId
            WHERE {{about.Cases}}{{about.OnPerson}}
            GROUP BY p.Personnel, p.Sex, p.Harm
            """,
            about.Arguments
        );
    }

    private async Task<TableRows> OfClosedMissions()
    {
        if (ClosedMissions.Of(basis, missions) is not { } filter)
            return Nothing;
        var conditions = await CaseConditions.Of(reader, filter, () => Task.FromResult(missions), basis.Period.To);
        return Nothing with
        {
            Cases = await Cases(filter, [Mission, "c.Stage"], []),
            // The messages of each mission are gone through from the last one, until one is found that counts.
            Contacts = await reader.Query<ContactFact>(
                $$"""
                -- FactReader.OfClosedMissions
                SELECT x.Mission, (
                    SELECT MAX(m.SentOn)
                    FROM {MessageRow} AS m INNER JOIN {CaseRow} AS c ON c.CaseId = m.CaseId
                    WHERE m.Mission = x.Mission AND c.Hosts LIKE CONCAT('% ', m.State, ' %') AND {{conditions.Sql}}
                ) AS LastOn
                FROM (SELECT DISTINCT c.Mission FROM {CaseRow} AS c WHERE {{conditions.Sql}}) AS x
                """,
                conditions.Arguments
            ),
        };
    }

    private async Task<TableRows> Concerned()
    {
        var whose = ConcernedStates.Concerned(basis);
        var filter = Whole with { Nationality = whose };
        var told = whose == CaseFilter.Any ? "c.Informed" : $"{TableSubject.Told("c.CaseId", "@told")} AS Informed";
        var cases = await Cases(filter, ["c.Stage", told], [HarmGroup.Killed, HarmGroup.Injured]);
        if (whose != CaseFilter.Any)
        {
            var state = whose == CaseFilter.None ? null : whose;
            return Nothing with
            {
                Cases = cases,
                Concerned =
                [
                    .. cases.Select(c => new ConcernFact
                    {
                        State = state,
                        Stage = c.Stage,
                        Informed = c.Informed,
                        Cases = c.Cases,
                        Killed = c.Killed,
                        Injured = c.Injured,
                    }),
                ],
            };
        }
        var (about, toldTo) = (await About(filter), TableSubject.Told("a.CaseId", "a.ConcernedState"));
        return Nothing with
        {
            Cases = cases,
            Concerned = await reader.Query<ConcernFact>(
                $$"""
                -- FactReader.Concerned
                SELECT f.State, f.Stage, f.Informed, COUNT(*) AS Cases, SUM(f.Killed) AS Killed, SUM(f.Injured) AS Injured
                FROM (
                    SELECT a.ConcernedState AS State, a.Stage, {{toldTo}} AS Informed, a.Killed, a.Injured
                    FROM (
                        SELECT c.CaseId, c.Stage, p.ConcernedState, {{TableSubject.SumsByHarm}}
                        FROM {CaseRow} AS c CROSS JOIN {PersonRow} AS p
                        WHERE p.CaseId = c.CaseId AND {{about.Cases}}{{about.OnPerson}}
                        GROUP BY c.CaseId, c.Stage, p.ConcernedState
                    ) AS a
                ) AS f
                GROUP BY f.State, f.Stage, f.Informed
                """,
                about.Arguments
            ),
        };
    }

    /// <summary>Whoever was ever held: the period of the table is that of the holding, whenever the incident was.</summary>
    private async Task<IReadOnlyList<DetentionFact>> Held()
    {
        var about = await About(basis.Filter);
        about.Arguments.AddDynamicParams(
            new { heldFrom = PartialDate.FromDate(basis.Period.From).ToString(), heldTo = PartialDate.FromDate(basis.Period.To).ToString() }
        );
        return await reader.Query<DetentionFact>(
            $$"""
            -- FactReader.Held
            SELECT f.Mission, f.FromSpan, f.ToSpan, f.Ending, COUNT(*) AS Persons
            FROM (
                SELECT c.Mission, d.Ending, CASE WHEN d.FromDay < @heldFrom THEN 0 WHEN d.FromDay <= @heldTo THEN 1 ELSE 2 END AS FromSpan,
                    CASE WHEN d.ToDay < @heldFrom THEN 0 WHEN d.ToDay <= @heldTo THEN 1 ELSE 2 END AS ToSpan
                FROM {DetentionRow} AS d
                INNER JOIN {CaseRow} AS c ON c.CaseId = d.CaseId
                INNER JOIN {PersonRow} AS p ON p.CaseId = d.CaseId AND p.PersonId = d.PersonId
                WHERE {{about.Cases}}{{about.OnPerson}}
            ) AS f
            GROUP BY f.Mission, f.FromSpan, f.ToSpan, f.Ending
            """,
            about.Arguments
        );
    }

    private async Task<TableRows> Movements()
    {
        var about = await About(basis.Filter);
        about.Arguments.AddDynamicParams(
            new { movedFrom = PartialDate.ShortestFrom(basis.Period.From), movedTo = PartialDate.FromDate(basis.Period.To).ToString() }
        );
        var list = new Listing<MovementFact>(
            "FactReader.Movements",
            "c.Reference, m.Ordinal, m.FromStage, m.ToStage, m.OccurredOn, m.Forum, m.Source",
            "m.OccurredOn, c.Reference, m.Ordinal",
            From("COALESCE(m.OccurredOn, '')")
        )
        {
            FromInOrder = From("m.OccurredOn"),
        };
        var (movements, listed) = await list.Read(reader, about.Arguments, page);
        return Nothing with { Movements = movements, Listed = listed };

        // Case by case, but for a page by the day, of which there is an index.
        string From(string on) =>
            $$"""
                FROM {MovementRow} AS m INNER JOIN {CaseRow} AS c ON c.CaseId = m.CaseId{{about.Persons}}
                WHERE {{on}} >= @movedFrom AND {{on}} <= @movedTo AND {{about.Cases}}
                """;
    }

    private async Task<TableRows> Convicted()
    {
        var about = await About(Whole);
        var (proceedings, listed) = await ProceedingFact.WhereJudged(about).Read(reader, about.Arguments, page);
        return Nothing with { Proceedings = proceedings, Listed = listed };
    }

    private Task<TableSubject> About(CaseFilter filter) => TableSubject.Of(reader, filter, missions, basis.Period.To);
}
