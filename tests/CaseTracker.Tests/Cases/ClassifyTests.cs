using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class ClassifyTests
{
    private static readonly Caller _strict = World.SecondDesk with { IsStrictReader = true };

    private static Classify.Command As(string reference, Classification classification) =>
        new(reference, null, classification, "Assessment");

    [Test]
    public async Task What_a_strictly_confidential_case_holds_back_only_its_readers_see_and_change()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new SetSummary.Command(reference, null, "A convoy was ambushed."));
        await world.Do(As(reference, Classification.StrictlyConfidential));

        var row = (await world.Sees("UN", reference))!;
        Assert.That(
            (row.Summary, row.Narrative, row.Place, row.Perpetrator),
            Is.EqualTo(((string?)null, (string?)null, (string?)null, (string?)null))
        );
        Assert.That((await world.Sees("CAF", reference))!.Summary, Is.Null);
        Assert.That(
            (await world.Rows<ProtectedRow>(_strict.Viewpoint)).Select(p => p.Text),
            Is.EquivalentTo(["Internal narrative", "Bangassou"])
        );
        await world.Breaks(Text.CaseIsStrict, new SetNarrative.Command(reference, null, "Overwritten blindly"));
        await world.Breaks(Text.CaseIsStrict, new SetSummary.Command(reference, null, null));
        await world.Breaks(Text.CaseIsStrict, As(reference, Classification.Confidential));

        await world.As(_strict).Send(As(reference, Classification.Unclassified));
        Assert.That((await world.Sees("CAF", reference))!.Summary, Is.EqualTo("A convoy was ambushed."));
        await world.AssertSound();
    }

    /// <summary>What was written before the case became strictly confidential is not to be had through an earlier position.</summary>
    [Test]
    public async Task The_past_does_not_show_what_is_held_back_since()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new SetSummary.Command(reference, null, "A convoy was ambushed."));
        var open = await world.Position();
        await world.Do(As(reference, Classification.StrictlyConfidential));

        foreach (var audience in (Audience?[])[null, Audience.Of("CAF")])
        {
            var seen = System.Text.Json.JsonSerializer.Serialize(
                await world.As(World.Desk).Send(new ViewCase.Query(reference, open, audience))
            );
            Assert.That(
                seen,
                Does.Contain(reference)
                    .And.Not.Contain("narrative\"")
                    .And.Not.Contain("Bangassou")
                    .And.Not.Contain("ambushed")
                    .And.Not.Contain("Invented MAR")
            );
        }
        var history = System.Text.Json.JsonSerializer.Serialize(await world.As(World.Desk).Send(new ViewHistory.Query(reference, open)));
        Assert.That(
            history,
            Does.Contain("narrative_set").And.Not.Contain("Internal narrative").And.Not.Contain("Bangassou").And.Not.Contain("Invented MAR")
        );
        Assert.That((await world.As(_strict).Send(new ViewCase.Query(reference, open))).Case.Narrative, Is.EqualTo("Internal narrative"));
    }

    /// <summary>Nor is it to be had through lists and searches of the past.</summary>
    [Test]
    public async Task Lists_and_searches_of_the_past_do_not_show_it_either()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new SetSummary.Command(reference, null, "A convoy was ambushed."));
        var open = await world.Position();
        Assert.That((await Past(World.Desk, "bangassou")).Count, Is.EqualTo(1));
        await world.Do(As(reference, Classification.StrictlyConfidential));

        Assert.That((await Past(World.Desk, "bangassou")).Count, Is.Zero);
        Assert.That((await Past(World.Desk, null)).Rows.Single().Summary, Is.Null);
        Assert.That((await Past(_strict, "bangassou")).Rows.Single().Summary, Is.EqualTo("A convoy was ambushed."));

        Task<ListCases.Result> Past(Caller caller, string? text) =>
            world.As(caller).Send(new ListCases.Query(new CaseFilter { Text = text }, Position: open));
    }

    [Test]
    public async Task Is_for_those_who_release_and_needs_a_change_and_a_reason()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Breaks(Text.NothingChanged, As(reference, Classification.Confidential));
        await world.Rejects(Text.ReasonMissing, As(reference, Classification.Unclassified) with { Reason = "" });
        await world.Refuses<ForbiddenException>(As(reference, Classification.Unclassified), World.FocalPoint("MINUSCA"));
    }
}
