using System.Net;
using CaseTracker.Access;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Tests.Forms;

public sealed class ProceedingFormTests : ProceedingTests
{
    private static readonly DateOnly Later = new(2021, 6, 1);

    private static IEnumerable<(string Slug, Action<FilledForm> Fill)> Changes =>
        [
            ("step", f => Said(f.With("Step", "appeal_lodged").With("By", "defence"))),
            ("hearing", f => Said(f)),
            ("hearing-outcome", f => Sourced(f.With("Outcome", "held").With("NextOn", Later.AddDays(30)))),
            ("figure", f => Said(f.With("Figure", "convicted").With("Count", "28"))),
            ("correct-proceeding", f => f.With("Authority", "Court of Appeal of Bangui").With("Reason", "A better report.")),
            ("unlink-case", f => f.With("Reason", "Another attack.")),
            (
                "add-accused",
                f => Sourced(f.With("Accused", "First Invented\r\nSecond Invented\r\n").With("Unnamed", "3").With("NameSuppliedBy", "CAF"))
            ),
            ("accused-status", f => Said(f.With("Status", "arrested"))),
            ("charge", f => Said(f.With("Step", "brought").With("Offence", "Murder").With("Article", "attack_on_person"))),
            (
                "verdict",
                f =>
                    Said(
                        f.With("Verdict", "convicted")
                            .With("Instance", "appeal")
                            .With("Sentence[1].Kind", "term")
                            .With("Sentence[1].Months", "120")
                    )
            ),
            (
                "sentence",
                f =>
                    Said(
                        f.With("Parts[0].Kind", "term")
                            .With("Parts[0].Months", "240")
                            .With("Parts[2].Kind", "reparation")
                            .With("Parts[2].To", "The families")
                            .With("Instance", "appeal")
                            .Tick("InAbsentia", "true")
                    )
            ),
            ("execution", f => Said(f)),
            ("whereabouts", f => Sourced(f.With("Text", "Said to be near the border."))),
            ("correct-accused", f => Sourced(f.With("Accused.Name", "Another Name").With("Reason", "It was mistyped."))),
            ("withdraw-accused", f => f.With("Reason", "Recorded twice.")),
            ("choose-statement", f => f.With("Reason", "The court’s own words.")),
            ("correct-statement", f => f.With("On", Later.AddDays(1)).With("Reason", "It was mistyped.")),
            ("withdraw-statement", f => f.With("Reason", "Of another proceeding.")),
            ("release-suspect-name", f => f.With("State", "CAF").With("Reason", "It asked for it.")),
            ("revoke-suspect-name", f => f.With("State", "MAR").With("Reason", "Released too early.")),
            ("link-case", f => f.With("Reason", "The same attackers.")),
        ];

    private static IEnumerable<string> Slugs => Changes.Select(c => c.Slug);

    [Test]
    public void Every_form_is_tested() => Assert.That(ProceedingForms.All.Select(f => f.Slug), Is.EquivalentTo(Slugs));

    [TestCaseSource(nameof(Slugs))]
    public async Task Records_what_the_form_says_once_and_returns_to_the_proceeding(string slug)
    {
        var reference = await NewTrial();
        using var browser = await Service.SignIn("senior");
        var form = await FilledForm.Open(browser, await AddressOf(slug, reference));
        await Choose(form, slug, reference);
        Changes.First(c => c.Slug == slug).Fill(form);
        var before = (await View(reference)).Un!.Version;
        Assert.That(await form.Done(), Is.EqualTo($"/proceedings/{reference}"));
        var seen = (await View(reference)).Un!;
        Assert.That((seen.Version > before, seen.Proposals.Count), Is.EqualTo(slug == "release-suspect-name" ? (false, 1) : (true, 0)));
        Assert.That(await form.Done(), Is.EqualTo($"/proceedings/{reference}"), "Sent twice, it is answered the same.");
        Assert.That((await View(reference)).Un!.Version, Is.EqualTo(seen.Version), "Sent twice, it happened once.");
    }

    [TestCaseSource(nameof(Slugs))]
    public async Task Refuses_an_empty_form_in_French_and_changes_nothing(string slug)
    {
        var reference = await NewTrial();
        using var browser = await Service.SignIn("senior", "fr");
        var form = await FilledForm.Open(browser, await AddressOf(slug, reference));
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.OK));
        var before = (await View(reference)).Un!.Version;
        var refused = await form.Refused();
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Faults, Is.Not.Empty);
        Assert.That(refused.Page.QuerySelector("#faults h2")!.TextContent, Does.Contain("rien n’a été enregistré"));
        Assert.That((await View(reference)).Un!.Version, Is.EqualTo(before));
    }

    [TestCase("host")]
    [TestCase("stranger")]
    [TestCase("auditor")]
    public async Task Answers_who_only_reads_the_same_whether_the_proceeding_exists_or_not(string person)
    {
        var reference = await NewTrial();
        using var browser = await Service.SignIn(person);
        foreach (var form in ProceedingForms.All)
        {
            var there = await FilledForm.Open(browser, await AddressOf(form.Slug, reference));
            var nowhere = await FilledForm.Open(
                browser,
                (await AddressOf(form.Slug, reference)).Replace(reference, "PR-CAF-2020-0000", StringComparison.Ordinal)
            );
            Assert.That((there.Status, nowhere.Status), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)), form.Slug);
            Assert.That(there.Page.QuerySelector("main")!.TextContent, Is.EqualTo(nowhere.Page.QuerySelector("main")!.TextContent));
        }
    }

    [Test]
    public async Task Finds_nothing_for_another_mission_another_accused_or_another_form()
    {
        var (reference, other) = (await NewTrial(), await NewTrial());
        using var focal = await Service.SignIn("focal of another");
        Assert.That((await FilledForm.Open(focal, $"/proceedings/{reference}/step")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        using var desk = await Service.SignIn("desk");
        foreach (
            var path in new[]
            {
                $"verdict/{(await View(other)).Accused[0].AccusedId}",
                "verdict",
                $"step/{(await View(reference)).Accused[0].AccusedId}",
                "nothing",
            }
        )
            Assert.That(
                (await FilledForm.Open(desk, $"/proceedings/{reference}/{path}")).Status,
                Is.EqualTo(HttpStatusCode.NotFound),
                path
            );
    }

    [Test]
    public async Task Keeps_what_was_typed_when_somebody_else_was_faster()
    {
        var reference = await NewTrial();
        using var browser = await Service.SignIn("desk");
        var form = (await FilledForm.Open(browser, $"/proceedings/{reference}/correct-proceeding"))
            .With("Authority", "My court")
            .With("Reason", "A better report.");
        await Service.Send(
            Second,
            new CorrectProceeding.Command(reference, null, Forum.Civilian, "CAF", "Their court", null, "They know better.")
        );
        var stale = await form.Refused();
        Assert.That(
            (
                stale.Status,
                stale["Authority"],
                stale.Page.QuerySelector(".recorded")!.TextContent.Contains("Their court", StringComparison.Ordinal)
            ),
            Is.EqualTo((HttpStatusCode.Conflict, "My court", true))
        );
        await stale.Done();
        Assert.That((await View(reference)).Proceeding.Authority, Is.EqualTo("My court"));
    }

    [Test]
    public async Task Names_the_conflicting_event_and_puts_refusals_to_their_questions()
    {
        var reference = await NewTrial();
        using var browser = await Service.SignIn("desk");
        var final = Said((await FilledForm.Open(browser, $"/proceedings/{reference}/step")).With("Step", "resumed"));
        var refused = await final.Refused();
        Assert.That(
            (refused.Status, refused.Faults.Single().Contains("Suspended", StringComparison.OrdinalIgnoreCase)),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)),
            refused.Faults[0]
        );
        var verdict = await Said(
                (await FilledForm.Open(browser, await AddressOf("verdict", reference)))
                    .With("Verdict", "convicted")
                    .With("Instance", "appeal")
                    .With("Sentence[2].Kind", "death")
                    .With("Sentence[2].Months", "5")
            )
            .Refused();
        Assert.That(verdict.Page.QuerySelectorAll("#f-Sentence-0--Months-fault"), Has.Count.EqualTo(1), "Parts stand without gaps.");
        var link = await (await FilledForm.Open(browser, $"/proceedings/{reference}/link-case"))
            .With("Case", "MINUSCA-1999-0000")
            .With("Reason", "The same attackers.")
            .Refused();
        Assert.That(link.Page.QuerySelectorAll("#f-Case-fault"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Chooses_corrects_and_withdraws_a_statement_from_where_it_stands()
    {
        var reference = await NewTrial();
        using var browser = await Service.SignIn("desk");
        var links = await LinksBeside(browser, reference);
        Assert.That(
            links.Select(l => l.Split('/', '?')[3]).CountBy(s => s).ToDictionary(),
            Is.EquivalentTo(
                new Dictionary<string, int>
                {
                    ["choose-statement"] = 1,
                    ["correct-statement"] = links.Count(l => l.Contains("withdraw", StringComparison.Ordinal)),
                    ["withdraw-statement"] = (links.Count - 1) / 2,
                }
            ),
            "The press's number may be let count; all may be corrected and withdrawn."
        );
        var form = await FilledForm.Open(browser, links.Single(l => l.Contains("choose", StringComparison.Ordinal)));
        Assert.That(
            form["StatementId"],
            Is.EqualTo((await View(reference)).Statements.Single(s => s.Kind == "figure").StatementId.ToString())
        );
        await form.With("Reason", "Counted by name.").Done();
        Assert.That((await View(reference)).Proceeding.Convicted, Is.EqualTo(2));
        using var host = await Service.SignIn("host");
        Assert.That(await LinksBeside(host, reference), Is.Empty);
    }

    [Test]
    public async Task Opens_a_proceeding_from_a_case_once_as_the_next_step_after_the_acknowledgement()
    {
        var reference = await NewCase(20);
        await Service.Send(Service.Desk, new Cases.NotifyState.Command(reference, null, "CAF", new PartialDate(2020, 6)));
        await Service.Send(Service.Desk, new Cases.AcknowledgeNotification.Command(reference, null, "CAF", new PartialDate(2020, 7)));
        using var browser = await Service.SignIn("focal", "fr");
        Assert.That(
            (await FilledForm.Open(browser, $"/cases/{reference}")).Page.QuerySelector("main .primary")!.GetAttribute("href"),
            Is.EqualTo($"/cases/{reference}/open-proceeding")
        );
        var form = await FilledForm.Open(browser, $"/cases/{reference}/open-proceeding");
        Assert.That((await form.Refused()).Faults, Has.Count.EqualTo(3));
        Sourced(form.With("Forum", "civilian").With("Authority", "Parquet de Bangui").With("OpenedOn.Year", "2020"));
        var next = await form.Done();
        Assert.That(next, Does.StartWith("/proceedings/PR-CAF-2020-"));
        Assert.That(await form.Done(), Is.EqualTo(next), "Sent twice, it is opened once.");
        Assert.That((await View(next["/proceedings/".Length..])).Cases.Select(c => c.Reference), Is.EqualTo([reference]));
    }

    private static async Task<IReadOnlyList<string>> LinksBeside(HttpClient browser, string reference) =>
        [
            .. (await FilledForm.Open(browser, $"/proceedings/{reference}"))
                .Page.QuerySelectorAll(".story-do a")
                .Select(a => a.GetAttribute("href")!),
        ];

    private async Task Choose(FilledForm form, string slug, string reference)
    {
        var seen = await View(reference);
        if (slug is "choose-statement" or "correct-statement" or "withdraw-statement")
            form.With(
                "StatementId",
                seen.Statements.Last(s => slug == "withdraw-statement" ? s.Kind == "figure" : s.Kind == "status").StatementId.ToString()!
            );
        if (slug == "unlink-case")
            form.With("Case", seen.Cases[^1].Reference);
        if (slug == "link-case")
            form.With("Case", await NewCase(25));
    }

    private async Task<string> AddressOf(string slug, string reference) =>
        $"/proceedings/{reference}/{slug}"
        + (ProceedingForms.Find(slug).IsOfAccused ? $"/{(await View(reference)).Accused[0].AccusedId}" : "");
}
