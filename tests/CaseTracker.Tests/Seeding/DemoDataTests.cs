using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Clocks;
using CaseTracker.Correspondence;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Seeding;
using CaseTracker.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Seeding;

public sealed class DemoDataTests
{
    [Test]
    public async Task A_second_start_adds_nothing()
    {
        await using var world = await World.New();
        await Record(world);
        var position = await world.Position();
        Assert.That(await world.Rows<CaseRow>(Viewpoint.Un), Has.Count.EqualTo(DemoData.Cases));
        await Record(world);
        Assert.That(await world.Position(), Is.EqualTo(position));
        await world.AssertSound();
    }

    [Test]
    public async Task One_edition_is_published_by_two_persons_and_comes_out_as_it_was_sealed()
    {
        await using var world = await World.New();
        await Record(world);
        var view = await world.As(World.Desk).Send(new ViewEdition.Query(Number: 1, Check: true));
        Assert.That(
            (view.Alarms!.Count, view.Edition.Seal!.IsGenuine(), view.Edition.ComposedBy, view.Edition.ApprovedBy),
            Is.EqualTo((0, true, DemoData.Persons[0].Subject, DemoData.Persons[1].Subject))
        );
    }

    [Test]
    public async Task Time_limits_are_overdue_running_and_paused_on_both_sides()
    {
        await using var world = await World.New();
        await Record(world);
        foreach (var ofUn in new[] { true, false })
        {
            var counts = (await world.As(World.Desk).Send(new ListClocks.Query(new ClockFilter(OfUn: ofUn)))).Counts;
            Assert.That(
                (counts[ClockView.Overdue] > 0, counts[ClockView.Running] > 0, counts[ClockView.Paused] > 0),
                Is.EqualTo((true, true, !ofUn)),
                $"{ofUn}"
            );
        }
        Assert.That((await world.As(World.Liaison("LBN")).Send(new ListClocks.Query(new ClockFilter()))).Rows, Is.Not.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task Assistance_waits_is_delivered_and_comes_from_organizations_and_States()
    {
        await using var world = await World.New();
        await Record(world);
        var seen = (await world.As(World.Desk).Send(new ListAssistance.Query(new AssistanceFilter()))).Rows;
        Assert.That(
            (seen.Count >= 10, seen.Any(a => a.DeliveredOn is not null), seen.Any(a => a.AgreedOn is null)),
            Is.EqualTo((true, true, true))
        );
        Assert.That(seen.Select(a => a.Provider).Distinct().Count(), Is.GreaterThan(1));
        Assert.That(seen.Count(a => a.InvestigatorsOffered > 0), Is.GreaterThan(0));
    }

    /// <summary>A calendar without dates would show nothing.</summary>
    [Test]
    public async Task Several_hearings_are_to_come()
    {
        await using var world = await World.New();
        await Record(world);
        var dates = await world.As(World.Desk).Send(new UpcomingDates.Query());
        Assert.That(dates, Has.Count.GreaterThanOrEqualTo(5));
    }

    [Test]
    public async Task Documents_are_kept_released_redacted_and_in_versions()
    {
        await using var world = await World.New();
        await Record(world);
        var reader = World.Desk with { IsStrictReader = true };
        var documents = await world.Rows<DocumentRow>(reader.Viewpoint);
        Assert.That(
            (
                documents.Count > 10,
                documents.Any(d => d.RedactedFrom is not null),
                documents.Any(d => d.Classification == "strictly_confidential")
            ),
            Is.EqualTo((true, true, true))
        );
        Assert.That(documents.Any(d => d.ProceedingId is not null));
        Assert.That((await world.Rows<DocumentVersionRow>(Viewpoint.Un)).Select(v => v.Version), Does.Contain(2));
        Assert.That((await world.Rows<DocumentReleaseRow>(Viewpoint.Un)).Select(r => r.InForce), Does.Contain(true));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.InScope(
            World.Desk,
            s =>
                s.GetRequiredService<Verification>()
                    .Run(Author.System, world.Clock.GetUtcNow().UtcDateTime, 100, broken => Assert.Fail($"{broken}"))
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_strictly_confidential_document_is_released_by_two_of_the_accounts()
    {
        await using var world = await World.New();
        await Record(world);
        var readers = new List<Caller>();
        foreach (var subject in DemoData.Persons.Select(p => p.Subject).Distinct())
            readers.AddRange((await world.Services.GetRequiredService<Callers>().Of(subject)).Values.Where(c => c.IsStrictReader));
        var paper = (await world.Rows<DocumentRow>(readers[0].Viewpoint)).First(d => d.Classification == "strictly_confidential");
        var found = (await world.Rows<CaseRow>(Viewpoint.Un)).Single(c => c.CaseId == paper.CaseId);
        var release = new ReleaseStrictDocument.Command(found.Reference, null, paper.DocumentId, 1, found.Hosts.Trim(), "For the court.");
        var proposed = await world.As(readers[0]).Send(release);
        await world.As(readers[1]).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
        Assert.That(
            (await world.Rows<DocumentReleaseRow>(readers[0].Viewpoint)).Count(r => r.DocumentId == paper.DocumentId && r.InForce),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task No_invented_text_has_a_place_left_open()
    {
        await using var world = await World.New();
        await Record(world);
        var contacts = await world.Rows<FamilyContactRow>(Viewpoint.Un);
        Assert.That(contacts.Select(c => c.Contact).OfType<string>(), Is.Not.Empty.And.All.Not.Contains("{"));
    }

    [Test]
    public async Task Submissions_wait_are_accepted_and_are_disputed()
    {
        await using var world = await World.New();
        await Record(world);
        var inbox = (await world.As(World.Desk).Send(new ListSubmissions.Query())).Rows;
        Assert.That(
            (inbox.Any(s => s.IsOpen), inbox.Any(s => s.Accepted > 0), inbox.Any(s => s.Disputes), inbox[0].IsOpen),
            Is.EqualTo((true, true, true, true))
        );
        Assert.That(inbox.Select(s => s.Reference), Is.Unique);
    }

    [Test]
    public async Task Real_cases_get_no_invented_ones_beside_them()
    {
        await using var world = await World.New();
        var receipt = await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        await Record(world);
        Assert.That((await world.Rows<CaseRow>(Viewpoint.Un)).Select(c => c.Reference), Is.EqualTo([receipt.Reference]));
    }

    [Test]
    public async Task Where_real_people_act_nobody_of_the_demonstration_does()
    {
        await using var world = await World.New();
        await world
            .As(World.Desk)
            .Send(
                new Designate.Command(
                    "real@example.org",
                    "A real person",
                    Role.Auditor,
                    null,
                    new DateOnly(2024, 1, 1),
                    null,
                    "Checks.",
                    "real@example.org"
                )
            );
        var position = await world.Position();
        Assert.That(async () => await Record(world), Throws.InvalidOperationException.With.Message.Contains("designations of its own"));
        Assert.That(await world.Position(), Is.EqualTo(position));
    }

    private static async Task Record(World world) =>
        await world.InScope(
            World.Desk,
            async services =>
            {
                await services.GetRequiredService<DemoData>().Record(Author.System);
                return true;
            }
        );
}
