using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

public sealed class RegisterCaseTests
{
    internal static RegisterCase.Command Killing(string mission = "MINUSCA", params string[] contributors) =>
        new(
            mission,
            new PartialDate(2017, 5, 8),
            Act.Killing,
            Nature.Malicious,
            null,
            "Mbomou",
            "Bangassou",
            4.74,
            22.81,
            Means.Ambush,
            Setting.Convoy,
            Perpetrator.ArmedGroup,
            "Internal narrative",
            Source.MissionMonitoring,
            Confidence.Confirmed,
            [
                .. contributors.Select(c => new AddPerson.Facts(
                    Personnel.Contingent,
                    Sex.Male,
                    c,
                    [new HarmSuffered(Harm.Killed, new PartialDate(2017, 5, 8))],
                    $"Invented {c}"
                )),
            ]
        );

    [Test]
    public async Task Every_State_sees_exactly_its_own()
    {
        await using var world = await World.New();
        var receipt = await world.As(World.Desk).Send(Killing("MINUSCA", "MAR", "KHM"));

        var un = (await world.Rows<CaseRow>(Viewpoint.Un)).Single();
        var host = (await world.Rows<CaseRow>(new Viewpoint(Audience.Of("CAF")))).Single();
        var contributor = (await world.Rows<CaseRow>(new Viewpoint(Audience.Of("MAR")))).Single();
        var own = (await world.Rows<PersonRow>(new Viewpoint(Audience.Of("MAR")))).Single();
        Assert.Multiple(() =>
        {
            Assert.That(un.Reference, Is.EqualTo(receipt.Reference));
            Assert.That((un.Killed, host.Killed, contributor.Killed), Is.EqualTo((2, 2, 2)));
            Assert.That((host.Place, contributor.Place), Is.EqualTo(("Bangassou", (string?)null)));
            Assert.That((own.ConcernedState, own.Name), Is.EqualTo(("MAR", (string?)null)));
            Assert.That((host.Narrative, contributor.Narrative), Is.EqualTo(((string?)null, (string?)null)));
        });
        Assert.That(await world.Rows<CaseRow>(new Viewpoint(Audience.Of("FRA"))), Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task A_name_is_shown_to_its_State_once_next_of_kin_are_informed()
    {
        await using var world = await World.New();
        var receipt = await world.As(World.Desk).Send(Killing("MINUSCA", "MAR"));
        var person = (await world.Rows<PersonRow>(Viewpoint.Un)).Single();
        await world
            .As(World.FocalPoint("MINUSCA"))
            .Send(new ConfirmNextOfKin.Command(receipt.Reference!, receipt.Version, person.PersonId, new PartialDate(2017, 5, 9)));

        var own = (await world.Rows<PersonRow>(new Viewpoint(Audience.Of("MAR")))).Single();
        var host = (await world.Rows<PersonRow>(new Viewpoint(Audience.Of("CAF")))).Single();
        Assert.That((own.Name, host.Name), Is.EqualTo(("Invented MAR", (string?)null)));
        await world.AssertSound();
    }

    [Test]
    public async Task A_focal_point_of_another_mission_finds_nothing()
    {
        await using var world = await World.New();
        var receipt = await world.As(World.Desk).Send(Killing("MINUSCA", "MAR"));
        var person = (await world.Rows<PersonRow>(Viewpoint.Un)).Single();
        await Assert.ThrowsAsync<NotFoundException>(() =>
            world
                .As(World.FocalPoint("MONUSCO"))
                .Send(new ConfirmNextOfKin.Command(receipt.Reference!, null, person.PersonId, new PartialDate(2017, 5, 9)))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            world
                .As(World.Liaison("MAR"))
                .Send(new ConfirmNextOfKin.Command(receipt.Reference!, null, person.PersonId, new PartialDate(2017, 5, 9)))
        );
    }

    [Test]
    public async Task Refuses_lists_with_holes_and_harms_before_the_incident()
    {
        await using var world = await World.New();
        var facts = Killing("MINUSCA", "MAR").Persons[0];
        await world.Refuses<FluentValidation.ValidationException>(Killing() with { Persons = null! });
        await world.Refuses<FluentValidation.ValidationException>(Killing() with { Persons = [null!] });
        await world.Rejects(CaseTracker.Texts.Text.HarmMissing, Killing() with { Persons = [facts with { Harms = [null!] }] });
        await world.Rejects(CaseTracker.Texts.Text.DateNotValid, Killing() with { OccurredOn = default });
        await world.Breaks(
            CaseTracker.Texts.Text.DateBeforeIncident,
            Killing() with
            {
                Persons = [facts with { Harms = [new HarmSuffered(Harm.Killed, new PartialDate(2016))] }],
            }
        );
    }

    [Test]
    public async Task What_a_form_leaves_blank_is_not_known()
    {
        await using var world = await World.New();
        var receipt = await world.Do(Killing("MINUSCA", "MAR") with { Host = "", Area = " ", Place = "", Narrative = "" });
        var row = (await world.Sees("UN", receipt.Reference!))!;
        Assert.That((row.Hosts, row.Area, row.Place, row.Narrative), Is.EqualTo((" CAF ", (string?)null, (string?)null, (string?)null)));
    }
}
