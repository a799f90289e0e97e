using System.Text;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using FsCheck;
using FsCheck.Fluent;
using static CaseTracker.Tests.Cases.Scene;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Registry;

public sealed class RegistryFactsTests
{
    private static RecordRegistryFacts.Command Of(
        string reference,
        Guid person,
        ServiceRelation? relation = null,
        Repatriation? repatriation = null,
        string? home = null,
        BenefitsClaim? claim = null,
        string? since = null,
        string? reason = null
    ) =>
        new(
            reference,
            null,
            person,
            relation,
            repatriation,
            home is null ? null : Day(home),
            claim,
            since is null ? null : Day(since),
            reason
        );

    [Test]
    public async Task The_registry_lists_every_person_killed_and_what_is_missing()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR", "KHM");
        await world.Do(
            Of(reference, persons[0], ServiceRelation.InService, Repatriation.Done, "2017-05-20", BenefitsClaim.Filed, "2017-08")
        );
        await world.Do(new ConfirmNextOfKin.Command(reference, null, persons[0], Day("2017-05-10")));
        var all = await List(World.Desk);
        Assert.That((all.Count, all.Incomplete), Is.EqualTo((2, 1)));
        var kept = (await List(World.Desk, new RegistryFilter { Missing = false })).Rows.Single();
        Assert.That(
            (
                kept.Reference,
                kept.Name,
                kept.NextOfKinInformed,
                kept.Relation,
                kept.Repatriation,
                kept.RepatriatedOn,
                kept.Claim,
                kept.ClaimOn
            ),
            Is.EqualTo(
                (reference, all.Rows.Single(r => r.Relation is not null).Name, true, "in_service", "done", "2017-05-20", "filed", "2017-08")
            )
        );
        Assert.That(
            (
                await List(
                    World.Desk,
                    new RegistryFilter
                    {
                        Claim = BenefitsClaim.Filed,
                        NextOfKinInformed = true,
                        Mission = "MINUSCA",
                    }
                )
            ).Count,
            Is.EqualTo(1)
        );
        Assert.That((await List(World.Desk, new RegistryFilter { Relation = ServiceRelation.OnLeave })).Count, Is.Zero);
        Assert.That((await List(World.Desk, new RegistryFilter { Scope = Scope.Humanitarian })).Count, Is.Zero);
        Assert.That((await List(World.FocalPoint("MINUSCA"))).Count, Is.EqualTo(2));
        Assert.That((await List(World.FocalPoint("MONUSCO"))).Count, Is.Zero);
        var file = await world.As(World.Desk).Send(new ExportRegistry.Query(new RegistryFilter { Missing = false }));
        Assert.That(
            Encoding.UTF8.GetString(file.Content),
            Does.Contain($"{reference},MINUSCA,2017-05-08,contingent,").And.Contain(",yes,in_service,done,2017-05-20,filed,2017-08")
        );
        await world.AssertSound();

        Task<ListRegistry.Result> List(Caller caller, RegistryFilter? filter = null) =>
            world.As(caller).Send(new ListRegistry.Query(filter ?? new RegistryFilter()));
    }

    [Test]
    public async Task No_State_reads_any_of_it()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Do(Of(reference, persons[0], ServiceRelation.InService));
        await world.Do(new SetFamilyContact.Command(reference, null, persons[0], "Invented officer", ContactSide.UnitedNations));
        await world.Do(new ReferToSupport.Command(reference, null, persons[0], SupportKind.Psychosocial, Day("2017-06-01")));
        foreach (var state in (string[])["CAF", "MAR"])
        {
            var viewpoint = new Viewpoint(Audience.Of(state));
            Assert.That(await world.Rows<CaseRow>(viewpoint), Is.Not.Empty);
            Assert.That(
                (await world.Rows<RegistryRow>(viewpoint)).Count
                    + (await world.Rows<FamilyContactRow>(viewpoint)).Count
                    + (await world.Rows<FamilyStepRow>(viewpoint)).Count,
                Is.Zero
            );
            Assert.That((await world.Rows<CaseRow>(viewpoint)).Select(c => c.FamiliesToInform), Is.All.Null);
            await Assert.ThrowsAsync<ForbiddenException>(() =>
                world.As(World.Liaison(state)).Send(new ListRegistry.Query(new RegistryFilter()))
            );
            await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Liaison(state)).Send(new ViewFollowUp.Query(reference)));
        }
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.FocalPoint("MONUSCO")).Send(new ViewFollowUp.Query(reference)));
    }

    [Test]
    public async Task What_goes_on_needs_no_reason_and_what_is_taken_back_does()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Do(Of(reference, persons[0], ServiceRelation.InService, Repatriation.Pending, null, BenefitsClaim.Filed, "2017-08-01"));
        await world.Do(
            Of(reference, persons[0], ServiceRelation.InService, Repatriation.Done, "2017-06-01", BenefitsClaim.Paid, "2018-01-01")
        );
        await world.Breaks(
            Text.ReasonMissing,
            Of(reference, persons[0], ServiceRelation.OffDuty, Repatriation.Done, "2017-06-01", BenefitsClaim.Paid, "2018-01-01")
        );
        await world.Breaks(
            Text.ReasonMissing,
            Of(reference, persons[0], ServiceRelation.InService, Repatriation.Done, "2017-06-02", BenefitsClaim.Paid, "2018-01-01")
        );
        await world.Breaks(
            Text.ReasonMissing,
            Of(reference, persons[0], ServiceRelation.InService, Repatriation.Done, "2017-06-01", BenefitsClaim.UnderReview, "2018-02-01")
        );
        await world.Breaks(
            Text.NothingChanged,
            Of(reference, persons[0], ServiceRelation.InService, Repatriation.Done, "2017-06-01", BenefitsClaim.Paid, "2018-01-01")
        );
        await world.Do(
            Of(
                reference,
                persons[0],
                ServiceRelation.OffDuty,
                Repatriation.Done,
                "2017-06-01",
                BenefitsClaim.Paid,
                "2018-01-01",
                "The roster says so"
            )
        );
        var history = await world.As(World.Desk).Send(new ViewHistory.Query(reference));
        var corrected = history.Last(e => e.Kind == "registry_recorded");
        Assert.That(
            (corrected.Reason, corrected.Changes.Single()),
            Is.EqualTo(("The roster says so", new FieldChange("relation", 1, nameof(ServiceRelation), "in_service", "off_duty")))
        );
    }

    [Test]
    public async Task Is_about_persons_killed_and_wants_the_dates_that_belong_to_it()
    {
        await using var world = await World.New();
        var hurt = (
            await world.Do(
                RegisterCaseTests.Killing("MINUSCA") with
                {
                    Persons =
                    [
                        new AddPerson.Facts(Personnel.Contingent, Sex.Male, "MAR", [new HarmSuffered(Harm.InjuredMinor, null)], null),
                    ],
                }
            )
        ).Reference!;
        await world.Breaks(Text.RegistryOfFatalities, Of(hurt, (await world.File(hurt)).Persons[0].PersonId, ServiceRelation.InService));
        var (reference, persons) = await world.Killing("MAR");
        await world.Rejects(Text.DateMissing, Of(reference, persons[0], repatriation: Repatriation.Done));
        await world.Rejects(
            Text.RepatriationDateNotWanted,
            Of(reference, persons[0], repatriation: Repatriation.Pending, home: "2017-06-01")
        );
        await world.Rejects(Text.DateMissing, Of(reference, persons[0], claim: BenefitsClaim.Approved));
        await world.Rejects(Text.ClaimDateNotWanted, Of(reference, persons[0], claim: BenefitsClaim.NotFiled, since: "2017-06-01"));
        await world.Rejects(Text.DateInFuture, Of(reference, persons[0], claim: BenefitsClaim.Filed, since: "2030-06-01"));
        await world.Breaks(Text.DateBeforeIncident, Of(reference, persons[0], repatriation: Repatriation.Done, home: "2017-05-01"));
    }

    [Test]
    public async Task Follows_the_person_into_the_case_that_a_duplicate_is_merged_into()
    {
        await using var world = await World.New();
        var ((duplicate, persons), (staying, _)) = (await world.Killing("MAR"), await world.Killing("KHM"));
        await world.Do(Of(duplicate, persons[0], ServiceRelation.InService));
        await world.Do(new SetFamilyContact.Command(duplicate, null, persons[0], "Invented officer", ContactSide.ConcernedState));
        await world.Do(new ReferToSupport.Command(duplicate, null, persons[0], SupportKind.Medical, Day("2017-06-01")));
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack"));
        var kept = (await world.As(World.Desk).Send(new ViewFollowUp.Query(staying))).Single(p => p.PersonId == persons[0]);
        Assert.That(
            (kept.Registry!.Relation, kept.Contact!.Text, kept.Steps.Single().Detail),
            Is.EqualTo(("in_service", "Invented officer", "medical"))
        );
        await world.AssertSound();
    }

    /// <summary>
    /// Whatever is recorded one after the other: what was accepted last stands, what stands is not recorded again, and nothing is taken
    /// back without a reason.
    /// </summary>
    [Property]
    public Property What_was_accepted_last_stands()
    {
        var dates = Gen.Elements<PartialDate?>(null, new PartialDate(2018), new PartialDate(2018, 3, 1));
        var facts =
            from relation in Gen.Elements<ServiceRelation?>(null, ServiceRelation.InService, ServiceRelation.OffDuty)
            from repatriation in Gen.Elements<Repatriation?>(null, Repatriation.Pending, Repatriation.Done)
            from home in dates
            from claim in Gen.Elements<BenefitsClaim?>([null, .. Enum.GetValues<BenefitsClaim>().Cast<BenefitsClaim?>()])
            from since in dates
            from reason in Gen.Elements(null, "A better source")
            select (Facts: new RegistryFacts(relation, repatriation, home, claim, since), Reason: reason);
        return Prop.ForAll(
            facts.ListOf(6).ToArbitrary(),
            all =>
            {
                var person = new Person(Guid.NewGuid(), new PersonFacts { Harms = [new HarmSuffered(Harm.Killed, null)] }, null);
                var file = new CaseFile
                {
                    Reference = "X",
                    Incident = new Incident { OccurredOn = new PartialDate(2017, 5, 8) },
                    Persons = [person],
                };
                foreach (var (wanted, reason) in all)
                {
                    var before = file.Persons[0].Registry;
                    var command = new RecordRegistryFacts.Command(
                        "X",
                        null,
                        person.PersonId,
                        wanted.Relation,
                        wanted.Repatriation,
                        wanted.RepatriatedOn,
                        wanted.Claim,
                        wanted.ClaimOn,
                        reason
                    );
                    List<Event> events;
                    try
                    {
                        events = [.. RecordRegistryFacts.Decide(file, command)];
                    }
                    catch (RuleBrokenException refused)
                    {
                        Assert.That(
                            refused.Message,
                            Is.EqualTo(
                                wanted == (before ?? new RegistryFacts(null, null, null, null, null))
                                    ? Text.NothingChanged
                                    : Text.ReasonMissing
                            )
                        );
                        continue;
                    }
                    file = file with { Persons = [Families.Apply(file.Persons[0], events.Single())] };
                    Assert.That(file.Persons[0].Registry, Is.EqualTo(wanted));
                    if (reason is null && before?.Relation is { } stated)
                        Assert.That(wanted.Relation, Is.EqualTo(stated));
                    if (reason is null && before?.Claim is { } claimed)
                        Assert.That(wanted.Claim >= claimed);
                }
            }
        );
    }
}
