using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Disclosure;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Data;

/// <summary>The core of the product on every engine: what one stores, reads, orders and refuses, the other does too.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.All))]
public sealed class EveryEngineTests(string engine)
{
    private World _world = null!;

    [OneTimeSetUp]
    public async Task Build() => _world = await Engines.World(engine);

    [OneTimeTearDown]
    public async Task Drop()
    {
        if (_world is not null)
            await _world.DisposeAsync();
    }

    [Test]
    public async Task A_case_lives_from_registration_to_erasure()
    {
        var receipt = await _world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR", "KHM"), "once");
        Assert.That(await _world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR", "KHM"), "once"), Is.EqualTo(receipt));
        var (reference, eyes) = (receipt.Reference!, new Viewpoint(Audience.Of("MAR")));
        var caseId = (await _world.Rows<CaseRow>(Viewpoint.Un)).Single(c => c.Reference == reference).CaseId;
        var person = (await _world.Rows<PersonRow>(eyes)).Single(p => p.CaseId == caseId);
        await _world
            .As(World.Desk)
            .Send(new ConfirmNextOfKin.Command(reference, receipt.Version, person.PersonId, new PartialDate(2017, 5, 9)));
        var named = await _world.Position();
        Assert.That((await _world.Rows<PersonRow>(eyes)).Single(p => p.PersonId == person.PersonId).Name, Is.EqualTo("Invented MAR"));
        await Assert.ThrowsAsync<StaleException>(() =>
            _world.As(World.Desk).Send(new SetSummary.Command(reference, receipt.Version, "Late"))
        );
        await _world.As(World.Senior).Send(new ErasePerson.Command(reference, null, person.PersonId, "asked for"));
        Assert.That((await _world.Rows<PersonRow>(eyes, named)).Single(p => p.PersonId == person.PersonId).Name, Is.Null);
        Assert.That((await _world.As(World.Liaison("KHM")).Send(new ViewCase.Query(reference))).Persons, Has.Count.EqualTo(1));
        await Assert.ThrowsAsync<NotFoundException>(() => _world.As(World.Liaison("FRA")).Send(new ViewCase.Query(reference)));
        await _world.AssertSound();
    }

    [Test]
    public async Task Random_lives_give_rows_that_a_rebuild_gives_too()
    {
        var random = new Random(42);
        await Replay.Happen(
            _world,
            Enumerable
                .Range(0, 4)
                .Select(n => new Life(new Guid(n, 9, 9, new byte[8]), new RandomLife(random).Of($"MINUSCA-2017-EE{n}", 7)))
        );
        await _world.AssertSound();
        await _world.Services.GetRequiredService<ReadTables>().Rebuild();
        await _world.AssertSound();
    }

    [Test]
    public async Task Lists_pages_and_tables_are_made()
    {
        for (var i = 0; i < 5; i++)
            await _world
                .As(World.Desk)
                .Send(RegisterCaseTests.Killing("MINUSCA", "MAR") with { OccurredOn = new PartialDate(2016, i + 1) });
        foreach (var sort in Enum.GetValues<CaseSort>())
        {
            var first = await _world
                .As(World.Desk)
                .Send(new ListCases.Query(new CaseFilter { Year = 2016, Text = "bangass" }, sort, Size: 3));
            var second = await _world
                .As(World.Desk)
                .Send(new ListCases.Query(new CaseFilter { Year = 2016, Text = "bangass" }, sort, Size: 3, After: first.Next));
            Assert.That((first.Count, first.Rows.Concat(second.Rows).Select(r => r.Reference).Distinct().Count()), Is.EqualTo((5, 5)));
        }
        Assert.That(
            (await _world.As(World.FocalPoint("MINUSCA", "MONUSCO")).Send(new ListCases.Query(new CaseFilter { Year = 2016 }))).Count,
            Is.EqualTo(5)
        );
        Assert.That((await _world.As(World.FocalPoint("MONUSCO")).Send(new ListCases.Query(new CaseFilter()))).Count, Is.Zero);
        TableId[] lists = [TableId.T10, TableId.T13, TableId.T14];
        CaseFilter[] filters =
        [
            new(),
            new() { Nationality = "MAR", PersonnelGroup = PersonnelGroup.Military },
            new() { Missions = ["MINUSCA", "MONUSCO"], Host = "CAF" },
        ];
        foreach (var caller in new[] { World.Desk, World.Liaison("MAR") })
        foreach (var filter in filters)
        foreach (var id in Enum.GetValues<TableId>())
        {
            var whole = await _world.As(caller).Send(new ViewTable.Query(id, Period.OfYear(2016), filter));
            var page = await _world.As(caller).Send(new ViewTable.Query(id, Period.OfYear(2016), filter, Page: 1));
            Assert.That(page.Rows, Has.Count.EqualTo(whole.Rows.Count), $"{id} of {caller.Audience}");
            // A list of single things is empty where nothing of the kind happened.
            if (!lists.Contains(id))
                Assert.That(whole.Rows, Is.Not.Empty, $"{id} of {caller.Audience}");
        }
    }

    /// <summary>Case and accents are of the text, not of the engine: codes, references and subjects are compared by code points.</summary>
    [Test]
    public async Task Text_is_compared_by_its_code_points()
    {
        var receipt = await _world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            _world.As(World.Desk).Send(new ViewCase.Query(receipt.Reference!.ToLowerInvariant()))
        );
        await _world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"), "Key");
        Assert.That((await _world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"), "KEY")).Reference, Is.Not.Null);
    }

    [TestCase("a\0b")]
    [TestCase("\uFFFD \u2028 \uFEFF 😀 \u0001 '; DROP TABLE Ledger; --")]
    public async Task Strange_characters_stay_as_they_are(string text)
    {
        var receipt = await _world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        await _world.As(World.Desk).Send(new SetSummary.Command(receipt.Reference!, null, text));
        Assert.That((await _world.As(World.Liaison("MAR")).Send(new ViewCase.Query(receipt.Reference!))).Case.Summary, Is.EqualTo(text));
        await _world.AssertSound();
    }

    [TestCase("UPDATE Ledger SET Actor = 'x'")]
    [TestCase("DELETE FROM Ledger WHERE Seq = 1")]
    public async Task The_ledger_refuses_to_be_changed(string sql)
    {
        await Assert.CatchAsync<System.Data.Common.DbException>(() => _world.Database.Write(s => s.Execute(sql)));
        await _world.AssertSound();
    }

    [Test]
    public async Task What_is_stored_is_read_as_it_was()
    {
        var (time, id) = (new DateTime(638_000_000_123_456_789, DateTimeKind.Utc), new Guid("00112233-4455-6677-8899-aabbccddeeff"));
        await _world.Database.Write(s =>
            s.Insert(
                "AccessLog",
                ["Id", "At", "Subject", "Role", "Audience", "Deed", "Reference"],
                [
                    [id, time, "é中😀", "liaison", "UN", "read_case", null],
                ]
            )
        );
        await _world.Database.Write(s =>
            s.Insert(
                "PersonKey",
                ["PersonId", "Wrapped"],
                [
                    [id, new byte[] { 1, 0, 2 }],
                ]
            )
        );
        var read = await _world.Database.Read(s =>
            s.QuerySingle<(DateTime At, string Subject, string? Reference)>(
                "SELECT At, Subject, Reference FROM AccessLog WHERE Id = @id AND At = @time",
                new { id, time }
            )
        );
        Assert.That(read, Is.EqualTo((time, "é中😀", (string?)null)));
        Assert.That(
            await _world.Database.Read(s =>
                s.QuerySingle<byte[]>("SELECT Wrapped FROM PersonKey WHERE PersonId IN @ids", new { ids = s.Ids([id]) })
            ),
            Is.EqualTo(new byte[] { 1, 0, 2 })
        );
    }
}
