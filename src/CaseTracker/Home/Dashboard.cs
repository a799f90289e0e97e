using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Home;

/// <summary>What a dashboard counts.</summary>
public enum DashboardFigure
{
    /// <summary>Cases that are not closed, as all below but the next.</summary>
    Open,

    /// <summary>Cases on which something moved within twelve months, closed ones too.</summary>
    Moved,

    /// <summary>Cases on which nothing moved for over twelve months.</summary>
    Unmoved,

    /// <summary>Cases on which nothing moved for over twenty-four months.</summary>
    LongUnmoved,

    /// <summary>Cases on which the host State has never replied.</summary>
    NoInformation,

    /// <summary>Time limits of States that have run out.</summary>
    OverdueStates,

    /// <summary>Time limits of the UN that have run out.</summary>
    OverdueUn,
}

/// <summary>The figures of one mission or one host State.</summary>
/// <param name="Key">Its code, or <see cref="CaseFilter.None"/>; empty in the total.</param>
public sealed record DashboardLine(string Key, IReadOnlyDictionary<DashboardFigure, int> Figures);

/// <summary>Where justice is moving, where it is stuck and what is overdue on a day; each case of the total once, under several host States
/// under each of them.</summary>
public sealed record Dashboard(
    DateOnly Today,
    DashboardLine Total,
    IReadOnlyList<DashboardLine> Missions,
    IReadOnlyList<DashboardLine> Hosts
)
{
    /// <summary>Cases with killed persons whose next of kin are not confirmed informed.</summary>
    public int AwaitingNextOfKin { get; init; }

    /// <summary>Cases of which no host State was notified.</summary>
    public int NotNotified { get; init; }

    /// <summary>What opens <see cref="AwaitingNextOfKin"/>.</summary>
    public static CaseFilter Families { get; } = new() { AwaitsNextOfKin = true };

    /// <summary>What opens <see cref="NotNotified"/>.</summary>
    public static CaseFilter Silent { get; } = new() { HostNotified = false, StageUpTo = Stage.Reported };

    /// <summary>The filter that opens exactly the cases of a figure; null where it counts time limits.</summary>
    public CaseFilter? CasesOf(DashboardFigure figure, string? mission = null, string? host = null)
    {
        var all = new CaseFilter { Missions = mission is null ? [] : [mission], Host = host };
        var open = all with { Open = true };
        return figure switch
        {
            DashboardFigure.Open => open,
            DashboardFigure.Moved => all with { MovedSince = YearBefore(Today) },
            DashboardFigure.Unmoved => open with { UnmovedSince = YearBefore(Today) },
            DashboardFigure.LongUnmoved => open with { UnmovedSince = TwoYearsBefore(Today) },
            DashboardFigure.NoInformation => open with { Accountability = Accountability.NoInformation },
            _ => null,
        };
    }

    internal static DateOnly YearBefore(DateOnly today) => today.AddMonths(-12);

    internal static DateOnly TwoYearsBefore(DateOnly today) => today.AddMonths(-24);

    /// <summary>Pure: the lines, those first in which most is stuck.</summary>
    internal static Dashboard Of(DateOnly today, IReadOnlyList<ViewDashboard.CaseSum> cases, IReadOnlyList<ViewDashboard.ClockSum> clocks)
    {
        var un = Audience.Un.Code;
        return new Dashboard(
            today,
            Line("", cases, clocks),
            Lines(cases.ToLookup(c => Or(c.Mission)), clocks.ToLookup(k => Or(k.Mission))),
            // What the UN owes is owed by no host State.
            Lines(
                cases.SelectMany(c => HostsOf(c).Select(h => (Host: h, Sum: c))).ToLookup(x => x.Host, x => x.Sum),
                clocks.Where(k => k.Obliged != un).ToLookup(k => k.Obliged),
                ofHosts: true
            )
        );
    }

    private static List<DashboardLine> Lines(
        ILookup<string, ViewDashboard.CaseSum> cases,
        ILookup<string, ViewDashboard.ClockSum> clocks,
        bool ofHosts = false
    ) =>
        [
            .. cases
                .Select(c => c.Key)
                .Concat(ofHosts ? [] : clocks.Select(k => k.Key))
                .Distinct()
                .Select(key => Line(key, [.. cases[key]], [.. clocks[key]]))
                .Where(l => l.Figures.Values.Any(f => f > 0))
                .OrderByDescending(l => l.Figures[DashboardFigure.LongUnmoved])
                .ThenByDescending(l => l.Figures[DashboardFigure.Open])
                .ThenBy(l => l.Key, StringComparer.Ordinal),
        ];

    private static DashboardLine Line(
        string key,
        IReadOnlyList<ViewDashboard.CaseSum> cases,
        IReadOnlyList<ViewDashboard.ClockSum> clocks
    ) =>
        new(
            key,
            new Dictionary<DashboardFigure, int>
            {
                [DashboardFigure.Open] = cases.Sum(c => c.StillOpen),
                [DashboardFigure.Moved] = cases.Sum(c => c.Moved),
                [DashboardFigure.Unmoved] = cases.Sum(c => c.Unmoved),
                [DashboardFigure.LongUnmoved] = cases.Sum(c => c.LongUnmoved),
                [DashboardFigure.NoInformation] = cases.Sum(c => c.NoInformation),
                [DashboardFigure.OverdueStates] = clocks.Where(k => k.Obliged != Audience.Un.Code).Sum(k => k.Clocks),
                [DashboardFigure.OverdueUn] = clocks.Where(k => k.Obliged == Audience.Un.Code).Sum(k => k.Clocks),
            }
        );

    private static string Or(string mission) => mission.Length > 0 ? mission : CaseFilter.None;

    private static string[] HostsOf(ViewDashboard.CaseSum sum) =>
        sum.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } hosts ? hosts : [CaseFilter.None];
}
