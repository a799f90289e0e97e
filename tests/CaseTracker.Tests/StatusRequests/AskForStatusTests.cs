using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.StatusRequests;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.StatusRequests;

public sealed class AskForStatusTests
{
    private static AskForStatus.Command Ask(params string[] states) => new(states, Day("2024-03-01"));

    [Test]
    public async Task One_request_holds_all_open_cases_of_a_host_and_nobody_but_the_host_and_the_UN_learns_of_it()
    {
        await using var world = await World.New();
        var (first, _) = await world.Killing("MAR");
        var (second, _) = await world.Killing("KHM");
        var (closed, _) = await world.Killing("MAR");
        await world.DoWithTwo(
            new CloseCase.Command(closed, null, CaseTracker.Reference.Closure.OutOfScope, "Not a malicious act after all")
        );
        var reference = (await world.Do(Ask("CAF"))).Reference!;
        var asked = await world.As(World.Liaison("CAF")).Send(new ViewStatusRequest.Query(reference));
        Assert.That(
            (asked.State, asked.SentOn, asked.AnswerBy, asked.Lines.Select(l => l.Case).Order()),
            Is.EqualTo(("CAF", "2024-01-15", "2024-03-01", new[] { first, second }.Order()))
        );
        Assert.That(
            (await world.As(World.Desk).Send(new ListStatusRequests.Query())).Select(r => (r.Reference, r.Cases, r.Answered)),
            Is.EqualTo([(reference, 2, 0)])
        );
        Assert.That(await world.As(World.Liaison("MAR")).Send(new ListStatusRequests.Query()), Is.Empty);
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.Liaison("MAR")).Send(new ViewStatusRequest.Query(reference)));
        Assert.That(
            (await world.As(World.Desk).Send(new DueForRequest.Query())).Where(h => h.State == "CAF"),
            Is.EqualTo([new DueForRequest.Host("CAF", 2, "2024-01-15")])
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_State_that_turns_out_not_to_be_host_loses_the_line_and_the_UN_keeps_it()
    {
        await using var world = await World.New();
        var (stays, _) = await world.Killing("MAR");
        var (moves, _) = await world.Killing("MAR");
        var reference = (await world.Do(Ask("CAF"))).Reference!;
        await world.Do(CorrectIncidentTests.As(moves, "UNISFA", host: "SDN"));
        Assert.That(
            (await world.As(World.Liaison("CAF")).Send(new ViewStatusRequest.Query(reference))).Lines.Select(l => l.Case),
            Is.EqualTo([stays])
        );
        Assert.That((await world.As(World.Desk).Send(new ViewStatusRequest.Query(reference))).Lines, Has.Count.EqualTo(2));
        Assert.That((await world.Rows<RequestLineRow>(new Viewpoint(Audience.Of("SDN")))), Is.Empty);
    }

    [Test]
    public async Task A_focal_point_asks_about_the_cases_of_the_own_mission_alone()
    {
        await using var world = await World.New();
        var (own, _) = await world.Killing("MAR");
        var other = (await world.Do(CorrectIncidentTests.As((await world.Killing("MAR")).Reference, "MINURCA"))).Reference;
        var reference = (await world.As(World.FocalPoint("MINUSCA")).Send(Ask("CAF"))).Reference!;
        Assert.That(
            (await world.As(World.Liaison("CAF")).Send(new ViewStatusRequest.Query(reference))).Lines.Select(l => l.Case),
            Is.EqualTo([own]),
            other
        );
        await world.Breaks(Text.NoOpenCase("CAF"), Ask("CAF"), World.FocalPoint("MINUSMA"));
    }

    [Test]
    public async Task An_open_form_is_not_stale_because_of_it()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var seen = (await world.As(World.Desk).Send(new ViewCase.Query(reference))).Un!.Version;
        await world.Do(Ask("CAF"));
        await world.Do(new SetSummary.Command(reference, seen, "Written before the request was sent."));
        await world.Refuses<CaseTracker.Ledger.StaleException>(
            new SetSummary.Command(reference, seen, "Written before the other summary.")
        );
    }

    [Test]
    public async Task Refuses_what_cannot_be_asked_and_sends_nothing()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        await world.Rejects(Text.StateMissing, Ask());
        await world.Rejects(Text.StateTwice, Ask("CAF", "CAF"));
        await world.Rejects(Text.StateHasNoLiaison("YUG"), Ask("YUG"));
        await world.Rejects(Text.AnswerByNotValid, new AskForStatus.Command(["CAF"], Day("2024-01-15")));
        await world.Rejects(Text.AnswerByNotValid, new AskForStatus.Command(["CAF"], Day("2026-01-15")));
        await world.Breaks(Text.NoOpenCase("MLI"), Ask("CAF", "MLI"));
        await world.Refuses<ForbiddenException>(Ask("CAF"), World.Liaison("CAF"));
        Assert.That(await world.Rows<RequestLineRow>(Viewpoint.Un), Is.Empty);
    }
}
