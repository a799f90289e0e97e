using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Access;

/// <summary>A database from before persons were invited needs no rebuild: the script fills what the rows have more now.</summary>
public sealed class DesignationScriptTests
{
    private static readonly string[] _columns = ["Email", "Language", "InvitedAt", "DesignatedAt", "DesignatedBy", "ApprovedBy"];

    [Test]
    public async Task The_script_makes_old_rows_what_the_ledger_amounts_to()
    {
        await using var world = await World.New();
        await world.Recorded(new Designated("a@example.org", "A", Role.Auditor, "", new DateOnly(2020, 1, 1), null));
        var ended = await world.Recorded(
            new Designated("b@example.org", "B", Role.DeskOfficer, "", new DateOnly(2020, 1, 1), new DateOnly(2030, 1, 1))
        );
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Do(new EndDesignation.Command(ended, "Left"));
        var script = Migrator.Scripts.Single(s => s.Name.EndsWith("-designations.sql", StringComparison.Ordinal));
        await world.Database.Write(async session =>
        {
            foreach (var column in _columns)
                await session.Execute($"ALTER TABLE DesignationRow DROP COLUMN {column}");
            foreach (var table in new[] { "EndedDesignationRow", "AccessReviewRow", "AccessReviewLineRow" })
                await session.Execute($"DROP TABLE {table}");
            foreach (var statement in Migrator.Statements(world.Database.Engine, script))
                await session.Execute(statement);
        });
        await world.AssertSound();
        Assert.That(
            (await world.Listed(new(On: new DateOnly(2024, 1, 15)))).Select(d => d.Subject),
            Is.EquivalentTo(["a@example.org", "b@example.org"])
        );
    }
}
