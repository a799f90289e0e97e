using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Proceedings;

/// <summary>What was published as of a position can be made again to the byte, whatever was found wrong since.</summary>
public sealed class PastTablesTests
{
    [Test]
    public async Task Unlinking_correcting_and_merging_change_no_table_of_the_past()
    {
        await using var world = await World.New();
        var ((one, _), (other, _), (third, _)) = (await world.Killing("MAR"), await world.Killing("KHM"), await world.Killing("MAR"));
        await world.Do(new NotifyState.Command(one, null, "CAF", Scene.Day("2017-05-10")));
        var court = await Court.Open(world, Forum.Civilian, "CAF", one, other, third);
        await court.Step(ProceedingStep.InvestigationOpened, "2017-06-01");
        var accused = await court.Add(2, "2017-07-01");
        await court.Step(ProceedingStep.TrialOpened, "2018-01-15");
        await court.Step(ProceedingStep.Judgment, "2018-02-07");
        foreach (var person in accused)
            await court.Verdict(person, Verdict.Convicted, "2018-02-07");
        await court.Step(ProceedingStep.Final, "2018-06-01");
        var (position, states) = (await world.Position(), new[] { null, "CAF", "MAR", "KHM" });
        Assert.That((await world.Sees("MAR", one))!.FinalConviction);
        var before = await Files(world, position, states);

        var judgment = (await court.File()).Statements.First(s => s.Fact is StepStated { Step: ProceedingStep.Judgment }).Id;
        await world.Do(new UnlinkCase.Command(court.Reference, null, other, "Another attack"));
        await world.Do(new CorrectStatement.Command(court.Reference, null, judgment, Scene.Day("2018-02-09"), null, "A slip of the pen"));
        await world.DoWithTwo(new MergeCase.Command(third, null, one, "Reported twice"));
        await world.Do(
            new WithdrawStatement.Command(
                court.Reference,
                null,
                (await court.File()).Statements.Last(s => s.Fact is StepStated { Step: ProceedingStep.Final }).Id,
                "Of another trial"
            )
        );
        world.Clock.Advance(TimeSpan.FromDays(400));

        Assert.That(await Files(world, position, states), Is.EqualTo(before));
        Assert.That(await Files(world, await world.Position(), states), Is.Not.EqualTo(before));
        Assert.That((await world.Sees("KHM", other))!.Stage, Is.EqualTo("reported"));
        Assert.That(
            ((await world.Sees("MAR", one))!.Stage, (await world.Sees("UN", third))!.MergedInto),
            Is.EqualTo(("first_instance_verdict", one))
        );
        await world.AssertSound();
    }

    private static async Task<string> Files(World world, long position, IEnumerable<string?> states)
    {
        var content = "";
        foreach (var state in states)
        {
            foreach (var id in Enum.GetValues<TableId>())
            {
                var table = new ViewTable.Query(
                    id,
                    Period.Of(new PartialDate(2017), new PartialDate(2018)),
                    Position: position,
                    Audience: state is null ? null : CaseTracker.Disclosure.Audience.Of(state)
                );
                foreach (var format in Enum.GetValues<ExportFormat>())
                    content += Convert.ToHexString((await world.As(World.Desk).Send(new ExportTable.Query(table, format))).Content);
            }
        }
        return content;
    }
}
