using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Home;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Home;

public sealed class DashboardTests
{
    /// <summary>Over invented cases of many missions: each figure is what the list behind it counts.</summary>
    [Test]
    public async Task Counts_what_the_lists_behind_its_figures_count()
    {
        await using var world = await World.New();
        var missions = await world.Services.GetRequiredService<MissionDirectory>().Read();
        await world.InScope(
            World.Desk,
            s => s.GetRequiredService<Seeder>().Seed(Author.System, new SyntheticCases(missions, 7, new DateOnly(2024, 1, 1)), 60)
        );
        foreach (var caller in new[] { World.Desk, World.FocalPoint("MINUSCA") })
        {
            var board = await world.As(caller).Send(new ViewDashboard.Query());
            foreach (var figure in Enum.GetValues<DashboardFigure>())
            {
                await Same(board.Total, null, null);
                foreach (var line in board.Missions)
                    await Same(line, line.Key, null);
                foreach (var line in board.Hosts.Where(_ => figure != DashboardFigure.OverdueUn))
                    await Same(line, null, line.Key);

                async Task Same(DashboardLine line, string? mission, string? host) =>
                    Assert.That(
                        line.Figures[figure],
                        Is.EqualTo(
                            board.CasesOf(figure, mission, host) is { } filter
                                ? (await world.As(caller).Send(new ListCases.Query(filter))).Count
                                : (
                                    await world
                                        .As(caller)
                                        .Send(
                                            new ListClocks.Query(
                                                new ClockFilter(OfUn: figure == DashboardFigure.OverdueUn, State: host, Mission: mission)
                                            )
                                        )
                                ).Counts[ClockView.Overdue]
                        ),
                        $"{figure} of {line.Key} for {caller.Role}"
                    );
            }
        }
    }

    [Test]
    public void Puts_first_where_most_is_stuck_and_counts_a_case_of_two_hosts_once_in_the_total()
    {
        ViewDashboard.CaseSum[] cases =
        [
            new()
            {
                Mission = "UNISFA",
                Hosts = " SDN SSD ",
                StillOpen = 3,
                LongUnmoved = 1,
            },
            new()
            {
                Mission = "MINUSMA",
                Hosts = " MLI ",
                StillOpen = 2,
                LongUnmoved = 2,
            },
            new()
            {
                Mission = "",
                Hosts = "  ",
                StillOpen = 1,
            },
        ];
        var board = Dashboard.Of(
            new DateOnly(2024, 1, 15),
            cases,
            [
                new()
                {
                    Mission = "MINUSMA",
                    Obliged = "MLI",
                    Clocks = 4,
                },
                new()
                {
                    Mission = "MINUSMA",
                    Obliged = "UN",
                    Clocks = 5,
                },
            ]
        );
        Assert.Multiple(() =>
        {
            Assert.That(board.Missions.Select(l => l.Key), Is.EqualTo(["MINUSMA", "UNISFA", "none"]));
            Assert.That(board.Hosts.Select(l => l.Key), Is.EqualTo(["MLI", "SDN", "SSD", "none"]));
            Assert.That(board.Total.Figures[DashboardFigure.Open], Is.EqualTo(6));
            Assert.That(
                (board.Missions[0].Figures[DashboardFigure.OverdueStates], board.Missions[0].Figures[DashboardFigure.OverdueUn]),
                Is.EqualTo((4, 5))
            );
        });
    }
}
