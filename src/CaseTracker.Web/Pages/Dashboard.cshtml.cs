using System.Globalization;
using CaseTracker.Briefing;
using CaseTracker.Home;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>Where justice is moving, where it is stuck and what is overdue; every figure opens the rows behind it.</summary>
public sealed class DashboardModel(IMediator mediator) : PageModel
{
    private static readonly DashboardFigure[] OfHosts = [.. Enum.GetValues<DashboardFigure>().Where(f => f != DashboardFigure.OverdueUn)];

    public Dashboard Board { get; private set; } = null!;

    /// <summary>A table of the page.</summary>
    /// <param name="Title">Of its text.</param>
    /// <param name="Head">What its rows are called.</param>
    public sealed record Part(
        string Id,
        string Title,
        string Head,
        IReadOnlyList<DashboardLine> Lines,
        IReadOnlyList<DashboardFigure> Figures,
        Func<string, string> Name,
        Func<DashboardFigure, string, string> Address
    );

    public IEnumerable<Part> Parts =>
        [
            new(
                "missions",
                "Dashboard.ByMission",
                FilterWords.Name("mission"),
                Board.Missions,
                Enum.GetValues<DashboardFigure>(),
                k => TableTexts.Name(HeadKind.Mission, k),
                (f, k) => AddressOf(f, mission: k)
            ),
            new(
                "hosts",
                "Dashboard.ByHost",
                FilterWords.Name("host"),
                Board.Hosts,
                OfHosts,
                k => TableTexts.Name(HeadKind.Host, k),
                (f, k) => AddressOf(f, host: k)
            ),
        ];

    /// <summary>What matters most, each with what opens it.</summary>
    public IEnumerable<(string Text, int Count, string Address)> Marks =>
        [
            .. new[]
            {
                DashboardFigure.Moved,
                DashboardFigure.LongUnmoved,
                DashboardFigure.NoInformation,
                DashboardFigure.OverdueStates,
                DashboardFigure.OverdueUn,
            }.Select(f => (PageText.Of($"Dashboard.{f}"), Board.Total.Figures[f], AddressOf(f))),
            (PageText.Of("Dashboard.AwaitingNextOfKin"), Board.AwaitingNextOfKin, $"/cases?{Dashboard.Families.ToQueryString()}"),
            (PageText.Of("Dashboard.NotNotified"), Board.NotNotified, $"/cases?{Dashboard.Silent.ToQueryString()}"),
        ];

    public async Task OnGetAsync() => Board = await mediator.Send(new ViewDashboard.Query(), HttpContext.RequestAborted);

    /// <summary>The table of all steps of the twelve months.</summary>
    public string Steps() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/tables/{TableId.T13}?period={Board.Today.AddMonths(-12):yyyy-MM-dd}..{Board.Today:yyyy-MM-dd}"
        );

    public string AddressOf(DashboardFigure figure, string? mission = null, string? host = null) =>
        Board.CasesOf(figure, mission, host) is { } cases
            ? new Parameters("/cases", cases.ToParameters()).ToString()
            : new Parameters("/clocks", [])
                .With("owed", figure == DashboardFigure.OverdueUn ? "un" : "states")
                .With("state", host)
                .With("mission", mission)
                .ToString();
}
