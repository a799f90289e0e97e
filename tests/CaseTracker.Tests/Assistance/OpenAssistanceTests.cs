using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Correspondence;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Correspondence;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Assistance;

[SetUICulture("en")]
public sealed class OpenAssistanceTests
{
    [Test]
    public async Task Only_what_makes_sense_is_recorded()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        await world.Rejects(Text.AssistanceBegins, Aid.Forensics(AssistanceStep.Delivered));
        await world.Rejects(Text.StateUnknown("XXX"), Aid.Forensics(host: "XXX"));
        await world.Rejects(Text.EntityMissing, Aid.Forensics() with { Provider = AssistanceProvider.RegionalOrganization });
        await world.Rejects(Text.InvestigatorsOnly, Aid.Investigators("MAR", 2) with { Kind = AssistanceKind.Training });
        await world.Rejects(Text.AssistsItself, Aid.Investigators("CAF", 2));
        await world.Rejects(Text.DateInFuture, Aid.Forensics() with { On = Scene.Day("2024-02") });
        await world.Rejects(Text.PersonsNotValid, Aid.Investigators("MAR", 0));
        await world.Breaks(Text.PersonsNotWanted, Aid.Forensics() with { Persons = 2 });
        await world.Breaks(Text.MissionUnknown("NOWHERE"), Aid.Forensics(mission: "NOWHERE"));
        await world.Breaks(Text.MissionOfOtherHost("UNIFIL"), Aid.Forensics(mission: "UNIFIL"));
        await world.Breaks(Text.CaseOfOtherHost, Aid.Forensics(host: "COD", mission: null, cases: @case));
        await world.Breaks(Text.CaseUnknown("NONE-1"), Aid.Forensics(cases: "NONE-1"));
        await world.Breaks(Text.MissionMissing, Aid.Forensics(mission: null), World.FocalPoint("MINUSCA"));
        await world.Breaks(Text.MissionUnknown("MINUSCA"), Aid.Forensics(), World.FocalPoint("MONUSCO"));
        await world.Refuses<ForbiddenException>(Aid.Forensics(), World.Liaison("CAF"));
        var own = await world.Opens(Aid.Forensics(cases: @case), World.FocalPoint("MINUSCA"));
        await world.Refuses<NotFoundException>(
            new StateAssistance.Command(
                own,
                null,
                AssistanceStep.Offered,
                null,
                null,
                Scene.Day("2023-03"),
                Source.HostOfficial,
                Confidence.Confirmed
            ),
            World.FocalPoint("MONUSCO")
        );
        await world.Refuses<StaleException>(new NoteAssistance.Command(own, 1, "x"));
        await world.Breaks(
            Text.UnlinkCasesFirst,
            new CorrectAssistance.Command(
                own,
                null,
                AssistanceKind.Forensics,
                "COD",
                HostAuthority.Police,
                AssistanceProvider.UnitedNations,
                null,
                null,
                null,
                "A laboratory",
                "x"
            )
        );
    }

    [Test]
    public async Task A_host_s_request_in_a_submission_is_taken_up()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var (other, _) = await world.Killing("KHM");
        var content = new SubmissionContent
        {
            Kind = SubmissionKind.AssistanceRequest,
            Points = [new Point { Kind = PointKind.Stated, What = "We need two forensic experts." }],
        };
        var submission = await world.Sends("CAF", @case, content);
        await world.Breaks(Text.NotAboutCase, AcceptPoint.With(submission, 1, Aid.Forensics(cases: other)));
        await world.Do(AcceptPoint.With(submission, 1, Aid.Forensics(cases: @case) with { Source = Source.Media }));
        var row = (await world.As(World.Liaison("CAF")).Send(new AssistanceOfCase.Query(@case))).Engagements.Single();
        Assert.That(
            (row.Status, (await world.Assists(World.Desk, row.Reference)).Steps.Single().Source),
            Is.EqualTo(("requested", "host_official"))
        );
        Assert.That((await world.Opens(World.Liaison("CAF"), submission)).Points.Single().TakenUpBy, Is.EqualTo("OpenAssistance"));
    }
}
