using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Disclosure;

/// <summary>A count that is carried on from an earlier one is the number of rows that there are, for every reader and after every
/// command.</summary>
public sealed class CountTests
{
    private static readonly CaseFilter[] _filters =
    [
        new() { Standing = null },
        new(),
        new() { StageReached = Stage.HostNotified, Standing = null },
        new() { Nationality = "MAR", Standing = null },
        new() { Host = "CAF" },
        new() { Text = "bang kid", Standing = null },
    ];

    [TestCase(1)]
    [TestCase(2)]
    public async Task Counts_what_there_is(int seed)
    {
        await using var world = await World.New();
        var (random, past) = (new Random(seed), new List<(long Position, int Count)>());
        var lives = Enumerable
            .Range(0, 6)
            .Select(n => new Life(new Guid(n, 5, 5, new byte[8]), new RandomLife(random).Of($"MINUSCA-2017-CC{n}", 5)));
        await Replay.Happen(
            world,
            lives,
            async () =>
            {
                foreach (var caller in (Caller[])[World.Desk, World.Liaison("MAR"), World.Liaison("CAF"), World.FocalPoint("MONUSCO")])
                {
                    var filter = _filters[random.Next(_filters.Length)];
                    var list = await world.As(caller).Send(new ListCases.Query(filter, Size: 200));
                    Assert.That(
                        (list.Count, list.WithoutInformation),
                        Is.EqualTo((list.Rows.Count, list.Rows.Count(r => r.Accountability == "no_information"))),
                        $"{caller.Role} {filter}"
                    );
                }
                past.Add((await world.Position(), (await world.As(World.Desk).Send(new ListCases.Query(_filters[2], Size: 200))).Count));
            }
        );
        foreach (var (position, count) in past)
            Assert.That((await world.As(World.Desk).Send(new ListCases.Query(_filters[2], Position: position))).Count, Is.EqualTo(count));
        await world.Services.GetRequiredService<ReadTables>().Rebuild();
        Assert.That((await world.As(World.Desk).Send(new ListCases.Query(_filters[0], Size: 200))).Count, Is.EqualTo(6));
    }

    /// <summary>Not even a count remembers a name: neither now nor at a past position, asked before or not.</summary>
    [Test]
    public async Task An_erased_name_is_not_counted_any_more()
    {
        await using var world = await World.New();
        await world
            .As(World.Desk)
            .Send(
                Cases.RegisterCaseTests.Killing("MINUSCA", "MAR") with
                {
                    Persons =
                    [
                        new AddPerson.Facts(
                            Personnel.Contingent,
                            Sex.Male,
                            "MAR",
                            [new HarmSuffered(Harm.Killed, null)],
                            "Zyxwvut Qponmlk"
                        ),
                    ],
                }
            );
        var (position, person) = (await world.Position(), (await world.Rows<PersonRow>(Viewpoint.Un)).Single());
        var search = new CaseFilter { Text = "zyxwv" };
        Assert.That((await world.As(World.Desk).Send(new ListCases.Query(search))).Count, Is.EqualTo(1));
        Assert.That((await world.As(World.Desk).Send(new ListCases.Query(search, Position: position))).Count, Is.EqualTo(1));

        await Ledger.PersonalDataTests.Erase(world, person.CaseId, person.PersonId);

        Assert.That((await world.As(World.Desk).Send(new ListCases.Query(search))).Count, Is.Zero);
        Assert.That((await world.As(World.Desk).Send(new ListCases.Query(search, Position: position))).Count, Is.Zero);
    }
}
