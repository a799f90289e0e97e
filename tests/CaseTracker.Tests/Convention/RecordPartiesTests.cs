using CaseTracker.Access;
using CaseTracker.Convention;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using FluentValidation;

namespace CaseTracker.Tests.Convention;

public sealed class RecordPartiesTests
{
    private const string Header = "state,treaty,deposited_on,in_force_on,withdrawn_on,source\n";
    private const string Invented =
        Header
        + "NOR,convention,1995-07-03,1999-01-15,,Invented for a test\nNOR,optional_protocol,2006-02,2010-08-19,2020-05-01,Invented for a test\n";

    private static readonly DateOnly _today = new(2026, 11, 22);

    [Test]
    public async Task What_is_recorded_is_listed_with_who_recorded_it_and_why_and_silence_binds_nobody()
    {
        await using var world = await World.New();
        await world.Do(new RecordParties.Command(Invented, "List of the depositary"));
        var found = await world.As(World.Desk).Send(new ListParties.Query());
        var list = new PartyList(found.Parties);
        Assert.That(
            found.Parties.Select(p => (p.State, p.Treaty)),
            Is.EqualTo([("NOR", Treaty.Convention), ("NOR", Treaty.OptionalProtocol)])
        );
        Assert.That(found.History.Select(h => (h.Reason, h.Lines)), Is.EqualTo([("List of the depositary", 2)]));
        Assert.That(
            (
                list.Binds("NOR", Treaty.Convention, new(1999, 1, 14)),
                list.Binds("NOR", Treaty.Convention, new(1999, 1, 15)),
                list.Binds("SWE", Treaty.Convention, _today)
            ),
            Is.EqualTo((false, true, false))
        );
        Assert.That(
            (list.Binds("NOR", Treaty.OptionalProtocol, new(2020, 4, 30)), list.Binds("NOR", Treaty.OptionalProtocol, new(2020, 5, 1))),
            Is.EqualTo((true, false))
        );
        await world.AssertSound();
    }

    [Test]
    public async Task The_next_list_takes_the_place_of_the_whole_and_the_same_one_changes_nothing()
    {
        await using var world = await World.New();
        await world.Do(new RecordParties.Command(Invented, "List of the depositary"));
        Assert.That(
            async () => await world.Do(new RecordParties.Command(Invented, "Once more")),
            Throws.TypeOf<RuleBrokenException>().With.Message.EqualTo(Text.NothingChanged)
        );
        await world.Do(new RecordParties.Command(Header + "SWE,convention,1996-06-25,1999-01-15,,Invented for a test\n", "A later list"));
        Assert.That((await world.As(World.Desk).Send(new ListParties.Query())).Parties.Select(p => p.State), Is.EqualTo(["SWE"]));
        await world.AssertSound();
    }

    [Test]
    public async Task A_liaison_reads_the_list_without_its_history_and_records_none()
    {
        await using var world = await World.New();
        await world.Do(new RecordParties.Command(Invented, "List of the depositary"));
        var found = await world.As(World.Liaison("MAR")).Send(new ListParties.Query());
        Assert.That((found.Parties.Count, found.History.Count), Is.EqualTo((2, 0)));
        Assert.That(
            async () => await world.As(World.Liaison("MAR")).Send(new RecordParties.Command(Invented, "Mine")),
            Throws.TypeOf<ForbiddenException>()
        );
    }

    [TestCase("XXX,convention,1995,1999,,S", "XXX")]
    [TestCase("YUG,convention,1995,1999,,S", "YUG")]
    [TestCase("NOR,protocol,1995,1999,,S", "protocol")]
    [TestCase("NOR,convention,1994-12-08,1999,,S", "1994-12-08")]
    [TestCase("NOR,optional_protocol,2005-12-07,2010,,S", "2005-12-07")]
    [TestCase("NOR,convention,2026-11-23,2027,,S", "2026-11-23")]
    [TestCase("NOR,convention,3 July 1995,1999,,S", "3 July 1995")]
    [TestCase("NOR,convention,1995-07-03,1995-07-02,,S", "1995-07-02")]
    [TestCase("NOR,convention,1995,1999,1998,S", "1998")]
    [TestCase("NOR,convention,1995,1999,never,S", "never")]
    [TestCase("NOR,convention,1995,1999,,", "")]
    public void A_wrong_line_refuses_the_file_and_is_named_with_all_others(string line, string value)
    {
        var refused = Assert.Throws<ValidationException>(() =>
            RecordParties.Read(Header + line + "\nSWE,convention,1996,1999,,S\nSWE,convention,1996,1999,,S\n", _today)
        )!;
        Assert.That(
            refused.Errors.Select(e => e.ErrorMessage).ToList(),
            Has.Count.EqualTo(2).And.Exactly(1).StartsWith($"Line 2, “{value}”").And.Exactly(1).StartsWith("Line 4, “SWE”")
        );
    }

    [TestCase("")]
    [TestCase("state,treaty\nNOR,convention\n")]
    [TestCase(Header)]
    [TestCase("state,treaty,deposited_on,in_force_on,source,status\nNOR,convention,1995,1999,S,accession\n")]
    public void A_file_that_is_not_such_a_list_is_refused(string file) =>
        Assert.That(() => RecordParties.Read(file, _today), Throws.TypeOf<ValidationException>());
}
