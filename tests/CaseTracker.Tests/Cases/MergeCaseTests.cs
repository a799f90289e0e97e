using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Cases;

public sealed class MergeCaseTests
{
    private static MergeCase.Command As(string duplicate, string into) => new(duplicate, null, into, "The same attack");

    [Test]
    public async Task The_case_that_stays_takes_over_persons_and_what_was_recorded_of_them()
    {
        await using var world = await World.New();
        var (duplicate, persons) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("KHM");
        await world.Do(new ConfirmNextOfKin.Command(duplicate, null, persons[0], Day("2017-05-10")));
        await world.Do(new ReleaseName.Command(duplicate, null, persons[0], "CAF"));
        await world.Do(new NotifyState.Command(duplicate, null, "CAF", Day("2017-05-09")));
        await world.DoWithTwo(As(duplicate, staying));

        var (un, morocco) = ((await world.Sees("UN", staying))!, (await world.Sees("MAR", staying))!);
        Assert.That((un.Killed, morocco.Killed, un.Stage, un.HostNotifiedOn), Is.EqualTo((2, 2, "host_notified", "2017-05-09")));
        Assert.That(
            (await world.Rows<PersonRow>(new Viewpoint(Audience.Of("CAF")))).Select(p => p.Name),
            Is.EquivalentTo(new[] { "Invented MAR", null })
        );
        var merged = (await world.Sees("UN", duplicate))!;
        Assert.That(
            (merged.Standing, merged.MergedInto, merged.Killed, merged.Narrative, merged.Place),
            Is.EqualTo(("merged", staying, 0, (string?)null, (string?)null))
        );
        Assert.That((await world.Sees("MAR", duplicate), await world.Sees("CAF", duplicate)), Is.EqualTo(((CaseRow?)null, (CaseRow?)null)));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_itself_a_merged_case_another_place_and_what_the_caller_does_not_see()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("KHM");
        var elsewhere = (await world.Do(RegisterCaseTests.Killing("MONUSCO", "MAR"))).Reference!;
        await world.Breaks(Text.MergeIntoItself, As(duplicate, duplicate));
        await world.Breaks(Text.MergeOfUnlike, As(duplicate, elsewhere));
        await world.Breaks(Text.CaseUnknown("MINUSCA-2017-0000"), As(duplicate, "MINUSCA-2017-0000"));
        await world.Breaks(Text.CaseUnknown(elsewhere), As(duplicate, elsewhere), World.FocalPoint("MINUSCA"));
        await world.Rejects(Text.CaseMissing, As(duplicate, ""));
        await world.Do(new Classify.Command(duplicate, null, Classification.StrictlyConfidential, "Sources at risk"));
        await world.Breaks(Text.MergeOfStrict, As(duplicate, staying));
        await world.Do(new Classify.Command(staying, null, Classification.StrictlyConfidential, "Sources at risk"));
        await world.DoWithTwo(As(duplicate, staying.ToLowerInvariant()));
        var (third, _) = await world.Killing("KHM");
        await world.Breaks(Text.MergeIntoMerged, As(third, duplicate));
        await world.Breaks(Text.CaseIsMerged, As(duplicate, third));
        await world.Breaks(Text.CaseIsMerged, new SetNarrative.Command(duplicate, null, "Too late"));
        await world.AssertSound();
    }

    [Test]
    public async Task Who_was_erased_before_stays_erased_after()
    {
        await using var world = await World.New();
        var (duplicate, persons) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("KHM");
        await world.As(World.Senior).Send(new ErasePerson.Command(duplicate, null, persons[0], "Request of the family"));
        await world.DoWithTwo(As(duplicate, staying));
        var moved = (await world.File(staying)).Person(persons[0]);
        Assert.That((moved.IsErased, moved.Facts.Name), Is.EqualTo((true, (CaseTracker.Ledger.Personal?)null)));
        await world.AssertSound();
    }
}
