using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.StatusRequests;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using FluentValidation;
using static CaseTracker.Tests.Cases.Scene;
using Line = CaseTracker.StatusRequests.AnswerStatusRequest.Line;

namespace CaseTracker.Tests.StatusRequests;

public sealed class AnswerStatusRequestTests
{
    private static readonly Caller _host = World.Liaison("CAF");

    private static Line Stands(string reference, string what = "The file is with the prosecutor.") =>
        new(reference, null, null, null, what, null, null);

    private static async Task<string> Asked(World world) =>
        (await world.Do(new AskForStatus.Command(["CAF"], Day("2024-03-01")))).Reference!;

    [Test]
    public async Task Each_line_becomes_a_submission_of_its_own_and_the_reply_rate_follows()
    {
        await using var world = await World.New();
        var (first, second, third) = (
            (await world.Killing("MAR")).Reference,
            (await world.Killing("KHM")).Reference,
            (await world.Killing("MAR")).Reference
        );
        var request = await Asked(world);
        world.Clock.Advance(TimeSpan.FromDays(3));
        await world
            .As(_host)
            .Send(
                new AnswerStatusRequest.Command(
                    request,
                    [
                        Stands(first),
                        new Line(
                            second,
                            ProceedingStep.InvestigationOpened,
                            "Special Criminal Court",
                            Day("2023-11"),
                            null,
                            "Hearing of witnesses",
                            Day("2024-02")
                        ),
                    ]
                )
            );
        var sent = (await world.Rows<SubmissionRow>(Viewpoint.Un)).OrderBy(s => s.Kind).ToList();
        Assert.That(sent.Select(s => (s.Kind, s.CaseReference)), Is.EqualTo([("answer", first), ("progress_report", second)]));
        var lines = (await world.As(World.Desk).Send(new ViewStatusRequest.Query(request))).Lines.ToDictionary(
            l => l.Case,
            l => l.AnsweredOn
        );
        Assert.That((lines[first], lines[second], lines[third]), Is.EqualTo(("2024-01-18", "2024-01-18", (string?)null)));
        Assert.That((await world.As(_host).Send(new ListStatusRequests.Query())).Select(r => (r.Cases, r.Answered)), Is.EqualTo([(3, 2)]));
        Assert.That((await world.Sees("UN", first))!.Accountability, Is.EqualTo("ongoing"));
        await world.AssertSound();
    }

    [Test]
    public async Task Foreign_unknown_and_repeated_references_are_refused_alike_line_by_line_and_nothing_is_sent()
    {
        await using var world = await World.New();
        var (own, _) = await world.Killing("MAR");
        var request = await Asked(world);
        var (foreign, _) = await world.Killing("MAR");
        await world.Do(CorrectIncidentTests.As(foreign, "MONUSCO"));
        var refused = await world.Refuses<ValidationException>(
            new AnswerStatusRequest.Command(request, [Stands(own), Stands(foreign), Stands("MINUSCA-2017-ZZZZ"), Stands(own)]),
            _host
        );
        Assert.That(
            refused.Errors.Select(e => (e.PropertyName, e.ErrorMessage)),
            Is.EqualTo([
                ("Lines[1].Case", Text.NotInRequest(foreign)),
                ("Lines[2].Case", Text.NotInRequest("MINUSCA-2017-ZZZZ")),
                ("Lines[3].Case", Text.CaseTwice(own)),
            ])
        );
        await world.Refuses<NotFoundException>(new AnswerStatusRequest.Command(request, [Stands(own)]), World.Liaison("COD"));
        await world.Refuses<ForbiddenException>(new AnswerStatusRequest.Command(request, [Stands(own)]), World.Desk);
        Assert.That(await world.Rows<SubmissionRow>(Viewpoint.Un), Is.Empty);
    }

    [Test]
    public async Task What_is_missing_in_a_line_is_said_at_its_place()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var request = await Asked(world);
        var refused = await world.Refuses<ValidationException>(
            new AnswerStatusRequest.Command(
                request,
                [Stands(reference, " "), new Line(reference, ProceedingStep.TrialOpened, null, Day("2030"), null, null, null)]
            ),
            _host
        );
        Assert.That(refused.Errors.Select(e => e.PropertyName), Is.SupersetOf(["Lines[0].What", "Lines[1].Authority", "Lines[1].On"]));
    }

    [Test]
    public async Task A_case_that_the_State_has_lost_since_cannot_be_answered_about()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        var (lost, _) = await world.Killing("MAR");
        var request = await Asked(world);
        await world.Do(CorrectIncidentTests.As(lost, "MONUSCO"));
        var refused = await world.Refuses<ValidationException>(new AnswerStatusRequest.Command(request, [Stands(lost)]), _host);
        Assert.That(refused.Errors.Single().ErrorMessage, Is.EqualTo(Text.NotInRequest(lost)));
    }
}
