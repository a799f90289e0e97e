using CaseTracker.Briefing;
using CaseTracker.Tests.Import;

namespace CaseTracker.Tests.Briefing;

/// <summary>The tables over the published series show the published figures.</summary>
public sealed class PublishedFiguresTests
{
    [Test]
    public async Task The_edition_of_2023_gives_its_figures()
    {
        await using var world = await World.New();
        await world.Import("fatalities-2021-06.csv");
        var position = await world.Position();
        var before = await Csv(world, position);
        await world.Import("fatalities-2023-11-28.csv");

        var casualties = await world.As(World.Desk).Send(new ViewTable.Query(TableId.T1, Period.OfYear(2022)));
        var trend = await world
            .As(World.Desk)
            .Send(new ViewTable.Query(TableId.T2, new Period(Period.SeriesStart, new DateOnly(2023, 12, 31))));
        Assert.Multiple(async () =>
        {
            Assert.That(Of(casualties, "killed_since_2013"), Is.EqualTo(337));
            Assert.That(
                new[] { "MINUSMA", "MINUSCA", "MONUSCO" }.Select(m => Of(casualties, "killed_since_2013", m)),
                Is.EqualTo(new[] { 174, 52, 51 })
            );
            Assert.That((Of(casualties, "killed"), Of(casualties, "killed_previous")), Is.EqualTo((32, 25)));
            Assert.That((Of(trend, "killed"), Of(trend, "killed", "2021"), Of(trend, "killed", "2022")), Is.EqualTo((337, 25, 32)));
            Assert.That(await Csv(world, position), Is.EqualTo(before));
        });
    }

    private static async Task<byte[]> Csv(World world, long position) =>
        (
            await world
                .As(World.Desk)
                .Send(new ExportTable.Query(new ViewTable.Query(TableId.T1, Period.OfYear(2021), Position: position), ExportFormat.Csv))
        ).Content;

    private static int? Of(BriefingTable table, string column, string? key = null) =>
        table
            .Rows.Single(r => key is null ? r.Kind == RowKind.Total : r.Keys.Contains(key))
            .Cells[table.Columns.ToList().FindIndex(c => c.Id == column)]
            .Value;
}
