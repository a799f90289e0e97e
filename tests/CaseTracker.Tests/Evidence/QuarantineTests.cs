using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Correspondence;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Evidence;

[SetUICulture("en")]
public sealed class QuarantineTests
{
    [Test]
    public async Task An_infected_file_is_refused_and_leaves_nothing_to_be_opened()
    {
        await using var scanner = new FakeScanner();
        await using var world = await World.New(scanner.Address);
        var (reference, _) = await world.Killing("MAR");
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => world.Stores(Papers.Pdf(FakeScanner.Eicar)));
        Assert.That((refusal!.Message, refusal.Field), Is.EqualTo((Text.FileInfected("Eicar-Test-Signature"), "File")));
        Assert.That(await world.Database.Read(s => s.QuerySingle<int>("SELECT COUNT(*) FROM Document")), Is.Zero);
        Assert.That((await world.Documents(World.Desk, reference)).Count, Is.Zero);
    }

    [Test]
    public async Task What_the_scanner_lets_through_can_be_read_at_once()
    {
        await using var scanner = new FakeScanner();
        await using var world = await World.New(scanner.Address);
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference, new string('x', 200_000), title: "Report");
        Assert.That((await world.Documents(World.Desk, reference)).Single().Latest.Standing!.Scan, Is.EqualTo(ScanState.Clean));
        Assert.That(await world.Takes(World.Desk, reference, document), Has.Length.EqualTo(200_009));
    }

    [Test]
    public async Task While_the_scanner_is_away_uploads_wait_in_quarantine_and_are_neither_opened_nor_released()
    {
        await using var scanner = new FakeScanner { IsAway = true };
        await using var world = await World.New(scanner.Address);
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference);
        Assert.That((await world.Documents(World.Desk, reference)).Single().Latest.IsInTrouble, Is.True);
        Assert.That(
            (await Assert.ThrowsAsync<RuleBrokenException>(() => world.Takes(World.Desk, reference, document)))!.Message,
            Is.EqualTo(Text.FileInQuarantine)
        );
        await world.Breaks(Text.FileInQuarantine, Papers.Releasing(reference, document, "CAF"));
        var (quarantine, asked) = (world.Services.GetRequiredService<Quarantine>(), scanner.Asked);
        Assert.That((await quarantine.Retry(), scanner.Asked > asked), Is.EqualTo((0, true)));
        Assert.That((await world.As(World.Desk).Send(new ListTroubles.Query())).Rows.Single(), Has.Property("Scan").EqualTo("waiting"));
        scanner.IsAway = false;
        Assert.That(await quarantine.Retry(), Is.EqualTo(1));
        Assert.That(await world.Takes(World.Desk, reference, document), Is.EqualTo(Papers.Pdf("one")));
        Assert.That((await world.As(World.Desk).Send(new ListTroubles.Query())).Rows, Is.Empty);
        await world.Do(Papers.Releasing(reference, document, "CAF"));
    }

    [Test]
    public async Task What_is_found_infected_later_stays_in_quarantine_with_the_reason()
    {
        await using var scanner = new FakeScanner { IsAway = true };
        await using var world = await World.New(scanner.Address);
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference, FakeScanner.Eicar, title: "Report");
        scanner.IsAway = false;
        Assert.That(await world.Services.GetRequiredService<Quarantine>().Retry(), Is.EqualTo(1));
        Assert.That(
            (await Assert.ThrowsAsync<RuleBrokenException>(() => world.Takes(World.Desk, reference, document)))!.Message,
            Is.EqualTo(Text.FileInfected("Eicar-Test-Signature"))
        );
        var trouble = (await world.As(World.Desk).Send(new ListTroubles.Query())).Rows.Single();
        Assert.That(
            (trouble.Reference, trouble.DocumentId, trouble.Scan, trouble.Finding),
            Is.EqualTo((reference, (Guid?)document, "infected", "Eicar-Test-Signature"))
        );
        Assert.That((await world.As(World.FocalPoint("MONUSCO")).Send(new ListTroubles.Query())).Rows, Is.Empty);
    }

    /// <summary>clamd takes 25 MB unless it is told otherwise.</summary>
    [Test]
    public async Task What_is_too_long_for_the_scanner_waits_and_says_why()
    {
        await using var scanner = new FakeScanner { Most = 100_000 };
        await using var world = await World.New(scanner.Address);
        var (reference, _) = await world.Killing("MAR");
        await world.Adds(reference, new string('x', 3_000_000), title: "Report");
        var standing = (await world.Documents(World.Desk, reference)).Single().Latest.Standing!;
        Assert.That(standing.Scan, Is.EqualTo(ScanState.Waiting));
        Assert.That(standing.Finding, Is.Null.Or.EqualTo("INSTREAM size limit exceeded. ERROR"));
    }

    [Test]
    public async Task A_draft_s_documents_are_scanned_too_and_infected_ones_are_not_sent()
    {
        await using var scanner = new FakeScanner { IsAway = true };
        await using var world = await World.New(scanner.Address);
        var (reference, _) = await world.Killing("MAR");
        var content = new SubmissionContent
        {
            Kind = SubmissionKind.Document,
            Points = [new Point { Kind = PointKind.Stated, What = "The judgment." }],
        };
        var draft = await world.Drafts("CAF", reference, content);
        await world.Attaches(World.Liaison("CAF"), draft, "clean.pdf", Papers.Pdf("clean"));
        var sent = (
            await world.As(World.Liaison("CAF")).Send(new SendSubmission.Command(reference, content, draft, null, null))
        ).Reference!;
        Assert.That(
            (await Assert.ThrowsAsync<RuleBrokenException>(() => world.As(World.Desk).Send(new OpenDocument.Query(sent, 1))))!.Message,
            Is.EqualTo(Text.FileInQuarantine)
        );
        Assert.That((await world.As(World.Desk).Send(new ListTroubles.Query())).Rows.Single().Reference, Is.EqualTo(sent));

        var second = await world.Drafts("CAF", reference, content);
        await world.Attaches(World.Liaison("CAF"), second, "bad.pdf", Papers.Pdf(FakeScanner.Eicar));
        scanner.IsAway = false;
        Assert.That(await world.Services.GetRequiredService<Quarantine>().Retry(), Is.EqualTo(2));
        await world.Breaks(
            Text.FileInfected("Eicar-Test-Signature"),
            new SendSubmission.Command(reference, content, second, null, null),
            World.Liaison("CAF")
        );
        await (await world.As(World.Desk).Send(new OpenDocument.Query(sent, 1))).Content.DisposeAsync();
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            world.Attaches(World.Liaison("CAF"), second, "worse.pdf", Papers.Pdf(FakeScanner.Eicar + "2"))
        );
        Assert.That(refusal!.Field, Is.EqualTo("File"));
    }

    [Test]
    public async Task Without_a_scanner_files_are_taken_and_looked_at_once_there_is_one()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference);
        var found = await world.Views(World.Desk, reference, document);
        Assert.That((found.Un!.Scans, found.Document.Latest.Standing!.Scan), Is.EqualTo((false, ScanState.NotScanned)));
        Assert.That(await world.Services.GetRequiredService<Quarantine>().Retry(), Is.Zero);
    }

    [Test]
    public async Task A_file_of_which_the_scanner_dies_does_not_keep_the_others_from_it()
    {
        await using var scanner = new FakeScanner { IsAway = true };
        await using var world = await World.New(scanner.Address);
        var (reference, _) = await world.Killing("MAR");
        await world.Adds(reference, "deadly");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = await world.Adds(reference, "harmless");
        (scanner.IsAway, scanner.Deadly) = (false, "deadly");
        for (var minute = 0; minute < 3; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Services.GetRequiredService<Quarantine>().Retry();
        }
        Assert.That(await world.Takes(World.Desk, reference, other), Is.EqualTo(Papers.Pdf("harmless")));
    }

    /// <summary>Two liaisons of a State are at one draft: one sends it while the other's file is still looked at.</summary>
    [Test]
    public async Task What_was_sent_before_it_was_found_infected_stays_on_record_and_unread()
    {
        var held = new TaskCompletionSource();
        await using var scanner = new FakeScanner { Held = held.Task };
        await using var world = await World.New(scanner.Address);
        var (reference, _) = await world.Killing("MAR");
        var draft = await world.Drafts("CAF", reference, Letters.Information());
        var attaching = world.Attaches(World.Liaison("CAF"), draft, "bad.pdf", Papers.Pdf(FakeScanner.Eicar));
        while (scanner.Asked == 0)
            await Task.Delay(5);
        var sent = await world
            .As(World.Liaison("CAF") with { Subject = "colleague@state.example" })
            .Send(new SendSubmission.Command(reference, Letters.Information(), draft, null, null));
        held.SetResult();
        await Assert.ThrowsAsync<RuleBrokenException>(() => attaching);
        Assert.That(
            (
                await Assert.ThrowsAsync<RuleBrokenException>(() => world.As(World.Desk).Send(new OpenDocument.Query(sent.Reference!, 1)))
            )!.Message,
            Is.EqualTo(Text.FileInfected("Eicar-Test-Signature"))
        );
        Assert.That((await world.As(World.Desk).Send(new ListTroubles.Query())).Rows.Single().Scan, Is.EqualTo("infected"));
    }

    [TestCase("127.0.0.1:3310", ExpectedResult = "127.0.0.1 3310 ")]
    [TestCase("[::1]:3310", ExpectedResult = "::1 3310 ")]
    [TestCase("unix:/run/clamav/clamd.ctl", ExpectedResult = " 0 /run/clamav/clamd.ctl")]
    [TestCase("", ExpectedResult = " 0 ")]
    [TestCase("clamd", ExpectedResult = "refused")]
    [TestCase("clamd:0", ExpectedResult = "refused")]
    [TestCase("unix:", ExpectedResult = "refused")]
    public string Says_where_the_scanner_listens(string text)
    {
        try
        {
            var address = ScannerAddress.Parse(text);
            return $"{address.Host} {address.Port} {address.Socket}";
        }
        catch (FormatException)
        {
            return "refused";
        }
    }
}
