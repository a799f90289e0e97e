using System.Diagnostics;
using CaseTracker.Disclosure;
using CaseTracker.Import;

namespace CaseTracker.Tests.Import;

/// <summary>The aid-worker incidents as they were published.</summary>
public sealed class IncidentFileTests
{
    private const string File2025 = "aid-worker-incidents-2025-08.csv";

    [Test]
    public async Task Every_incident_is_a_case_apart_from_peace_operations_and_once_only()
    {
        await using var world = await World.New();
        world.Clock.Advance(TimeSpan.FromDays(1000));
        var first = await Import(world);
        Assert.That(
            (first.Rows, first.Cases, first.Persons, first.OutOfScope, first.Rejected, first.New),
            Is.EqualTo((4954, 4954, 8808, 0, 0, 4954))
        );
        var cases = await world.Rows<CaseRow>(Viewpoint.Un);
        Assert.Multiple(() =>
        {
            Assert.That(cases.Select(c => (c.Scope, c.Mission)).Distinct(), Is.EqualTo([("humanitarian", "")]));
            Assert.That(cases.Select(c => c.Reference).Distinct().Count(), Is.EqualTo(4954));
            Assert.That(cases.Sum(c => c.Persons), Is.EqualTo(8808));
            Assert.That(cases.Count(c => c.Hosts.Trim() == "NAM"), Is.Positive);
            Assert.That(cases.Count(c => c.IncidentOn.Length < 10), Is.Positive);
        });
        var again = await Import(world);
        Assert.That((again.New, again.Changed, again.Unchanged, again.Position), Is.EqualTo((0, 0, 4954, first.Position)));
        await world.AssertSound();
    }

    [Test]
    public async Task The_whole_file_takes_less_than_thirty_seconds()
    {
        await using var world = await World.New();
        world.Clock.Advance(TimeSpan.FromDays(1000));
        world.Database.Inspect = null;
        var watch = Stopwatch.StartNew();
        var report = await Import(world);
        await TestContext.Out.WriteLineAsync($"{File2025}: {watch.Elapsed.TotalSeconds:0.00} s; {report.Position} events");
        foreach (var findings in report.Findings.GroupBy(f => (f.Severity, f.Column, f.Reason)))
            await TestContext.Out.WriteLineAsync($"{findings.Count()} {findings.Key} {findings.First().Value}");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    private static async Task<ImportReport> Import(World world)
    {
        await using var stream = File.OpenRead(SharedData.PathOf(File2025));
        return await world.As(World.Desk).Send(new ImportIncidents.Command(stream, File2025));
    }
}
