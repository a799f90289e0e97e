using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>Tabulates: pure functions from the rows of one audience to a table, so that a published figure can be produced again.</summary>
public static class Tables
{
    public static BriefingTable Of(TableId id, TableRows rows) =>
        id switch
        {
            TableId.T1 => Casualties.Tabulate(rows),
            TableId.T2 => Trend.Tabulate(rows),
            TableId.T3 => Funnel.Tabulate(rows),
            TableId.T4 => AccusedByMission.Tabulate(rows),
            TableId.T5 => AccountabilityByHost.Tabulate(rows),
            TableId.T6 => CorrespondenceByHost.Tabulate(rows),
            TableId.T7 => ConcernedStates.Tabulate(rows),
            TableId.T8 => PersonnelAffected.Tabulate(rows),
            TableId.T9 => Ageing.Tabulate(rows),
            TableId.T10 => Detentions.Tabulate(rows),
            TableId.T11 => AssistanceByHost.Tabulate(rows),
            TableId.T12 => ClosedMissions.Tabulate(rows),
            TableId.T13 => StageMovements.Tabulate(rows),
            TableId.T14 => Convictions.Tabulate(rows),
            TableId.T15 => DataQuality.Tabulate(rows),
        };

    /// <summary>The filter of a whole table: all its cells limit it further.</summary>
    internal static CaseFilter Whole(TableRows rows) => Within(rows.Basis.Filter, rows.Basis.Period);

    internal static CaseFilter Within(CaseFilter filter, Period period) =>
        filter with
        {
            From = period.From == DateOnly.MinValue ? null : PartialDate.FromDate(period.From),
            To = period.To == DateOnly.MaxValue ? null : PartialDate.FromDate(period.To),
        };

    internal static string KeyOf(string mission) => mission.Length > 0 ? mission : CaseFilter.None;

    /// <summary>The days that tell what lies in the period from what does not.</summary>
    internal static IEnumerable<DateOnly> Edges(Period period) =>
        period.To == DateOnly.MaxValue ? [period.From] : [period.From, period.To.AddDays(1)];

    internal static int Count(IEnumerable<CaseFact> cases) => cases.Sum(c => c.Cases);

    internal static int Count(IEnumerable<CaseFact> cases, Func<CaseFact, bool> which) => Count(cases.Where(which));

    internal static Cell Persons(IEnumerable<CaseFact> cases, HarmGroup harm, CaseFilter filter) =>
        new(cases.Sum(c => c.Affected(harm)), filter with { Harm = harm });

    /// <summary>Empty where no proceeding has such a number: that nobody stated one is not none.</summary>
    internal static Cell Accused(IReadOnlyList<ProceedingFact> proceedings, AccusedCount count, ProceedingFilter filter) =>
        new(proceedings.Any(p => p[count] is not null) ? proceedings.Sum(p => p[count] ?? 0) : null, filter.Cases) { Proceedings = filter };

    /// <summary>Per mille, rounded half up in whole numbers, so that it is the same everywhere.</summary>
    internal static int? PerMille(int part, int whole) => whole == 0 ? null : ((2000 * part) + whole) / (2 * whole);

    /// <summary>The hosts under which a case appears: it counts under each, and once in the total.</summary>
    internal static IEnumerable<string> HostsOf(TableRows rows, CaseFact fact) =>
        fact.HostKeys.Where(h => rows.Basis.Filter.Host is null || h == rows.Basis.Filter.Host);
}
