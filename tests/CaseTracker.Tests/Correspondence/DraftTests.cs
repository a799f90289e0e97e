using System.Text;
using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Correspondence;

[SetUICulture("en")]
public sealed class DraftTests
{
    private static readonly Caller _colleague = World.Liaison("CAF") with { Subject = "colleague@example.org" };

    [Test]
    public async Task All_liaisons_of_a_State_see_its_drafts_and_nobody_else()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var draft = await world.Drafts("CAF", @case, Letters.Report());
        Assert.That(
            (await world.As(_colleague).Send(new ListDrafts.Query())).Select(d => (d.DraftId, d.Reference, d.Version)),
            Is.EqualTo(new[] { (draft, @case, 1) })
        );
        Assert.That(await world.As(World.Liaison("MAR")).Send(new ListDrafts.Query()), Is.Empty);
        Assert.That(await world.As(World.Liaison("MAR")).Send(new ListDrafts.Query(draft)), Is.Empty);
        await world.Refuses<NotFoundException>(new DiscardDraft.Command(draft, null), World.Liaison("MAR"));
        await world.Refuses<StaleException>(new SaveDraft.Command(@case, draft, null, Letters.Information()), World.Liaison("MAR"));
        await world.Refuses<StaleException>(
            new SendSubmission.Command(@case, Letters.Information(), draft, null, null),
            World.Liaison("MAR")
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Desk).Send(new ListDrafts.Query()));
        Assert.That((await world.Lists(World.Desk)).Count, Is.Zero);
    }

    [Test]
    public async Task Two_liaisons_do_not_overwrite_each_other()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var draft = await world.Drafts("CAF", @case, Letters.Information("First."));
        await world.As(_colleague).Send(new SaveDraft.Command(@case, draft, 1, Letters.Information("Second.")));
        var stale = await world.Refuses<StaleException>(
            new SaveDraft.Command(@case, draft, 1, Letters.Information("Third.")),
            World.Liaison("CAF")
        );
        Assert.That(stale.Message, Is.EqualTo(Text.DraftChanged("colleague@example.org")));
        await world.Refuses<StaleException>(
            new SendSubmission.Command(@case, Letters.Information("Third."), draft, 1, null),
            World.Liaison("CAF")
        );
        await world.Refuses<StaleException>(new DiscardDraft.Command(draft, 1), World.Liaison("CAF"));
        Assert.That((await world.As(_colleague).Send(new ListDrafts.Query(draft)))[0].Content.Points[0].What, Is.EqualTo("Second."));
    }

    /// <summary>Two send the same draft: one submission comes of it.</summary>
    [Test]
    public async Task A_draft_is_sent_once()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var draft = await world.Drafts("CAF", @case, Letters.Information());
        await world.As(_colleague).Send(new SendSubmission.Command(@case, Letters.Information(), draft, 1, null));
        var stale = await world.Refuses<StaleException>(
            new SendSubmission.Command(@case, Letters.Information(), draft, 1, null),
            World.Liaison("CAF")
        );
        Assert.That(stale.Message, Is.EqualTo(Text.DraftGone));
        Assert.That((await world.Lists(World.Desk)).Count, Is.EqualTo(1));
        Assert.That(await world.As(_colleague).Send(new ListDrafts.Query()), Is.Empty);
    }

    [Test]
    public async Task Nothing_of_a_draft_stands_in_the_database_in_clear_or_in_the_ledger()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var before = await world.Position();
        await world.Drafts("CAF", @case, Letters.Information("Zauberwort of the State"));
        Assert.That(await world.Position(), Is.EqualTo(before));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(world.DatabasePath)!, "test.db*"))
            Assert.That((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes("Zauberwort")), Is.EqualTo(-1));
    }

    [Test]
    public async Task A_case_that_the_State_sees_no_more_hides_its_drafts()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        await world.Do(new CaseTracker.Cases.GrantAccess.Command(@case, null, "FRA", null, "Asked for help."));
        var draft = await world.Drafts("FRA", @case, Letters.Information());
        await world.Do(new CaseTracker.Cases.EndAccess.Command(@case, null, "FRA", "Over."));
        Assert.That(await world.As(World.Liaison("FRA")).Send(new ListDrafts.Query()), Is.Empty);
        await world.Refuses<NotFoundException>(
            new SendSubmission.Command(@case, Letters.Information(), draft, null, null),
            World.Liaison("FRA")
        );
    }
}
