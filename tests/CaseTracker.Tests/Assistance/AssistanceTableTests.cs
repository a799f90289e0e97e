using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Assistance;

/// <summary>T11, reckoned once more from what was told.</summary>
public sealed class AssistanceTableTests
{
    [Test]
    public async Task Counts_each_step_in_the_period_in_which_it_was_first_taken()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var lab = await world.Opens(Aid.Forensics(cases: @case));
        await world.Takes(lab, AssistanceStep.Offered, "2023-03");
        await world.Takes(lab, AssistanceStep.Agreed, "2024-01-02");
        await world.Takes(lab, AssistanceStep.Delivered, "2024-01-03");
        await world.Takes(lab, AssistanceStep.Delivered, "2024-01-04");
        var men = await world.Opens(Aid.Investigators("MAR", 4));
        await world.Takes(men, AssistanceStep.Agreed, "2023-12");
        await world.Takes(men, AssistanceStep.Delivered, "2023-12-31", 2);
        await world.Takes(men, AssistanceStep.Delivered, "2024-01-05", 1);
        await world.Opens(Aid.Forensics(host: "COD", mission: null) with { Confidence = Confidence.Unconfirmed });

        var table = await Table(2023);
        Assert.That(
            table.Rows.Select(r => $"{string.Join(' ', r.Keys)}: {Told(table, r)}"),
            Is.EqualTo(
                new[]
                {
                    "MINUSCA CAF: assistance_offered 1 assistance_requested 1 kind_forensics 1",
                    "none CAF: assistance_offered 1 assistance_agreed 1 assistance_delivered 1 kind_investigation 1 investigators_offered 4 investigators_deployed 3",
                    ": assistance_offered 2 assistance_requested 1 assistance_agreed 1 assistance_delivered 1 kind_investigation 1 kind_forensics 1 investigators_offered 4 investigators_deployed 3",
                }
            )
        );
        var next = await Table(2024);
        Assert.That(Told(next, next.Rows[^1]), Is.EqualTo("assistance_agreed 1 assistance_delivered 1"));
        var lender = await Table(2023, Audience.Of("MAR"));
        Assert.That(lender.Rows.Select(r => string.Join(' ', r.Keys)), Is.EqualTo(new[] { "none CAF", "" }));
        var limited = await Table(2023, filter: new CaseFilter { Act = Act.Killing });
        Assert.That(
            Told(limited, limited.Rows[^1]),
            Is.EqualTo("assistance_offered 1 assistance_requested 1 kind_forensics 1"),
            "only what such a case waits for"
        );

        Task<BriefingTable> Table(int year, Audience? audience = null, CaseFilter? filter = null) =>
            world.As(World.Desk).Send(new ViewTable.Query(TableId.T11, Period.OfYear(year), filter, Audience: audience));
    }

    private static string Told(BriefingTable table, TableRow row) =>
        string.Join(' ', row.Cells.Zip(table.Columns).Where(c => c.First.Value > 0).Select(c => $"{c.Second.Id} {c.First.Value}"));
}
