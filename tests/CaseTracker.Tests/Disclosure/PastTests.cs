using System.Text.RegularExpressions;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Disclosure;

/// <summary>Read tables that were written step by step are those that a rebuild writes, and what stood at a position stays.</summary>
public sealed class PastTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_rebuild_writes_what_was_written_step_by_step(int seed)
    {
        await using var world = await World.New();
        await Replay.Happen(world, Lives(seed, 8));
        await world.AssertSound();
        var before = await Everything(world);

        await world.Services.GetRequiredService<ReadTables>().Rebuild();

        Assert.That(await Everything(world), Is.EqualTo(before));
        await world.AssertSound();
    }

    /// <summary>A later command ends rows and begins others; it never changes what was true before, except that an erased person loses the
    /// name.</summary>
    [TestCase(4)]
    [TestCase(5)]
    public async Task What_stood_at_a_position_stays(int seed)
    {
        await using var world = await World.New();
        var stood = new List<(long Position, List<string> Rows)>();
        await Replay.Happen(
            world,
            Lives(seed, 7, erasures: false),
            async () => stood.Add((await world.Position(), await At(world, await world.Position())))
        );

        foreach (var (position, rows) in stood)
            Assert.That(await At(world, position), Is.EqualTo(rows));

        var named = (await world.Rows<PersonRow>(Viewpoint.Un)).First(p => p.Name is not null);
        await Ledger.PersonalDataTests.Erase(world, named.CaseId, named.PersonId);
        foreach (var (position, rows) in stood)
        {
            Assert.That(
                (await At(world, position)).Where(r => !r.StartsWith(nameof(WordRow), StringComparison.Ordinal)),
                Is.EquivalentTo(rows.Where(r => !r.StartsWith(nameof(WordRow), StringComparison.Ordinal)).Select(Nameless))
            );
        }
        await world.AssertSound();

        // Whatever the name was by then.
        string Nameless(string row) =>
            row.Contains(named.PersonId.ToString(), StringComparison.Ordinal) ? Regex.Replace(row, " Name = [^,]*,", " Name = ,") : row;
    }

    [Test]
    public async Task A_changed_added_or_lost_row_of_the_read_tables_is_found()
    {
        await using var world = await World.New();
        await Replay.Happen(world, Lives(6, 2));
        foreach (
            var sql in (string[])
                [
                    "UPDATE CaseRow SET Killed = Killed + 1 WHERE Audience = 'UN'",
                    "DELETE FROM PersonRow WHERE FromSeq = (SELECT MAX(FromSeq) FROM PersonRow)",
                    "UPDATE CaseRow SET ToSeq = ToSeq - 1 WHERE ToSeq < 1000000",
                    "INSERT INTO StateRow SELECT 'FRA', CaseId, State, Mission, Capacities, Until, FromSeq, ToSeq FROM StateRow",
                ]
        )
        {
            Assert.That(await world.Database.Write(s => s.Execute(sql)), Is.Positive, sql);
            Assert.That(await world.Services.GetRequiredService<ReadTables>().Verify(), Is.Not.Empty, sql);
            await world.Services.GetRequiredService<ReadTables>().Rebuild();
            Assert.That(await world.Services.GetRequiredService<ReadTables>().Verify(), Is.Empty, sql);
        }
    }

    private static IEnumerable<Life> Lives(int seed, int count, bool erasures = true)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(n => new Life(
                    new Guid(n, 3, 3, new byte[8]),
                    WithErasure(new RandomLife(random).Of($"MINUSCA-2017-AA{n}", 8), erasures)
                )),
        ];
    }

    /// <summary>A life in which somebody was named ends with that person's erasure.</summary>
    private static List<Turn> WithErasure(IReadOnlyList<Turn> life, bool erasures)
    {
        var named = life.SelectMany(t => t.Events).OfType<PersonAdded>().FirstOrDefault(a => a.Facts.Name is not null);
        return named is null || !erasures
            ? [.. life]
            : [.. life, new Turn(life[^1].At.AddHours(2), "senior@example.org", [new PersonErased(named.PersonId, "asked for")])];
    }

    private static async Task<List<string>> At(World world, long position)
    {
        var all = new List<string>();
        foreach (var audience in (Audience[])[Audience.Un, Audience.UnStrict, Audience.Of("CAF"), Audience.Of("MAR"), Audience.Of("FRA")])
        {
            // With a strict reader's eyes: from others the past withholds the words of what was held back since.
            var eyes = new Viewpoint(audience, Strict: true);
            all.AddRange((await world.Rows<CaseRow>(eyes, position)).Select(r => r.ToString()));
            all.AddRange((await world.Rows<PersonRow>(eyes, position)).Select(r => r.ToString()));
            all.AddRange((await world.Rows<TimelineRow>(eyes, position)).Select(r => r.ToString()));
            all.AddRange((await world.Rows<WordRow>(eyes, position)).Select(r => r.ToString()));
            all.AddRange((await world.Rows<StateRow>(eyes, position)).Select(r => r.ToString()));
            all.AddRange((await world.Rows<ProtectedRow>(eyes, position)).Select(r => r.ToString()));
        }
        all.Sort(StringComparer.Ordinal);
        return all;
    }

    private static Task<List<string>> Everything(World world) =>
        world.Database.Read(async session =>
        {
            var all = new List<string>();
            foreach (var table in RowTable.All)
            {
                await foreach (
                    var values in session.StreamValues($"SELECT {string.Join(", ", table.Columns)}, FromSeq, ToSeq FROM {table.Name}")
                )
                    all.Add($"{table.Name} {string.Join('|', values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v))}");
            }
            all.Sort(StringComparer.Ordinal);
            return all;
        });
}
