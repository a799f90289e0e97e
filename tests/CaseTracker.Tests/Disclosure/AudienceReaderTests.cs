using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Disclosure;

/// <summary>Whatever a query says, its reader sees the rows of its own audience, missions and position alone.</summary>
public sealed class AudienceReaderTests
{
    private World _world = null!;

    [OneTimeSetUp]
    public async Task Build()
    {
        _world = await World.New();
        await _world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        await _world.As(World.Desk).Send(RegisterCaseTests.Killing("MONUSCO", "KHM"));
    }

    [OneTimeTearDown]
    public async Task Drop() => await _world.DisposeAsync();

    [Test]
    public async Task An_argument_of_the_query_cannot_change_whose_eyes_it_has()
    {
        foreach (
            var arguments in (object[])
                [
                    new { audience = "UN" },
                    new { Audience = "UN", open = 5L },
                    new Dictionary<string, object> { ["audience"] = "UN" },
                    new { missions = new[] { "MONUSCO" } },
                ]
        )
        {
            Assert.That(
                await ReadOrRefuse(new Viewpoint(Audience.Of("MAR")), "SELECT c.Audience FROM {CaseRow} AS c", arguments),
                Is.SubsetOf((string[])["MAR"]),
                arguments.ToString()
            );
            Assert.That(
                await ReadOrRefuse(new Viewpoint(Audience.Un, ["MINUSCA"]), "SELECT c.Mission FROM {CaseRow} AS c", arguments),
                Is.SubsetOf((string[])["MINUSCA"]),
                arguments.ToString()
            );
        }
    }

    [TestCase("SELECT c.Audience FROM {CaseRow} AS c WHERE 1 = 1 OR c.Audience = 'UN'")]
    [TestCase(
        "SELECT c.Audience FROM {CaseRow} AS c UNION SELECT p.Audience FROM {PersonRow} AS p UNION SELECT w.Audience FROM {WordRow} AS w UNION SELECT t.Audience FROM {TimelineRow} AS t"
    )]
    [TestCase("SELECT c.Audience FROM {PersonRow} AS p RIGHT JOIN {CaseRow} AS c ON 1 = 1")]
    public async Task A_condition_of_the_query_cannot_widen_it(string sql) =>
        Assert.That((await Read(new Viewpoint(Audience.Of("MAR")), sql)).Distinct(), Is.EqualTo((string[])["MAR"]));

    [TestCase("{Ledger}")]
    [TestCase("{DesignationRow}")]
    [TestCase("{SourceRow}")]
    [TestCase("{Nothing}")]
    public async Task A_table_that_is_not_written_for_audiences_is_refused(string table) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Read(Viewpoint.Un, $"SELECT 'x' FROM {table} AS t"));

    [Test]
    public async Task Who_has_no_mission_sees_no_case() =>
        Assert.That(await Read(new Viewpoint(Audience.Un, []), "SELECT c.Mission FROM {CaseRow} AS c"), Is.Empty);

    [Test]
    public void Every_row_of_an_audience_says_of_which_mission_it_is() =>
        Assert.That(
            RowTable
                .All.Where(t => t.IsPerAudience && !(t.Columns.Contains("Mission") && t.Columns.Contains("Audience")))
                .Select(t => t.Name),
            Is.Empty
        );

    [Test]
    public async Task The_past_and_the_eyes_of_others_are_for_the_UN() =>
        await _world.Database.Read(async session =>
        {
            foreach (
                var caller in (Caller[])
                    [
                        World.Liaison("MAR"),
                        World.Liaison("MAR") with
                        {
                            Role = Role.Auditor,
                        },
                        World.Liaison("MAR") with
                        {
                            Role = Role.Administrator,
                        },
                    ]
            )
            {
                Assert.Throws<ForbiddenException>(() => caller.Open(session, 1, null));
                Assert.Throws<ForbiddenException>(() => caller.Open(session, null, Audience.Un));
                Assert.Throws<ForbiddenException>(() => caller.Open(session, null, Audience.Of("KHM")));
                Assert.That(caller.Open(session, null, Audience.Of("MAR")).Viewpoint.Audience, Is.EqualTo(Audience.Of("MAR")));
            }
            Assert.Throws<ForbiddenException>(() => World.FocalPoint("MINUSCA").Open(session, null, Audience.Of("MAR")));
            Assert.Throws<ForbiddenException>(() => World.Desk.Open(session, null, Audience.UnStrict));
            Assert.That(World.FocalPoint("MINUSCA").Open(session, 200, null).Viewpoint.Missions, Is.EqualTo((string[])["MINUSCA"]));
            return await Task.FromResult(true);
        });

    /// <summary>Nothing where the database refuses arguments of that name.</summary>
    private async Task<IReadOnlyList<string>> ReadOrRefuse(Viewpoint eyes, string sql, object arguments)
    {
        try
        {
            return await Read(eyes, sql, arguments);
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }

    private Task<IReadOnlyList<string>> Read(Viewpoint eyes, string sql, object? arguments = null) =>
        _world.Database.Read(session => new AudienceReader(session, eyes).Query<string>("-- Test\n" + sql, arguments));
}
