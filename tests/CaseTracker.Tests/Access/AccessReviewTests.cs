using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Access;

public sealed class AccessReviewTests
{
    private static Task<ViewAccessReview.View> Review(World world, Caller? caller = null) =>
        world.As(caller ?? World.Desk).Send(new ViewAccessReview.Query());

    /// <summary>Keeps all that is not the reviewer's own, but ends those named.</summary>
    private static ConfirmAccessReview.Command Confirming(ViewAccessReview.View seen, params string[] ends) =>
        new(
            seen.Seen,
            [
                .. seen
                    .Lines.Where(l => !l.IsOwn)
                    .Select(l => new ConfirmAccessReview.Line(
                        l.DesignationId,
                        !ends.Contains(l.Subject),
                        ends.Contains(l.Subject) ? "Left" : null
                    )),
            ]
        );

    private static async Task<World> Office()
    {
        var world = await World.New();
        foreach (var officer in new[] { World.Desk, World.SecondDesk })
            await world.Recorded(
                new Designated(officer.Subject, officer.Name, Role.DeskOfficer, "", new DateOnly(2024, 1, 1), null)
                {
                    Email = officer.Subject,
                }
            );
        await world.Designate(DesignatedPersons.Of(Role.Liaison, "MAR", "mar@example.org"));
        await world.Designate(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA", "focal@example.org"));
        await world.Designate(DesignatedPersons.Of(Role.Auditor, subject: "later@example.org", from: "2024-12-01"));
        return world;
    }

    [Test]
    public async Task Is_complete_once_every_designation_was_looked_at_by_somebody_else()
    {
        await using var world = await Office();
        var seen = await Review(world);
        Assert.That(
            (seen.Quarter, seen.Due, seen.IsOverdue, seen.IsComplete),
            Is.EqualTo(("2024-Q1", new DateOnly(2024, 3, 31), false, false))
        );
        Assert.That(
            seen.Lines.Select(l => (l.Subject, l.IsOwn)),
            Is.EquivalentTo(
                new[]
                {
                    (World.Desk.Subject, true),
                    (World.SecondDesk.Subject, false),
                    ("mar@example.org", false),
                    ("focal@example.org", false),
                }
            )
        );
        await world.Do(Confirming(seen, "focal@example.org"));
        Assert.That((await world.Listed(new(Role.FocalPoint))), Is.Empty);
        var rest = await Review(world, World.SecondDesk);
        Assert.That(rest.Lines.Select(l => l.Subject), Is.EqualTo([World.Desk.Subject]));
        await world.Breaks(Text.ReviewOnlyOwn, Confirming(await Review(world)));
        await world.As(World.SecondDesk).Send(Confirming(rest));
        var done = await Review(world);
        Assert.That((done.IsComplete, done.Lines.Count), Is.EqualTo((true, 0)));
        Assert.That(
            done.Earlier.Select(e => (e.ReviewedBy, e.Kept, e.Ended, e.Left)),
            Is.EqualTo(new[] { (World.SecondDesk.Subject, 1, 0, 0), (World.Desk.Subject, 2, 1, 1) })
        );
        await world.Breaks(Text.ReviewComplete, Confirming(done));
        await world.AssertSound();
    }

    [Test]
    public async Task What_was_ended_says_why_in_its_own_history()
    {
        await using var world = await Office();
        var seen = await Review(world);
        await world.Do(Confirming(seen, "mar@example.org"));
        var view = await world
            .As(World.Desk)
            .Send(new ViewDesignation.Query(seen.Lines.Single(l => l.Subject == "mar@example.org").DesignationId));
        Assert.That((view.IsEnded, view.Steps[^1].Actor, view.Steps[^1].Detail), Is.EqualTo((true, World.Desk.Subject, "Left")));
    }

    [Test]
    public async Task Nobody_reviews_his_own_and_nobody_leaves_one_out()
    {
        await using var world = await Office();
        var seen = await Review(world);
        var (all, own) = (Confirming(seen), seen.Lines.Single(l => l.IsOwn).DesignationId);
        await world.Breaks(Text.OwnDesignation, all with { Lines = [.. all.Lines, new(own, true)] });
        await world.Refuses<StaleException>(all with { Lines = [.. all.Lines.Skip(1)] });
        await world.Refuses<StaleException>(all with { Lines = [.. all.Lines, new(Guid.NewGuid(), true)] });
        await world.Refuses<StaleException>(all with { Seen = "0000" });
        await world.Rejects(Text.ReviewedTwice, all with { Lines = [.. all.Lines, all.Lines[0]] });
        await world.Rejects(Text.ReasonMissing, all with { Lines = [all.Lines[0] with { Keep = false, Reason = " " }] });
        await world.Rejects(Text.ReviewListMissing, all with { Seen = "" });
        Assert.That((await Review(world)).Earlier, Is.Empty);
    }

    [Test]
    public async Task A_list_that_changed_says_what_changed()
    {
        await using var world = await Office();
        var seen = await Review(world);
        await world.Do(new EndDesignation.Command(seen.Lines.Single(l => l.Subject == "mar@example.org").DesignationId, "Recalled"));
        await world.Designate(DesignatedPersons.Of(Role.Administrator, subject: "admin@example.org"));
        var stale = await world.Refuses<StaleException>(Confirming(seen));
        Assert.That(stale.Message, Is.EqualTo(Text.ReviewListChanged(["Invented person"], 1)).And.Contain("Invented person"));
        await world.Do(Confirming(await Review(world)));
    }

    [Test]
    public async Task Two_reviewers_at_once_do_not_both_count()
    {
        await using var world = await Office();
        var (one, other) = (await Review(world), await Review(world, World.SecondDesk));
        await world.Do(Confirming(one));
        await Assert.ThrowsAsync<StaleException>(() => world.As(World.SecondDesk).Send(Confirming(other)));
        await world.As(World.SecondDesk).Send(Confirming(await Review(world, World.SecondDesk)));
        Assert.That((await Review(world)).IsComplete, Is.True);
    }

    [Test]
    public async Task What_was_missed_is_overdue_and_comes_first()
    {
        await using var world = await Office();
        world.Clock.Advance(TimeSpan.FromDays(77));
        var late = await Review(world);
        Assert.That((late.Quarter, late.IsOverdue), Is.EqualTo(("2024-Q1", true)));
        Assert.That(
            (await world.As(World.Desk).Send(new CaseTracker.Home.ViewHome.Query())).AccessReview,
            Is.EqualTo(new CaseTracker.Home.ViewHome.ReviewDue(new DateOnly(2024, 3, 31), true))
        );
        await world.Do(Confirming(late));
        await world.As(World.SecondDesk).Send(Confirming(await Review(world, World.SecondDesk)));
        var next = await Review(world);
        Assert.That(
            (next.Quarter, next.Due, next.IsOverdue, next.Lines.Count),
            Is.EqualTo(("2024-Q2", new DateOnly(2024, 6, 30), false, 4))
        );
        Assert.That((await world.As(World.Desk).Send(new CaseTracker.Home.ViewHome.Query())).AccessReview, Is.Null);
    }

    [Test]
    public async Task What_is_designated_after_a_complete_review_waits_for_the_next_quarter()
    {
        await using var world = await Office();
        await world.Do(Confirming(await Review(world)));
        await world.As(World.SecondDesk).Send(Confirming(await Review(world, World.SecondDesk)));
        await world.Designate(DesignatedPersons.Of(Role.Administrator, subject: "admin@example.org"));
        Assert.That((await Review(world)).IsComplete, Is.True);
        world.Clock.Advance(TimeSpan.FromDays(100));
        Assert.That((await Review(world)).Lines.Select(l => l.Subject), Has.Member("admin@example.org"));
    }

    [TestCase("2024-01-01", "2024-Q1", "2024-03-31")]
    [TestCase("2024-06-30", "2024-Q2", "2024-06-30")]
    [TestCase("2024-07-01", "2024-Q3", "2024-09-30")]
    [TestCase("2023-12-31", "2023-Q4", "2023-12-31")]
    public void A_quarter_has_three_months(string day, string quarter, string end)
    {
        var of = Quarter.Of(Scene.Day(day).First);
        Assert.That((of.ToString(), of.End, Quarter.Of(of.Start.AddDays(-1))), Is.EqualTo((quarter, Scene.Day(end).First, of.Previous)));
    }
}
