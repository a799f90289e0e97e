using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class CorrectPersonTests
{
    private static AddPerson.Facts Facts(string? state, string? name, params Harm[] harms) =>
        new(
            Personnel.Contingent,
            Sex.Male,
            state,
            [.. harms.DefaultIfEmpty(Harm.Killed).Select(h => new HarmSuffered(h, new PartialDate(2017, 5, 8)))],
            name
        );

    private static CorrectPerson.Command As(string reference, Guid person, AddPerson.Facts facts) =>
        new(reference, null, person, facts, "Better report", Source.Contributor, Confidence.Confirmed);

    [Test]
    public async Task Another_State_sees_the_case_and_the_former_one_no_longer()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Do(As(reference, persons[0], Facts("KHM", "Invented MAR")));
        Assert.That((await world.Sees("MAR", reference), (await world.Sees("KHM", reference))?.Killed), Is.EqualTo(((CaseRow?)null, 1)));
        await world.AssertSound();
    }

    [Test]
    public async Task A_name_left_out_is_removed_and_its_words_are_found_no_longer()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        Assert.That((await world.Rows<WordRow>(Viewpoint.Un)).Select(w => w.Word), Does.Contain("invented"));
        await world.Do(As(reference, persons[0], Facts("MAR", null)));
        Assert.That((await world.Rows<WordRow>(Viewpoint.Un)).Select(w => w.Word), Does.Not.Contain("invented"));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_what_changes_nothing_or_cannot_have_been()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Breaks(Text.NothingChanged, As(reference, persons[0], Facts("MAR", "Invented MAR")));
        await world.Rejects(Text.HarmAfterDeath, As(reference, persons[0], Facts("MAR", null, Harm.Killed, Harm.Abducted)));
        await world.Rejects(Text.StateUnknown("XXX"), As(reference, persons[0], Facts("XXX", null)));
        await world.Rejects(Text.HarmMissing, As(reference, persons[0], Facts("MAR", null) with { Harms = [] }));
        await world.Breaks(
            Text.DateBeforeIncident,
            As(reference, persons[0], Facts("MAR", null) with { Harms = [new(Harm.Killed, new PartialDate(2016))] })
        );
        await world.Refuses<NotFoundException>(As(reference, Guid.Empty, Facts("MAR", null)));
        await world.Refuses<ForbiddenException>(As(reference, persons[0], Facts("MAR", null)), World.Liaison("MAR"));
    }

    [Test]
    public async Task A_name_that_is_held_back_stays()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Sources at risk"));
        await world.Do(As(reference, persons[0], Facts("KHM", null)));
        Assert.That((await world.File(reference)).Persons.Single().Facts.Name?.Text, Is.EqualTo("Invented MAR"));
        await world.AssertSound();
    }
}
