using System.Net;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

public sealed class TrialTests : ProceedingTests
{
    private static readonly DateOnly Opened = new(2020, 6, 15),
        Judgment = new(2020, 7, 7);

    [Test]
    public async Task Enters_32_accused_on_one_page_without_scripts_and_once()
    {
        var reference = await NewProceeding();
        using var browser = await Service.SignIn("focal");
        var form = Sheet(await FilledForm.Open(browser, $"/proceedings/{reference}/trial")).With("Offence", "Murder");
        form.With("Lines[0].Name", "Typed before lines were added");
        for (var more = 0; more < 2; more++)
            form = await form.Refused("step=add-10");
        for (var more = 0; more < 7; more++)
            form = await form.Refused("step=add-1");
        Assert.That(
            (form.Status, form["Lines[0].Name"], form.Page.QuerySelectorAll(".grid tbody tr").Length),
            Is.EqualTo((HttpStatusCode.OK, "Typed before lines were added", 32))
        );
        for (var n = 0; n < 32; n++)
        {
            Line(form, n)
                .With($"Lines[{n}].Custody", "remand")
                .With($"Lines[{n}].CustodyOn", "2020-06")
                .Tick($"Lines[{n}].Charged", "true");
            if (n < 28)
                form.With($"Lines[{n}].Verdict", "convicted")
                    .With($"Lines[{n}].Sentence", n == 0 ? "life" : "term")
                    .With($"Lines[{n}].Months", n == 0 ? "" : "120");
        }
        var before = (await View(reference)).Un!.Version;
        Assert.That(await form.Done(), Is.EqualTo($"/proceedings/{reference}"));
        var seen = await View(reference);
        var whole = seen.Proceeding;
        Assert.That(
            (
                whole.Accused,
                whole.InCustody,
                whole.Charged,
                whole.Tried,
                whole.Convicted,
                whole.Acquitted,
                whole.LifeSentences,
                whole.TermSentences
            ),
            Is.EqualTo((32, 32, 32, 32, 28, 4, 1, 27))
        );
        Assert.That(seen.Un!.Version, Is.GreaterThan(before));
        Assert.That(await form.Done(), Is.EqualTo($"/proceedings/{reference}"), "Sent twice, it is answered the same.");
        Assert.That((await View(reference)).Un!.Version, Is.EqualTo(seen.Un.Version), "Sent twice, it happened once.");
    }

    [Test]
    public async Task Has_a_line_for_everybody_on_record_and_leaves_blank_lines_out()
    {
        var reference = await NewTrial();
        using var browser = await Service.SignIn("desk");
        var form = await FilledForm.Open(browser, $"/proceedings/{reference}/trial");
        Assert.That(
            form.Page.QuerySelectorAll(".grid tbody th .subject").Select(t => t.TextContent),
            Is.EqualTo(["Accused 1: Invented Suspect", "Accused 2"])
        );
        form = await form.Refused("step=add-10");
        Sheet(form).With("TrialOpenedOn", new DateOnly(2021, 1, 15)).With("JudgmentOn", new DateOnly(2021, 2, 7));
        Line(form, 1).With("Lines[1].Tried", "tried_in_absentia");
        Line(form, 7).With("Lines[7].Name", "Invented Third");
        await form.Done();
        var accused = (await View(reference)).Accused;
        Assert.That(
            accused.Select(a => (a.Verdict, a.InAbsentia)),
            Is.EqualTo([("convicted", false), ("acquitted", true), ("acquitted", false)])
        );
    }

    [Test]
    public async Task Records_nothing_when_one_cell_is_wrong_and_says_so_at_that_cell_and_above_in_French()
    {
        var reference = await NewProceeding();
        using var browser = await Service.SignIn("desk", "fr");
        var form = Sheet(await FilledForm.Open(browser, $"/proceedings/{reference}/trial"));
        Line(form, 0);
        Line(form, 3).With("Lines[3].Sentence", "term").With("Lines[3].Months", "many").With("Lines[3].CustodyOn", "7 juin");
        var refused = await form.Refused();
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        foreach (var cell in new[] { "Custody", "CustodyOn", "Sentence", "Months" })
        {
            Assert.That(
                refused.Page.QuerySelectorAll($"#faults a[href='#f-Lines-1--{cell}'], #f-Lines-1--{cell}-fault"),
                Has.Count.EqualTo(2),
                cell
            );
        }
        Assert.That(refused.Faults.All(f => f.StartsWith("Autre accusé 2", StringComparison.Ordinal)), string.Join('\n', refused.Faults));
        Assert.That((refused["Lines[1].CustodyOn"], refused["Lines[1].Months"]), Is.EqualTo(("7 juin", "many")));
        Assert.That((await View(reference)).Accused, Is.Empty);
    }

    [Test]
    public async Task Puts_an_impossible_order_to_the_cell_that_makes_it()
    {
        var reference = await NewProceeding();
        using var browser = await Service.SignIn("desk");
        var form = Sheet(await FilledForm.Open(browser, $"/proceedings/{reference}/trial"));
        Line(Line(Line(form, 0), 1), 2).With("Lines[1].VerdictOn", "2020-06-01");
        var refused = await form.Refused();
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(
            refused.Page.QuerySelector("#f-Lines-1--VerdictOn-fault")?.TextContent,
            Does.Contain("Trial opened"),
            string.Join('\n', refused.Faults)
        );
        Assert.That((await View(reference)).Accused, Is.Empty);
    }

    [Test]
    public async Task Shows_who_was_added_meanwhile_and_keeps_what_was_typed()
    {
        var reference = await NewProceeding();
        using var browser = await Service.SignIn("desk");
        var form = Line(Sheet(await FilledForm.Open(browser, $"/proceedings/{reference}/trial")), 0).With("Lines[0].Name", "Mine");
        await Service.Send(
            Second,
            new AddAccused.Command(reference, null, [new("Theirs", null)], null, Source.CourtRecord, Confidence.Confirmed)
        );
        var stale = await form.Refused();
        Assert.That((stale.Status, stale["Lines[0].Name"]), Is.EqualTo((HttpStatusCode.Conflict, "Mine")));
        Assert.That(stale.Page.QuerySelector(".grid tbody tr:last-child .subject")!.TextContent, Does.EndWith("Theirs"));
        await stale.Done();
        Assert.That((await View(reference)).Accused.Select(a => a.Name), Is.EquivalentTo(new[] { "Theirs", "Mine" }));
    }

    [Test]
    public async Task Refuses_an_empty_sheet_and_is_closed_to_who_may_not_record()
    {
        var reference = await NewProceeding();
        using var desk = await Service.SignIn("desk");
        Assert.That(
            (await (await FilledForm.Open(desk, $"/proceedings/{reference}/trial")).Refused()).Faults,
            Has.Count.EqualTo(2),
            "Source and confidence."
        );
        Assert.That(
            (await Sourced(await FilledForm.Open(desk, $"/proceedings/{reference}/trial")).Refused()).Status,
            Is.EqualTo(HttpStatusCode.UnprocessableEntity)
        );
        using var host = await Service.SignIn("host");
        using var another = await Service.SignIn("focal of another");
        var statuses = new[] { host, another }.Select(b => FilledForm.Open(b, $"/proceedings/{reference}/trial").Result.Status);
        Assert.That(statuses, Is.EqualTo([HttpStatusCode.Forbidden, HttpStatusCode.NotFound]));
    }

    [Test]
    public async Task Comes_back_from_a_spreadsheet_line_by_line_and_is_recorded_once_it_was_seen()
    {
        var reference = await NewTrial();
        using var browser = await Service.SignIn("desk", "fr");
        var file = await browser.GetByteArrayAsync(new Uri($"/proceedings/{reference}/trial?handler=File", UriKind.Relative));
        var filled = Workbook.Fill(
            file,
            [
                (2, "I", "Peine de mort"),
                (3, "F", "Tried in absentia"),
                (3, "G", "convicted"),
                (3, "D", "44000"),
                (3, "C", "Arrêté"),
                (3, "I", "Life imprisonment"),
                (4, "B", "Third, invented"),
                (4, "J", "12"),
            ]
        );
        var (preview, next) = await (await FilledForm.Open(browser, $"/proceedings/{reference}/trial"))
            .With("Document", "Kept.")
            .Upload("Workbook", "trial.xlsx", filled);
        Assert.That(
            (preview.Status, next, preview["Document"], preview["Lines[1].CustodyOn"], preview["Lines[2].Name"]),
            Is.EqualTo((HttpStatusCode.BadRequest, (string?)null, "Kept.", "2020-06-18", "Third, invented"))
        );
        Assert.That(
            preview.Page.QuerySelectorAll("#f-Lines-0--Sentence-fault, #f-Lines-2--Sentence-fault"),
            Has.Count.EqualTo(2),
            string.Join('\n', preview.Faults)
        );
        Assert.That((await View(reference)).Accused, Has.Count.EqualTo(2), "Nothing is recorded yet.");
        Sheet(preview.With("Lines[0].Sentence", "").With("Lines[2].Months", ""))
            .With("TrialOpenedOn", new DateOnly(2021, 1, 15))
            .With("JudgmentOn", new DateOnly(2021, 2, 7));
        await preview.Done();
        Assert.That(
            (await View(reference)).Accused.Select(a => (a.Verdict, a.InAbsentia, a.Sentence.Trim())),
            Is.EqualTo([("convicted", false, "death"), ("convicted", true, "life"), (null, false, "")])
        );
    }

    [Test]
    public async Task Refuses_what_is_no_spreadsheet_or_one_of_another_proceeding()
    {
        var (reference, other) = (await NewTrial(), await NewTrial());
        using var browser = await Service.SignIn("desk");
        var theirs = await browser.GetByteArrayAsync(new Uri($"/proceedings/{other}/trial?handler=File", UriKind.Relative));
        foreach (var file in new[] { theirs, "no spreadsheet"u8.ToArray(), [], theirs[..(theirs.Length / 2)] })
        {
            var (page, next) = await (await FilledForm.Open(browser, $"/proceedings/{reference}/trial"))
                .With("Lines[0].Verdict", "acquitted")
                .Upload("Workbook", "trial.xlsx", file);
            Assert.That(
                (page.Status, next, page["Lines[0].Verdict"], page.Page.QuerySelectorAll("#f-Workbook-fault").Length),
                Is.EqualTo((HttpStatusCode.BadRequest, (string?)null, "acquitted", 1))
            );
        }
        using var host = await Service.SignIn("host");
        using var answer = await host.GetAsync(new Uri($"/proceedings/{reference}/trial?handler=File", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<string> NewProceeding() =>
        (
            await Service.Send(
                Service.Desk,
                new OpenProceeding.Command(
                    [await NewCase(23)],
                    Forum.Civilian,
                    "CAF",
                    "Criminal Court",
                    null,
                    new PartialDate(2020, 5, 30),
                    Source.CourtRecord,
                    Confidence.Confirmed
                )
            )
        ).Reference!;

    private static FilledForm Sheet(FilledForm form) => Sourced(form.With("TrialOpenedOn", Opened).With("JudgmentOn", Judgment));

    /// <summary>Tried in person and acquitted.</summary>
    private static FilledForm Line(FilledForm form, int n) =>
        form.With($"Lines[{n}].Tried", "tried_present").With($"Lines[{n}].Verdict", "acquitted");
}
