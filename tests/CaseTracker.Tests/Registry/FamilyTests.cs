using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Home;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Registry;

public sealed class FamilyTests
{
    private static readonly Caller StrictReader = World.Desk with { IsStrictReader = true };

    private static InformFamily.Command Told(string reference, Guid person, params Stage[] milestones) =>
        new(reference, null, person, milestones, Day("2017-07-01"), InformedBy.Mission, "French");

    private static async Task<(string Reference, Guid Person, Court Court)> Investigated(World world)
    {
        var (reference, persons) = await world.Killing("MAR");
        var court = await Court.Open(world, Forum.Civilian, "CAF", reference);
        await court.Step(ProceedingStep.InvestigationOpened, "2017-06-01");
        return (reference, persons[0], court);
    }

    [Test]
    public async Task A_family_is_to_be_told_of_each_step_until_it_was()
    {
        await using var world = await World.New();
        var (reference, person, court) = await Investigated(world);
        await world.Killing("MAR");
        Assert.That(await Untold(), Is.EqualTo((string[])["investigation"]));
        Assert.That((await world.Sees("UN", reference))!.FamiliesToInform, Is.EqualTo(1));
        foreach (var caller in new[] { World.Desk, World.FocalPoint("MINUSCA") })
            Assert.That(
                (await world.As(caller).Send(new ViewHome.Query())).FamiliesToInform!.First.Select(c => c.Reference),
                Is.EqualTo((string[])[reference])
            );
        Assert.That((await world.As(World.FocalPoint("MONUSCO")).Send(new ViewHome.Query())).FamiliesToInform!.Count, Is.Zero);
        Assert.That((await world.As(World.Liaison("MAR")).Send(new ViewHome.Query())).FamiliesToInform, Is.Null);

        await world.Do(Told(reference, person, Stage.Investigation));
        Assert.That((await Untold(), (await world.Sees("UN", reference))!.FamiliesToInform), Is.EqualTo(((string[])[], 0)));
        Assert.That((await world.As(World.Desk).Send(new ListCases.Query(new CaseFilter { FamiliesToInform = true }))).Count, Is.Zero);
        await court.Add(1, "2017-08-01");
        await court.Step(ProceedingStep.TrialOpened, "2018-01-15");
        Assert.That(await Untold(), Is.EqualTo((string[])["suspect_identified", "trial"]));
        await world.Breaks(Text.MilestoneNotReached(Terms.Of(Stage.Final)), Told(reference, person, Stage.Trial, Stage.Final));
        await world.Breaks(
            Text.FamilyAlreadyInformed(Terms.Of(Stage.Investigation)),
            Told(reference, person, Stage.Investigation, Stage.Trial)
        );
        await world.AssertSound();

        async Task<IReadOnlyList<string>> Untold() => (await world.As(World.Desk).Send(new ViewFollowUp.Query(reference))).Single().Untold;
    }

    [Test]
    public async Task What_was_recorded_in_error_is_withdrawn_and_the_family_is_to_be_told_again()
    {
        await using var world = await World.New();
        var (reference, person, _) = await Investigated(world);
        await world.Do(Told(reference, person, Stage.Investigation));
        var before = await world.Position();
        var step = (await world.As(World.Desk).Send(new ViewFollowUp.Query(reference))).Single().Steps.Single();
        Assert.That(
            (step.Detail, step.OccurredOn, step.InformedBy, step.Language),
            Is.EqualTo(("investigation", "2017-07-01", "mission", "French"))
        );
        await world.Do(new WithdrawFamilyStep.Command(reference, null, person, step.StepId, "Another family"));
        Assert.That(
            (await world.As(World.Desk).Send(new ViewFollowUp.Query(reference))).Single().Untold,
            Is.EqualTo((string[])["investigation"])
        );
        Assert.That((await world.As(World.Desk).Send(new ViewFollowUp.Query(reference, before))).Single().Untold, Is.Empty);
        await world.Refuses<NotFoundException>(new WithdrawFamilyStep.Command(reference, null, person, step.StepId, "Again"));
        await world.AssertSound();
    }

    /// <summary>
    /// Who closes a case need not have seen that a family was told meanwhile; who sets a contact must have seen the one before.
    /// </summary>
    [Test]
    public async Task What_is_added_makes_no_open_form_stale_and_what_is_replaced_does()
    {
        await using var world = await World.New();
        var (reference, person, _) = await Investigated(world);
        var seen = (await world.As(World.Desk).Send(new ViewCase.Query(reference))).Un!.Version;
        await world.Do(Told(reference, person, Stage.Investigation));
        await world.Do(new ReferToSupport.Command(reference, null, person, SupportKind.LegalAid, Day("2017-07-01")));
        await world.Do(new SetFamilyContact.Command(reference, seen, person, "Invented officer", ContactSide.UnitedNations));
        await world.Refuses<CaseTracker.Ledger.StaleException>(
            new SetFamilyContact.Command(reference, seen, person, "Another officer", ContactSide.UnitedNations)
        );
    }

    [Test]
    public async Task Erasing_the_person_erases_the_contact_everywhere()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Do(new SetFamilyContact.Command(reference, null, persons[0], "Invented officer", ContactSide.UnitedNations));
        var before = await world.Position();
        Assert.That((await world.Rows<FamilyContactRow>(Viewpoint.Un)).Single().Contact, Is.EqualTo("Invented officer"));
        await world.As(World.Senior).Send(new ErasePerson.Command(reference, null, persons[0], "Request of the family"));
        Assert.That(
            (await world.Rows<FamilyContactRow>(Viewpoint.Un))
                .Concat(await world.Rows<FamilyContactRow>(Viewpoint.Un, before))
                .Select(r => r.Contact),
            Is.EqualTo((string?[])[null, null])
        );
        await world.Breaks(
            Text.PersonIsErased,
            new SetFamilyContact.Command(reference, null, persons[0], "Another officer", ContactSide.UnitedNations)
        );
        Assert.That(
            (await world.As(World.Desk).Send(new ViewHistory.Query(reference)))
                .Where(e => e.Kind == "family_contact_set")
                .SelectMany(e => e.Changes)
                .Select(c => c.New),
            Is.EqualTo((string?[])[null])
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_strictly_confidential_case_keeps_the_contact_for_its_named_readers()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Do(new SetFamilyContact.Command(reference, null, persons[0], "Invented officer", ContactSide.UnitedNations));
        var before = await world.Position();
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Threats"));
        foreach (var position in (long?[])[null, before])
            Assert.That((await world.As(World.Desk).Send(new ViewFollowUp.Query(reference, position))).Single().Contact!.Text, Is.Null);
        Assert.That(
            (await world.As(StrictReader).Send(new ViewCase.Query(reference))).Protected!.Select(i => i.Text),
            Does.Contain("Invented officer")
        );
        await world.Breaks(
            Text.CaseIsStrict,
            new SetFamilyContact.Command(reference, null, persons[0], "Another officer", ContactSide.UnitedNations)
        );
        Assert.That(
            (await world.As(World.Desk).Send(new ViewHistory.Query(reference))).SelectMany(e => e.Changes).Select(c => c.New),
            Does.Not.Contain("Invented officer")
        );
        await world.As(StrictReader).Send(new SetFamilyContact.Command(reference, null, persons[0], null, null));
        Assert.That(await world.Rows<FamilyContactRow>(Viewpoint.Un), Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task Wants_to_know_who_what_and_when()
    {
        await using var world = await World.New();
        var (reference, person, _) = await Investigated(world);
        await world.Rejects(Text.MilestoneMissing, Told(reference, person));
        await world.Rejects(Text.LanguageMissing, Told(reference, person, Stage.Investigation) with { Language = " " });
        await world.Breaks(Text.DateBeforeIncident, Told(reference, person, Stage.Investigation) with { InformedOn = Day("2016") });
        await world.Rejects(Text.SideMissing, new SetFamilyContact.Command(reference, null, person, "Invented officer", null));
        await world.Rejects(Text.SideNotWanted, new SetFamilyContact.Command(reference, null, person, null, ContactSide.UnitedNations));
        await world.Do(new ReferToSupport.Command(reference, null, person, SupportKind.Medical, Day("2017-07-01")));
        await world.Breaks(Text.AlreadyStated, new ReferToSupport.Command(reference, null, person, SupportKind.Medical, Day("2017-07-01")));
    }
}
