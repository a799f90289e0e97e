using System.Globalization;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Editions;
using CaseTracker.Publishing;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Editions;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Publishing;

[SetUICulture("en")]
public sealed class PublicFiguresTests
{
    private static readonly ComposeEdition.Command Series = new(
        [TableId.T1, TableId.T2, TableId.T5],
        Period.SeriesStart,
        new DateOnly(2023, 12, 31)
    );

    [Test]
    public async Task Nobody_reads_anything_until_two_persons_open_the_page_and_again_once_one_closes_it()
    {
        await using var world = await World.New();
        await world.Seed(1, 80);
        await world.Publish(Series);
        var before = await Read(world);
        var proposed = await world.As(World.Desk).Send(new SetPublicPage.Command(true, "For everybody"));
        var waiting = await Read(world);
        Assert.That(
            () => world.As(World.Desk).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null)),
            Throws.TypeOf<RuleBrokenException>()
        );
        await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
        var open = await Read(world);
        await world.As(World.Desk).Send(new SetPublicPage.Command(false, "A mistake"));
        var history = (await world.As(World.Desk).Send(new ViewPublicPage.Query())).History;
        Assert.Multiple(async () =>
        {
            Assert.That((before, waiting), Is.EqualTo(((PublicEdition?)null, (PublicEdition?)null)));
            Assert.That(open!.Tables.Select(t => t.Id), Does.Contain(PublicTableId.KilledByYear));
            Assert.That(await Read(world), Is.Null);
            Assert.That(
                history.Select(h => (h.Opened, h.Actor)),
                Is.EqualTo(new[] { (false, World.Desk.Subject), (true, World.SecondDesk.Subject) })
            );
            Assert.That(() => world.As(World.Desk).Send(new SetPublicPage.Command(false, "Again")), Throws.TypeOf<RuleBrokenException>());
            Assert.That(
                () => world.As(World.FocalPoint("MINUSCA")).Send(new SetPublicPage.Command(false, "Not mine")),
                Throws.TypeOf<ForbiddenException>()
            );
        });
    }

    [Test]
    public async Task An_edition_that_is_limited_or_begins_late_says_nothing_in_public()
    {
        await using var world = await World.New();
        await world.Seed(2, 60);
        await world.Publish(Series with { Filter = "mission=MINUSMA" });
        await world.Publish(Series with { Tables = [TableId.T2, TableId.T5], From = new DateOnly(2020, 1, 1) });
        Assert.That((await world.As(World.Desk).Send(new ViewPublicPage.Query())).Edition, Is.Null);
    }

    /// <summary>What stands in the file is what the edition's tables say, as far as it is shown at all.</summary>
    [Test]
    public async Task Shows_the_figures_of_the_edition_and_no_small_one()
    {
        await using var world = await World.New();
        await world.Seed(3, 150);
        await world.Publish(Series);
        var trend = await world.As(World.Desk).Send(new ViewTable.Query(TableId.T2, new Period(Series.From, Series.To)));
        var killed = trend.Rows.Where(r => r.Kind == RowKind.Group).ToDictionary(r => r.Keys[0], r => r.Cells[0].Value!.Value);
        var list = (await world.As(World.Desk).Send(new ViewPublicPage.Query()))
            .Edition!.Tables.Single(t => t.Id == PublicTableId.KilledByYear)
            .List;
        Assert.Multiple(() =>
        {
            Assert.That(list.Shown.Where(s => killed[s.Key] != s.Value), Is.Empty);
            Assert.That(killed.Where(k => k.Value is > 0 and < Suppression.Threshold).Select(k => k.Key), Is.SubsetOf(list.Withheld));
            Assert.That(list.Total, Is.EqualTo(killed.Values.Sum()));
        });
    }

    [Test]
    public async Task A_later_edition_does_not_give_away_the_case_that_came_between()
    {
        await using var world = await World.New();
        await world.Seed(4, 120);
        await world.Publish(Series);
        var first = await Csv(world);
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSMA", "TCD"));
        await world.Publish(Series);
        var second = await Csv(world);
        Assert.That(Figures(second), Is.EqualTo(Figures(first)));

        static string Figures(string csv) => string.Join('\n', csv.Split('\n').Where(l => !l.Contains("dition", StringComparison.Ordinal)));
    }

    /// <summary>Two worlds with the same tables and else nothing in common that is not public.</summary>
    [Test]
    public async Task Says_the_same_bytes_whatever_else_is_on_record()
    {
        await using var world = await World.New();
        await using var other = await World.New();
        foreach (var each in new[] { world, other })
        {
            foreach (var n in Enumerable.Range(0, 9))
                await each.As(World.Desk).Send(RegisterCaseTests.Killing(n < 6 ? "MINUSCA" : "MINUSMA", "MAR"));
        }
        var cases = await other.As(World.Desk).Send(new ListCases.Query(new CaseFilter()));
        foreach (var row in cases.Rows)
        {
            await other.As(World.Desk).Send(new SetNarrative.Command(row.Reference, null, "Known to the United Nations alone."));
            await other.As(World.Desk).Send(new SetSummary.Command(row.Reference, null, "Shown to States."));
        }
        // Not malicious, and of the other series: no table of the edition counts them.
        await other.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "KHM") with { Nature = Nature.Accident });
        await other.Compose(Series with { Filter = "mission=MINUSCA" });
        await world.Publish(Series);
        await other.Publish(Series);
        Assert.That(await Csv(other), Is.EqualTo(await Csv(world)));
    }

    private static Task<PublicEdition?> Read(World world) => world.Services.GetRequiredService<PublicFigures>().Read();

    private static async Task<string> Csv(World world)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        return Encoding.UTF8.GetString((await world.As(World.Desk).Send(new ViewPublicPage.Query())).Edition!.Csv());
    }
}
