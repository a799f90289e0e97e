using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using FluentValidation;
using FsCheck;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Cases;

public sealed class ListPagingTests
{
    [Property(MaxTest = 3)]
    public async Task Paging_visits_each_row_once_in_order_and_counts_them(int seed, PositiveInt size)
    {
        await using var world = await Synthetic.World(seed, 70);
        var (filter, step) = (new CaseFilter { Standing = null }, (size.Get % 17) + 1);
        foreach (var caller in await Callers(world))
        {
            foreach (var sort in Enum.GetValues<CaseSort>())
            {
                foreach (var descending in new[] { true, false })
                {
                    var query = new ListCases.Query(filter, sort, descending, Size: step);
                    var whole = await world.As(caller).Send(query with { Size = 200 });
                    var pages = await Pages(world.As(caller), query);
                    Assert.That(pages.SelectMany(p => p.Rows).Select(r => r.Reference), Is.EqualTo(whole.Rows.Select(r => r.Reference)));
                    Assert.That(pages.Select(p => p.Count), Is.All.EqualTo(whole.Rows.Count));
                    Assert.That(pages[0].WithoutInformation, Is.EqualTo(whole.Rows.Count(r => r.Accountability == "no_information")));
                    if (pages.Count > 1)
                        Assert.That(await Back(world.As(caller), query, pages[^1]), Is.EqualTo(pages[^2].Rows.Select(r => r.Reference)));
                }
            }
        }
    }

    [Property(MaxTest = 2)]
    public async Task A_count_stays_exact_while_the_record_grows(int seed)
    {
        await using var world = await Synthetic.World(seed, 30);
        var filters = new[]
        {
            new CaseFilter(),
            new CaseFilter { Accountability = Accountability.NoInformation },
            new CaseFilter { Harm = HarmGroup.Killed },
            new CaseFilter { Text = "invented" },
        };
        for (var more = 0; more < 3; more++)
        {
            foreach (var filter in filters)
            {
                var found = await world.As(World.Desk).Send(new ListCases.Query(filter, Size: 200));
                Assert.That(found.Count, Is.EqualTo(found.Rows.Count));
            }
            var first = (
                await world.As(World.Desk).Send(new ListCases.Query(new CaseFilter { HostNotified = false, StageUpTo = Stage.Reported }))
            ).Rows;
            if (first.FirstOrDefault(r => r.HostStates.Count > 0) is { } open)
            {
                await world
                    .As(World.Desk)
                    .Send(new NotifyState.Command(open.Reference, null, open.HostStates[0], new PartialDate(2024, 1, 10)));
                await world
                    .As(World.Desk)
                    .Send(new AcknowledgeNotification.Command(open.Reference, null, open.HostStates[0], new PartialDate(2024, 1, 11)));
            }
            await world.Seed(seed + more + 1, 20);
        }
    }

    [Test]
    public async Task A_mark_that_the_list_did_not_make_is_refused()
    {
        await using var world = await World.New();
        foreach (
            var mark in new[] { "x", "Zg", "Zi4uLg", new string('A', 500), new PageMark("many", "UNMISS-2017-AAAA", false).ToString() }
        )
            await Assert.ThrowsAsync<ValidationException>(() =>
                world.As(World.Desk).Send(new ListCases.Query(new CaseFilter(), CaseSort.Killed, After: mark))
            );
        await Assert.ThrowsAsync<ValidationException>(() => world.As(World.Desk).Send(new ListCases.Query(new CaseFilter(), Size: 0)));
    }

    internal static async Task<IReadOnlyList<Caller>> Callers(World world)
    {
        var rows = await world.Rows<CaseRow>(Viewpoint.Un);
        var state = (await world.Rows<StateRow>(Viewpoint.Un)).CountBy(s => s.State).MaxBy(s => s.Value).Key;
        return [World.Desk, World.Liaison(state), World.FocalPoint(rows.CountBy(r => r.Mission).MaxBy(m => m.Value).Key)];
    }

    private static async Task<List<ListCases.Result>> Pages(World.Actor actor, ListCases.Query query)
    {
        var pages = new List<ListCases.Result> { await actor.Send(query) };
        Assert.That(pages[0].Previous, Is.Null);
        while (pages[^1].Next is { } next)
            pages.Add(await actor.Send(query with { After = next }));
        return pages;
    }

    private static async Task<IEnumerable<string>> Back(World.Actor actor, ListCases.Query query, ListCases.Result last) =>
        (await actor.Send(query with { After = last.Previous })).Rows.Select(r => r.Reference);
}
