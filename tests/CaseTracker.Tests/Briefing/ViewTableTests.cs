using System.Text;
using CaseTracker.Briefing;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Briefing;

public sealed class ViewTableTests
{
    [Test]
    public async Task Every_table_can_be_made_for_every_audience_and_taken_out([Values] TableId id, [Values] ExportFormat format)
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR", "KHM"));
        var query = new ViewTable.Query(id, Period.OfYear(2017));
        foreach (var caller in new[] { World.Desk, World.Liaison("KHM"), World.FocalPoint("MONUSCO") })
        {
            var table = await world.As(caller).Send(query);
            Assert.That(table.Rows.Select(r => r.Cells.Count), Is.All.EqualTo(table.Columns.Count));
            var file = await world.As(caller).Send(new ExportTable.Query(query, format));
            // Parts of office files are not compressed.
            Assert.That(Encoding.UTF8.GetString(file.Content), Does.Contain(table.Columns[0].Heading));
            Assert.That(file.FileName, Does.EndWith($".{format.ToString().ToLowerInvariant()}"));
        }
    }
}
