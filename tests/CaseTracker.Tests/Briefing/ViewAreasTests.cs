using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Briefing;

public sealed class ViewAreasTests
{
    private static readonly Period Series = new(Period.SeriesStart, new DateOnly(2023, 12, 31));

    [Test]
    public async Task Counts_what_the_list_behind_each_figure_counts_for_every_reader()
    {
        await using var world = await World.New();
        await world.Seed(5, 80);
        foreach (var caller in new[] { World.Desk, World.Liaison("MLI"), World.FocalPoint("MINUSMA") })
        {
            var found = await world.As(caller).Send(new ViewAreas.Query(Series));
            Assert.That(found.Rows.Select(r => (r.Host, r.Area)), Is.Unique);
            foreach (var row in found.Rows)
            {
                var cases = (await world.As(caller).Send(new ListCases.Query(found.CasesOf(row), Size: 200))).Rows;
                Assert.That(
                    (cases.Count, cases.Sum(c => c.Killed), cases.Sum(c => c.Injured)),
                    Is.EqualTo((row.Cases, row.Killed, row.Injured)),
                    $"{row.Host} {row.Area} for {caller.Role}"
                );
            }
        }
    }

    [Test]
    public async Task Areas_stay_as_they_stood_at_a_position_that_only_the_UN_may_ask_for()
    {
        await using var world = await World.New();
        var receipt = await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        var position = await world.Position();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        var (then, now) = (
            await world.As(World.Desk).Send(new ViewAreas.Query(Series, Position: position)),
            await world.As(World.Desk).Send(new ViewAreas.Query(Series))
        );
        Assert.That((then.Rows.Single().Cases, now.Rows.Single().Cases), Is.EqualTo((1, 2)));
        var behind = await world.As(World.Desk).Send(new ListCases.Query(then.CasesOf(then.Rows[0]), Position: position));
        Assert.That(behind.Rows.Select(c => c.Reference), Is.EqualTo(new[] { receipt.Reference }));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            world.As(World.Liaison("MAR")).Send(new ViewAreas.Query(Series, Position: position))
        );
    }

    [Test]
    public async Task A_State_sees_the_areas_of_its_own_cases_alone()
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        Assert.That(
            (await world.As(World.Liaison("MAR")).Send(new ViewAreas.Query(Series))).Rows.Single(),
            Is.EqualTo(new ViewAreas.Row("CAF", "Mbomou", 1, 1, 0))
        );
        Assert.That((await world.As(World.Liaison("FRA")).Send(new ViewAreas.Query(Series))).Rows, Is.Empty);
    }
}
