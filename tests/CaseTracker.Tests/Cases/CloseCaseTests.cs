using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class CloseCaseTests
{
    [TestCase(Closure.Prescribed, "no_information")]
    [TestCase(Closure.Discontinued, "no_information")]
    public async Task Only_some_reasons_count_as_accountability_achieved(Closure closure, string accountability)
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.DoWithTwo(new CloseCase.Command(reference, null, closure, "Judgment of 7 February 2020"));
        var row = (await world.Sees("MAR", reference))!;
        Assert.That((row.Activity, row.Closure, row.Accountability), Is.EqualTo(("closed", Codes.Of(closure), accountability)));
        await world.AssertSound();
    }

    /// <summary>What a reason says of the courts must follow from the proceedings; a reason that says nothing of them needs no more than
    /// its text.</summary>
    [Test]
    public void Takes_only_a_reason_that_the_proceedings_bear_out(
        [Values] Closure closure,
        [Values] CourtOutcome outcome,
        [Values] bool moves,
        [Values] bool awaits
    )
    {
        var milestone = new Milestone(Stage.Final, new PartialDate(2020), Source.CourtRecord, Confidence.Confirmed)
        {
            Outcome = outcome,
            Moves = moves,
        };
        var file = new CaseFile
        {
            Incident = new Incident(),
            Milestones = [milestone],
            Influences = [new Influence(Guid.Empty, "PR", [milestone]) { AwaitsAccused = awaits }],
        };
        var holds = closure switch
        {
            Closure.FinalConviction => moves && outcome == CourtOutcome.Conviction,
            Closure.FinalAcquittalNoOtherSuspect => moves && !awaits && outcome == CourtOutcome.Acquittal,
            Closure.JudiciallyNotACrime => moves && outcome == CourtOutcome.NotACrime,
            Closure.AllSuspectsDeceased => moves && !awaits && outcome == CourtOutcome.SuspectsDeceased,
            _ => true,
        };
        var close = () => CloseCase.Decide(file, new CloseCase.Command("R", null, closure, "Reason")).ToList();
        if (holds)
            Assert.That(close(), Has.Count.EqualTo(1));
        else
            Assert.Throws<RuleBrokenException>(() => close());
    }

    [Test]
    public async Task Is_closed_once_and_reopened_once_each_by_two_persons()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Breaks(Text.NotClosed, new ReopenCase.Command(reference, null, "New evidence"));
        await world.DoWithTwo(new CloseCase.Command(reference, null, Closure.Discontinued, "No suspect"));
        await world.Breaks(Text.AlreadyClosed, new CloseCase.Command(reference, null, Closure.Prescribed, "Again"));
        await world.DoWithTwo(new ReopenCase.Command(reference, null, "New evidence"));
        Assert.That((await world.Sees("CAF", reference))!.Activity, Is.EqualTo("reopened"));
        await world.DoWithTwo(new CloseCase.Command(reference, null, Closure.Prescribed, "Time-barred"));
        Assert.That((await world.Sees("CAF", reference))!.Activity, Is.EqualTo("closed"));
        await world.AssertSound();
    }

    [Test]
    public async Task A_focal_point_proposes_and_does_not_approve()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var focal = World.FocalPoint("MINUSCA");
        var proposal = await world.As(focal).Send(new CloseCase.Command(reference, null, Closure.Prescribed, "Time-barred"));
        await world.Refuses<ForbiddenException>(new DecideProposal.Command(proposal.ProposalId!.Value, true, null), focal);
        await world.Refuses<NotFoundException>(
            new CloseCase.Command(reference, null, Closure.Prescribed, "Time-barred"),
            World.FocalPoint("MONUSCO")
        );
        await world.Do(new DecideProposal.Command(proposal.ProposalId!.Value, true, null));
        Assert.That((await world.Sees("UN", reference))!.Closure, Is.EqualTo("prescribed"));
    }
}
