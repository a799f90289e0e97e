using System.Text;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Cases;

public sealed class ErasePersonTests
{
    private static ErasePerson.Command Of(string reference, Guid person) => new(reference, null, person, "Request of the family");

    [Test]
    public async Task No_name_is_left_anywhere_while_every_figure_stays()
    {
        await using var world = await World.New();
        var (duplicate, persons) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("KHM");
        await world.Do(new ConfirmNextOfKin.Command(duplicate, null, persons[0], Day("2017-05-10")));
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack"));
        var before = await world.Position();
        await world.As(World.Senior).Send(Of(staying, persons[0]));

        Assert.That(
            (await world.Rows<PersonRow>(Viewpoint.Un))
                .Concat(await world.Rows<PersonRow>(new Viewpoint(Audience.Of("MAR"))))
                .Concat(await world.Rows<PersonRow>(Viewpoint.Un, before))
                .Where(p => p.PersonId == persons[0])
                .Select(p => p.Name),
            Is.All.Null
        );
        Assert.That((await world.Rows<CaseRow>(Viewpoint.Un, before)).Sum(c => c.Killed), Is.EqualTo(2));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.Name), Does.Contain("Invented KHM"));
        await world.AssertSound();
        SqliteConnection.ClearAllPools();
        Assert.That(
            Directory
                .GetFiles(Path.GetDirectoryName(world.DatabasePath)!)
                .Where(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)).Contains("Invented MAR", StringComparison.OrdinalIgnoreCase)),
            Is.Empty
        );
    }

    [Test]
    public async Task The_merged_duplicate_and_a_withdrawn_person_are_reached_too()
    {
        await using var world = await World.New();
        var (duplicate, persons) = await world.Killing("MAR");
        var (staying, others) = await world.Killing("KHM");
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack"));
        await world.As(World.Senior).Send(Of(duplicate, persons[0]));
        Assert.That((await world.File(staying)).Person(persons[0]).IsErased, Is.True);
        await world.Do(new WithdrawPerson.Command(staying, null, others[0], "Recorded in error"));
        await world.As(World.Senior).Send(Of(staying, others[0]));
        await world.AssertSound();
    }

    [Test]
    public async Task A_case_from_which_the_person_was_moved_is_reached_too()
    {
        await using var world = await World.New();
        var (from, persons) = await world.Killing("MAR");
        var (to, _) = await world.Killing("KHM");
        var (old, current) = (await world.File(from), await world.File(to));
        await world.InScope(
            World.Desk,
            services =>
                services
                    .GetRequiredService<Recorder>()
                    .Record(
                        World.Desk.Author,
                        async recording =>
                        {
                            await recording.Load(old.CaseId);
                            await recording.Load(current.CaseId);
                            recording.Add(CaseFile.StreamKind, old.CaseId, [new PersonWithdrawn(persons[0], "The date moved", to)]);
                            recording.Add(CaseFile.StreamKind, current.CaseId, MergeCase.TakenOver(old, old.Person(persons[0])));
                            return true;
                        }
                    )
        );
        await world.As(World.Senior).Send(Of(to, persons[0]));
        Assert.That(
            (await world.Rows<PersonRow>(Viewpoint.Un, await world.Position() - 4)).Select(p => p.Name),
            Does.Not.Contain("Invented MAR")
        );
        await world.AssertSound();
    }

    [Test]
    public async Task Happens_once_by_those_who_may_and_nothing_by_name_follows()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Refuses<ForbiddenException>(Of(reference, persons[0]));
        await world.Refuses<NotFoundException>(Of(reference, Guid.Empty), World.Senior);
        await world.As(World.Senior).Send(Of(reference, persons[0]));
        await world.Breaks(Text.AlreadyErased, Of(reference, persons[0]), World.Senior);
        var facts = new AddPerson.Facts(Personnel.Contingent, Sex.Male, "KHM", [new HarmSuffered(Harm.Killed, null)], "Named again");
        var correction = new CorrectPerson.Command(
            reference,
            null,
            persons[0],
            facts,
            "Better report",
            Source.Contributor,
            Confidence.Confirmed
        );
        await world.Breaks(Text.PersonIsErased, correction);
        await world.Breaks(Text.PersonIsErased, new ReleaseName.Command(reference, null, persons[0], "CAF"));
        await world.Do(correction with { Person = facts with { Name = null } });
        Assert.That((await world.Sees("KHM", reference))!.Killed, Is.EqualTo(1));
        await world.AssertSound();
    }
}
