using System.Security.Cryptography;
using System.Text;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Ledger;

/// <summary>A name stands in the ledger encrypted under its person's key, and nowhere at all once that key is destroyed.</summary>
public sealed class PersonalDataTests
{
    private static readonly Guid _person = new("018d0c6e-0000-7000-8000-000000000001");
    private static readonly Guid _another = new("018d0c6e-0000-7000-8000-000000000002");

    [Test]
    public void The_same_name_is_never_the_same_bytes()
    {
        var keys = new PersonalDataKeys(Tampering.Master);
        var (first, second) = (keys.Encrypt(_person, "Invented Name"), keys.Encrypt(_person, "Invented Name"));
        Assert.That(first, Is.Not.EqualTo(second));
    }

    [Test]
    public void A_text_opens_for_its_own_person_only_and_only_unaltered()
    {
        var keys = new PersonalDataKeys(Tampering.Master);
        var (box, _) = (keys.Encrypt(_person, "Invented Name"), keys.Encrypt(_another, "Other"));
        Assert.That(keys.Decrypt(_person, box), Is.EqualTo("Invented Name"));
        Assert.Catch<CryptographicException>(() => keys.Decrypt(_another, box));
        for (var i = 0; i < box.Length; i++)
        {
            var altered = (byte[])box.Clone();
            altered[i] ^= 1;
            Assert.Catch<CryptographicException>(() => keys.Decrypt(_person, altered));
        }
        Assert.Catch<CryptographicException>(() => keys.Decrypt(_person, box[..20]));
    }

    [Test]
    public void A_wrapped_key_opens_for_its_own_person_and_master_key_only()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = Tampering.Master.Wrap(key, _person);
        using var other = new MasterKey([.. Enumerable.Repeat((byte)1, 32)]);
        Assert.That(Tampering.Master.Unwrap(wrapped, _person), Is.EqualTo(key));
        Assert.Catch<CryptographicException>(() => Tampering.Master.Unwrap(wrapped, _another));
        Assert.Catch<CryptographicException>(() => other.Unwrap(wrapped, _person));
        Assert.Throws<ArgumentException>(() => new MasterKey(new byte[31]).Dispose());
    }

    [Test]
    public async Task After_erasure_the_name_reads_as_null_and_can_never_be_recorded_again()
    {
        await using var world = await World.New();
        var person = await Registered(world, "Erased Oneperson");
        await world.Database.Write(async s => await new LedgerSession(s, Tampering.Master).Erase(person));
        var history = await world.Database.Read(async s =>
            (await new LedgerSession(s, Tampering.Master).Load((await world.Rows<CaseRow>(Viewpoint.Un)).Single().CaseId)).Single(r =>
                r.Event is PersonAdded
            )
        );
        Assert.That(((PersonAdded)history.Event).Facts.Name, Is.EqualTo(new Personal(person, null)));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Record(
                world,
                recording =>
                    recording.Add(
                        CaseFile.StreamKind,
                        history.StreamId,
                        [new PersonCorrected(person, new PersonFacts { Name = new Personal(person, "Again") }, "test")]
                    )
            )
        );
    }

    /// <summary>As a person's data may be erased before any was recorded, so that none ever will be.</summary>
    [Test]
    public async Task A_person_who_never_had_a_name_can_be_erased()
    {
        await using var world = await World.New();
        await world.Database.Write(s => new LedgerSession(s, Tampering.Master).Erase(_person));
        await world.Database.Write(s => new LedgerSession(s, Tampering.Master).Erase(_person));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Record(
                world,
                recording =>
                    recording.Add(
                        CaseFile.StreamKind,
                        _another,
                        [new PersonAdded(_person, new PersonFacts { Name = new Personal(_person, "Again") })]
                    )
            )
        );
    }

    /// <summary>Looks into the files themselves: the ledger never holds the name, and after erasure nothing does.</summary>
    [Test]
    public async Task After_erasure_no_byte_of_the_name_is_left_in_the_files()
    {
        await using var world = await World.New();
        for (var i = 0; i < 40; i++)
            await world
                .As(World.Desk)
                .Send(
                    RegisterCaseTests.Killing("MINUSCA") with
                    {
                        Persons = [.. Enumerable.Range(0, 8).Select(n => Person($"Zyxwvut{i:00} Qponmlk{n}"))],
                    }
                );
        var row = (await world.Rows<PersonRow>(Viewpoint.Un)).Single(p => p.Name == "Zyxwvut17 Qponmlk3");
        Assert.That(
            await world.Database.Read(s =>
                s.QuerySingle<int>("SELECT COUNT(*) FROM Ledger WHERE Body LIKE '%Zyxwvut%' OR Body LIKE '%Qponmlk%'")
            ),
            Is.Zero
        );
        Assert.That(Places(world, "Zyxwvut17 Qponmlk3"), Is.Positive);

        await Erase(world, row.CaseId, row.PersonId);

        Assert.That(Places(world, "Zyxwvut17 Qponmlk3"), Is.Zero);
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Single(p => p.PersonId == row.PersonId).Name, Is.Null);
        Assert.That(
            (await world.Rows<PersonRow>(Viewpoint.Un, await world.Position() - 1)).Single(p => p.PersonId == row.PersonId).Name,
            Is.Null
        );
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Count(p => p.Name is not null), Is.EqualTo(40 * 8 - 1));
        await world.AssertSound();
    }

    /// <summary>An import that moves a person to another case leaves no link from there; the ledger itself says who is named
    /// where.</summary>
    [Test]
    public async Task A_person_who_was_moved_between_cases_is_erased_in_all_of_them()
    {
        await using var world = await World.New();
        var person = await Registered(world, "Moved Oneperson");
        var first = (await world.Rows<CaseRow>(Viewpoint.Un)).Single().CaseId;
        await Record(
            world,
            async recording =>
            {
                var added = (await recording.Load(first)).Select(r => r.Event).OfType<PersonAdded>().Single();
                recording.Add(CaseFile.StreamKind, first, [new PersonWithdrawn(person, "moved by an import")]);
                recording.Add(
                    CaseFile.StreamKind,
                    _another,
                    [
                        new CaseRegistered(
                            "MINUSCA-2017-ZZZZ",
                            new Incident
                            {
                                Mission = "MINUSCA",
                                OccurredOn = new(2017),
                                Hosts = ["CAF"],
                            }
                        ),
                        added,
                    ]
                );
            }
        );

        await Erase(world, _another, person);

        Assert.That(Places(world, "Moved Oneperson"), Is.Zero);
        await world.AssertSound();
    }

    /// <summary>A key that an administrator removes blanks a name without a word in the ledger; the read tables tell of it.</summary>
    [Test]
    public async Task A_key_that_was_removed_without_an_erasure_is_found()
    {
        await using var world = await World.New();
        await Registered(world, "Silenced Oneperson");
        await world.Database.Write(s => s.Execute("DELETE FROM PersonKey"));
        Assert.That((await world.Services.GetRequiredService<ReadTables>().Verify()).Select(d => d.Table), Does.Contain(nameof(PersonRow)));
    }

    internal static Task Erase(World world, Guid caseId, Guid personId) =>
        Record(
            world,
            async recording =>
            {
                await recording.Load(caseId);
                recording.Add(CaseFile.StreamKind, caseId, [new PersonErased(personId, "asked for")]);
                recording.Erase(personId, caseId);
            }
        );

    private static int Places(World world, string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        return Directory
            .GetFiles(Path.GetDirectoryName(world.DatabasePath)!)
            .Sum(file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                var (count, at) = (0, 0);
                while (bytes.AsSpan(at).IndexOf(sought) is var found and >= 0)
                    (count, at) = (count + 1, at + found + 1);
                return count;
            });
    }

    private static AddPerson.Facts Person(string name) =>
        new(Personnel.Contingent, Sex.Male, "MAR", [new HarmSuffered(Harm.Killed, null)], name);

    private static async Task<Guid> Registered(World world, string name)
    {
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA") with { Persons = [Person(name)] });
        return (await world.Rows<PersonRow>(Viewpoint.Un)).Single().PersonId;
    }

    private static Task<bool> Record(World world, Action<Recording> add) =>
        Record(
            world,
            recording =>
            {
                add(recording);
                return Task.CompletedTask;
            }
        );

    private static Task<bool> Record(World world, Func<Recording, Task> add) =>
        world.InScope(
            World.Desk,
            services =>
                services
                    .GetRequiredService<Recorder>()
                    .Record(
                        World.Desk.Author,
                        async recording =>
                        {
                            await add(recording);
                            return true;
                        }
                    )
        );
}
