using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Editions;

public sealed class PublishEditionTests
{
    [Test]
    public async Task Is_numbered_and_sealed_when_a_second_person_approves_and_stays_as_it_is()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        var draft = await world.Compose(Publishing.All(2017));
        Assert.That((await world.Edition(draft)).Number, Is.Null);
        var edition = await world.Approve(draft);
        var seal = edition.Seal!;
        Assert.Multiple(() =>
        {
            Assert.That(
                (edition.Number, edition.State, edition.ComposedBy, edition.ApprovedBy),
                Is.EqualTo((1, EditionState.Approved, World.Desk.Subject, World.SecondDesk.Subject))
            );
            Assert.That(seal.IsGenuine(), Is.True);
            Assert.That(seal.Statement.Tables.Select(t => t.Table), Is.EqualTo(Enum.GetValues<TableId>()));
            Assert.That(seal.Files, Has.Count.EqualTo((2 * Enum.GetValues<TableId>().Length) + 4));
            Assert.That((seal.Statement.Position, seal.Statement.Head.Length), Is.EqualTo((edition.Position, 64)));
        });
        await world.Breaks(Text.EditionNotDraft, new SetEditionNarrative.Command(draft, null, "Too late", null));
        await world.Breaks(Text.EditionNotDraft, new WithdrawEdition.Command(draft, "Too late"));
        await world.Breaks(Text.EditionNotDraft, new PublishEdition.Command(draft, edition.Version, "Again"));
        Assert.That((await world.Publish(Publishing.All(2017))).Number, Is.EqualTo(2));
        await world.AssertSound();
    }

    [Test]
    public async Task Neither_who_proposed_it_nor_who_wrote_in_it_approves_it()
    {
        await using var world = await World.New();
        var draft = await world.Compose(Publishing.All(2017));
        await world.As(World.Senior).Send(new SetEditionNarrative.Command(draft, TableId.T1, "A year of losses.", "Une année de pertes."));
        var proposed = await world.As(World.SecondDesk).Send(new PublishEdition.Command(draft, 2, "For the briefing"));
        DecideProposal.Command approve = new(proposed.ProposalId!.Value, true, null);
        await world.Breaks(Text.OwnProposal, approve, World.SecondDesk);
        await world.Breaks(Text.OwnEdition, approve, World.Senior);
        await world.Breaks(Text.OwnEdition, approve, World.Desk);
        await world.As(World.Desk with { Subject = "third@example.org" }).Send(approve);
        Assert.That(
            (await world.Edition(draft)).Seal!.Statement.Narratives.Select(n => (n.Table, n.Language)),
            Is.EqualTo(new[] { ((TableId?)TableId.T1, "en"), (TableId.T1, "fr") })
        );
    }

    [Test]
    public async Task A_draft_that_was_worded_anew_since_needs_a_proposal_of_its_own()
    {
        await using var world = await World.New();
        var draft = await world.Compose(Publishing.All(2017));
        var proposed = await world.Do(new PublishEdition.Command(draft, 1, "For the briefing"));
        await world.Do(new SetEditionNarrative.Command(draft, null, "Changed", null));
        Assert.That(
            (
                await world.Refuses<StaleException>(new DecideProposal.Command(proposed.ProposalId!.Value, true, null), World.SecondDesk)
            ).Message,
            Is.EqualTo(Text.ProposalIsStale)
        );
        await world.Approve(draft);
    }

    [Test]
    public async Task What_would_be_published_is_shown_to_who_decides_and_nothing_is_sealed_by_looking()
    {
        await using var world = await World.New();
        var draft = await world.Compose(Publishing.All(2017));
        var proposed = await world.Do(new PublishEdition.Command(draft, 1, "For the briefing"));
        var preview = await world.As(World.SecondDesk).Send(new PreviewProposal.Query(proposed.ProposalId!.Value));
        Assert.That((preview.Obstacle, preview.Audiences.Select(a => a.Audience).Single()), Is.EqualTo(((string?)null, "UN")));
        Assert.That((await world.Edition(draft)).Seal, Is.Null);
    }

    [Test]
    public async Task Bad_input_is_refused_at_its_field()
    {
        await using var world = await World.New();
        var good = Publishing.All(2017);
        await world.Rejects(Text.EditionWithoutTables, good with { Tables = [] });
        await world.Rejects(Text.EditionPeriodNotValid, good with { To = new DateOnly(2016, 1, 1) });
        await world.Rejects(Text.FilterNotForTables, good with { Filter = "harm=killed" });
        await world.Rejects(Text.FilterNotForTables, good with { Filter = "host=NOWHERE" });
        await world.Rejects(Text.EditionAddressNotValid, good with { Address = "javascript:alert(1)" });
        await world.Rejects(Text.PositionOrTime, good with { Position = 1, AsOf = DateTime.UnixEpoch });
        await world.Breaks(Text.EditionPositionNotValid(await world.Position()), good with { Position = 1_000_000 });
        await world.Breaks(Text.EditionPositionNotValid(await world.Position()), good with { AsOf = DateTime.UnixEpoch });
        var draft = await world.Compose(good with { Tables = [TableId.T2] });
        await world.Breaks(Text.EditionWithoutTable, new SetEditionNarrative.Command(draft, TableId.T1, "x", null));
        await world.Breaks(Text.NothingChanged, new SetEditionNarrative.Command(draft, TableId.T2, " ", null));
        await world.Refuses<NotFoundException>(new WithdrawEdition.Command(99, "None"));
        await world.Do(new WithdrawEdition.Command(draft, "Not this year"));
        await world.Breaks(Text.EditionNotDraft, new PublishEdition.Command(draft, 2, "Still"));
    }

    [Test]
    public async Task A_focal_point_reads_what_was_approved_and_no_draft_and_a_State_reads_neither()
    {
        await using var world = await World.New();
        await world.Publish(Publishing.All(2017));
        await world.Compose(Publishing.All(2018));
        var focal = world.As(World.FocalPoint("MINUSCA"));
        Assert.That((await focal.Send(new ListEditions.Query())).Select(e => e.Number), Is.EqualTo(new int?[] { 1 }));
        Assert.That((await focal.Send(new ViewEdition.Query(Number: 1, Check: true))).Alarms, Is.Empty);
        await Assert.ThrowsAsync<NotFoundException>(() => focal.Send(new ViewEdition.Query(Draft: 2)));
        await Assert.ThrowsAsync<ForbiddenException>(() => focal.Send(Publishing.All(2019)));
        await Assert.ThrowsAsync<ForbiddenException>(() => focal.Send(new ViewChanges.Query(1)));
        var liaison = world.As(World.Liaison("MAR"));
        await Assert.ThrowsAsync<ForbiddenException>(() => liaison.Send(new ListEditions.Query()));
        await Assert.ThrowsAsync<ForbiddenException>(() => liaison.Send(new ViewEdition.Query(Number: 1)));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            liaison.Send(new ExportEdition.Query(1, [EditionFormat.Json], _ => Stream.Null))
        );
        Assert.That(
            await world.Rows<EditionRow>(new CaseTracker.Disclosure.Viewpoint(CaseTracker.Disclosure.Audience.Of("MAR"))),
            Is.Empty
        );
    }

    [Test]
    public async Task A_seal_that_was_altered_anywhere_is_found_out()
    {
        await using var world = await World.New();
        var seal = (await world.Publish(Publishing.All(2017))).Seal!;
        var (statement, table) = (seal.Statement, seal.Statement.Tables[0]);
        EditionSeal[] altered =
        [
            seal with
            {
                Statement = statement with { Number = 2 },
            },
            seal with
            {
                Statement = statement with { Head = new string('0', 64) },
            },
            seal with
            {
                Statement = statement with { Tables = [table with { Sha256 = new string('0', 64) }, .. statement.Tables.Skip(1)] },
            },
            seal with
            {
                Key = new MasterKey([.. Enumerable.Repeat((byte)7, 32)]).Publishing().Public,
            },
            seal with
            {
                Signature = seal.Signature[..^4] + "AAA=",
            },
            seal with
            {
                Signature = "no base64",
            },
            seal with
            {
                Files = [seal.Files[0] with { Language = "fr" }, .. seal.Files.Skip(1)],
            },
        ];
        Assert.That((seal.IsGenuine(), altered.Count(a => a.IsGenuine())), Is.EqualTo((true, 0)));
        Assert.That(new MasterKey(new byte[32]).Publishing().Public, Is.EqualTo(seal.Key));
    }

    /// <summary>Whoever holds the database alone can alter what stands in the ledger, and cannot sign it.</summary>
    [TestCase("edition_narrative_set", "A year of losses.", "A year of gains.")]
    [TestCase("edition_composed", "2017-12-31", "2017-12-30")]
    [TestCase("edition_approved", "\"definition\":1", "\"definition\":7")]
    public async Task What_is_not_what_was_sealed_is_an_alarm_and_not_taken_out(string type, string was, string now)
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        var draft = await world.Compose(Publishing.All(2017));
        await world.Do(new SetEditionNarrative.Command(draft, null, "A year of losses.", null));
        await world.Approve(draft);
        var altered = await world.Database.Write(async s =>
        {
            foreach (var trigger in await s.Query<string>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Ledger'"))
                await s.Execute($"DROP TRIGGER {trigger}");
            return await s.Execute(
                "UPDATE Ledger SET Body = REPLACE(Body, @was, @now) WHERE Type = @type AND Body LIKE @holds",
                new
                {
                    type,
                    was,
                    now,
                    holds = $"%{was}%",
                }
            );
        });
        Assert.That(altered, Is.EqualTo(1));
        var alarm = await Assert.ThrowsAsync<EditionDiffersException>(() => world.Files(1));
        Assert.That(alarm!.Message, Is.EqualTo(Text.EditionAltered(1)));
        await Assert.ThrowsAsync<EditionDiffersException>(() => world.As(World.Desk).Send(new ViewEdition.Query(Number: 1, Check: true)));
    }
}
