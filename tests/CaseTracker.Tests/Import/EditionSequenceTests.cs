using CaseTracker.Disclosure;
using CaseTracker.Import;
using FsCheck;
using FsCheck.Fluent;
using static CaseTracker.Tests.Import.Importing;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Import;

/// <summary>Whatever the editions before said, the newest one alone decides what is counted.</summary>
public sealed class EditionSequenceTests
{
    private static readonly string[] Days = ["2020-03-01", "2020-03-02", "2020-03-03"],
        Missions = ["MINUSMA", "MINUSCA"],
        Incidents = ["Malicious Act", "Malicious Act", "Illness"],
        Countries = ["Chad,TCD", "Niger,NER"],
        Genders = ["M", "F", ""],
        Categories = ["Military", "Local "];

    /// <summary>Three editions of the same six keys; one key stands on two rows.</summary>
    public static Arbitrary<string[][]> Editions() => Gen.ArrayOf(EditionOf(), 3).ToArbitrary();

    [Property(MaxTest = 20, Arbitrary = [typeof(EditionSequenceTests)])]
    public async Task<bool> Editions_in_their_order_end_where_the_newest_ends_alone(string[][] editions)
    {
        await using var world = await World.New();
        for (var i = 0; i < editions.Length; i++)
        {
            var report = await world.Edition($"202{i + 1}-01-01", editions[i]);
            Assert.That((report.Rejected, report.Gone), Is.EqualTo((0, 0)));
        }
        await using var alone = await World.New();
        await alone.Edition("2023-01-01", editions[^1]);

        Assert.That(await FactsOf(world), Is.EquivalentTo(await FactsOf(alone)));
        var again = await world.Edition("2023-01-01", [.. editions[^1].Reverse()]);
        Assert.That((again.New, again.Changed, again.Position), Is.EqualTo((0, 0, await world.Position())));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.PersonId), Is.Unique);
        await world.AssertSound();
        return true;
    }

    private static Gen<string[]> EditionOf() =>
        from rows in Gen.CollectToArray(Enumerable.Range(1, 6).Select(RowOf))
        from day in Gen.Elements(Days)
        from incident in Gen.Elements(Incidents)
        select (string[])[.. rows, $"{day},A-6,UNTSO,Fatality,M,Norway,Military,{incident},,NOR"];

    private static Gen<string> RowOf(int number) =>
        from day in Gen.Elements(Days)
        from mission in Gen.Elements(Missions)
        from incident in Gen.Elements(Incidents)
        from country in Gen.Elements(Countries)
        from gender in Gen.Elements(Genders)
        from category in Gen.Elements(Categories)
        select $"{day},A-{number},{mission},Fatality,{gender},{country.Split(',')[0]},{category},{incident},,{country.Split(',')[1]}";

    private static async Task<List<string>> FactsOf(World world)
    {
        var persons = (await world.Rows<PersonRow>(Viewpoint.Un)).ToLookup(
            p => p.CaseId,
            p => $"{p.Personnel} {p.Sex} {p.Nationality} {p.ConcernedState} {p.Harms}"
        );
        var cases = (await world.Rows<CaseRow>(Viewpoint.Un))
            .Where(c => c.Standing == "counted")
            .Select(c =>
                $"{c.Mission} {c.IncidentOn} {c.Hosts} {c.Killed} | {string.Join(" | ", persons[c.CaseId].Order(StringComparer.Ordinal))}"
            );
        var records = (await world.As(CaseTracker.Tests.World.Desk).Send(new ListRecords.Query())).Rows.Select(r =>
            $"{r.SourceKey.Split('#')[0]} {r.Mission} {r.OccurredOn} {r.Nature} {r.Personnel} {r.Nationality} {r.Sex}"
        );
        return [.. cases, .. records];
    }
}
