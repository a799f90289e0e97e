using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Cases;

public sealed class AssessHostTests
{
    private static AssessHost.Command As(string reference, HostAssessment assessment, string on = "2023-05") =>
        new(reference, null, assessment, Day(on), "No court sits in the prefecture");

    [Test]
    public async Task Assessment_and_referral_are_the_UNs_alone_and_move_no_stage()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Breaks(
            Text.NotAssessedAsUnable,
            new ReferCase.Command(reference, null, "International Criminal Court", Day("2023-06"), "Recommendation 6.2")
        );
        await world.As(World.FocalPoint("MINUSCA")).Send(As(reference, HostAssessment.Unable));
        await world.Do(new ReferCase.Command(reference, null, "International Criminal Court", Day("2023-06"), "Recommendation 6.2"));
        var row = (await world.Sees("UN", reference))!;
        Assert.That(
            (row.HostAssessment, row.AssessmentReason, row.ReferredTo, row.ReferredOn, row.Stage),
            Is.EqualTo(("unable", "No court sits in the prefecture", "International Criminal Court", "2023-06", "reported"))
        );
        foreach (var state in (string[])["CAF", "MAR"])
        {
            var seen = (await world.Sees(state, reference))!;
            Assert.That(
                (seen.HostAssessment, seen.AssessmentReason, seen.ReferredTo, seen.ReferredOn),
                Is.EqualTo(((string?)null, (string?)null, (string?)null, (string?)null))
            );
            Assert.That(
                (await world.Rows<TimelineRow>(new Viewpoint(Audience.Of(state)))).Select(t => t.Kind),
                Has.None.EqualTo("host_assessed").And.None.EqualTo("referred")
            );
        }
        await world.AssertSound();
    }

    [Test]
    public async Task A_strictly_confidential_case_keeps_it_for_its_named_readers()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(As(reference, HostAssessment.Unwilling));
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Witnesses at risk"));
        Assert.That((await world.Sees("UN", reference))!.HostAssessment, Is.Null);
        Assert.That(
            (await world.Rows<ProtectedRow>(new Viewpoint(Audience.Un, Strict: true))).Select(p => p.Text),
            Does.Contain("unwilling: No court sits in the prefecture")
        );
        await world.Breaks(Text.CaseIsStrict, As(reference, HostAssessment.Unable));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_what_says_nothing_new_lies_before_the_incident_or_comes_from_a_State()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(As(reference, HostAssessment.Unable));
        await world.Breaks(Text.NothingChanged, As(reference, HostAssessment.Unable, "2023-06"));
        await world.Breaks(Text.DateBeforeIncident, As(reference, HostAssessment.Unwilling, "2016"));
        await world.Refuses<ForbiddenException>(As(reference, HostAssessment.Unwilling), World.Liaison("CAF"));
        await world.Do(As(reference, HostAssessment.AbleAndWilling, "2023-09"));
        await world.Breaks(
            Text.NotAssessedAsUnable,
            new ReferCase.Command(reference, null, "International Criminal Court", Day("2023-10"), "Recommendation 6.2")
        );
    }
}
