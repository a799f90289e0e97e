using System.Net;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Tests.Forms;

public sealed class ChangeTests : FormTests
{
    private static readonly DateOnly Later = new(2021, 6, 1);

    private static IEnumerable<(string Slug, Action<FilledForm> Fill)> Changes =>
        [
            ("correct", f => f.With("Area", "Ouaka").With("Reason", "A better report.")),
            ("narrative", f => f.With("Narrative", "What the mission wrote.")),
            ("assess-host", f => f.With("Assessment", "unwilling").With("AssessedOn", Later).With("Reason", "No answer in a year.")),
            (
                "refer",
                f => f.With("Mechanism", "A tribunal, invented").With("ReferredOn", Later).With("Reason", "The host State does not act.")
            ),
            (
                "add-person",
                f =>
                    f.With("Person.Personnel", "locally_recruited")
                        .With("Person.Sex", "female")
                        .With("Person.State", "CAF")
                        .With("Person.Harms[0].Harm", "abducted")
                        .With("Person.Harms[1].Harm", "killed")
            ),
            ("correct-person", f => f.With("Person.State", "BGD").With("Reason", "It was mistyped.")),
            ("next-of-kin", f => f.With("ConfirmedOn", Later)),
            ("registry", f => f.With("Relation", "in_service").With("Claim", "filed").With("ClaimOn", Later)),
            ("family-contact", f => f.With("Contact", "Invented officer").With("Side", "united_nations")),
            ("service-referral", f => f.With("Service", "psychosocial").With("ReferredOn", Later)),
            ("release-name", f => f.With("State", "CAF")),
            ("revoke-name", f => f.With("State", "CAF").With("Reason", "Released too early.")),
            ("withdraw", f => f.With("Reason", "Another incident.")),
            ("erase", f => f.With("Reason", "The family asked.")),
            ("notify", f => f.With("State", "CAF").With("NotifiedOn", Later)),
            ("reply", f => f.With("State", "CAF").With("ReceivedOn", Later).With("Message", "It looks into it.")),
            ("acknowledge", f => f.With("State", "CAF").With("AcknowledgedOn", Later)),
            (
                "detention",
                f =>
                    f.With("Step", "held")
                        .With("On", Later)
                        .With("By", "armed_group")
                        .With("Source", "host_official")
                        .With("Confidence", "confirmed")
            ),
            ("summary", f => f.With("Summary", "An attack on a patrol.")),
            ("classify", f => f.With("Classification", "unclassified").With("Reason", "All of it is public.")),
            ("grant", f => f.With("State", "FRA").With("Reason", "State party concerned.")),
            ("end-access", f => f.With("State", "FRA").With("Reason", "No longer concerned.")),
            ("close", f => f.With("Closure", "prescribed").With("Reason", "It is time-barred.")),
        ];

    private static IEnumerable<string> Slugs => Changes.Select(c => c.Slug);

    [Test]
    public void Every_form_is_tested() =>
        Assert.That(
            CaseForms.All.Select(f => f.Slug).Except(Slugs),
            Is.EquivalentTo([
                "reopen",
                "merge",
                "harm",
                "protected",
                "family-informed",
                "withdraw-family-step",
                "correct-detention",
                "withdraw-detention",
                "open-proceeding",
                "open-assistance",
            ])
        );

    [TestCaseSource(nameof(Slugs))]
    public async Task Records_what_the_form_says_and_confirms_it(string slug)
    {
        var reference = await NewCase(3);
        await Prepare(slug, reference);
        using var browser = await Service.SignIn("senior");
        var form = await FilledForm.Open(browser, await AddressOf(slug, reference));
        Changes.First(c => c.Slug == slug).Fill(form);
        if (slug == "erase")
            form.With("Confirmation", reference);
        var before = (await Facts(reference)).Version;
        Assert.That(await form.Done(), Is.EqualTo($"/cases/{reference}"));
        var seen = await Case(reference);
        Assert.That((seen.Un!.Version > before, seen.Un.Proposals.Count), Is.EqualTo(slug == "close" ? (false, 1) : (true, 0)));
        Assert.That(await form.Done(), Is.EqualTo($"/cases/{reference}"), "Sent twice, it is answered the same.");
        Assert.That((await Case(reference)).Un!.Version, Is.EqualTo(seen.Un.Version), "Sent twice, it happened once.");
    }

    [TestCaseSource(nameof(Slugs))]
    public async Task Refuses_an_empty_form_in_French_and_changes_nothing(string slug)
    {
        var reference = await NewCase(4);
        await Prepare(slug, reference);
        using var browser = await Service.SignIn("senior", "fr");
        var form = await FilledForm.Open(browser, await AddressOf(slug, reference));
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.OK));
        var before = (await Facts(reference)).Version;
        if (slug is "revoke-name" or "release-name" or "end-access")
            form.With("State", "");
        var refused = await form.Refused();
        Assert.That((int)refused.Status, Is.EqualTo(400).Or.EqualTo(422));
        Assert.That(refused.Faults, Is.Not.Empty);
        Assert.That(refused.Page.QuerySelector("#faults h2")!.TextContent, Does.Contain("rien n’a été enregistré"));
        Assert.That((await Facts(reference)).Version, Is.EqualTo(before));
    }

    [Test]
    public async Task Keeps_the_text_when_somebody_else_was_faster_and_shows_what_is_recorded_now()
    {
        var reference = await NewCase(5);
        using var browser = await Service.SignIn("desk");
        var form = (await FilledForm.Open(browser, $"/cases/{reference}/narrative")).With("Narrative", "My long text.");
        await Service.Send(Second, new SetNarrative.Command(reference, null, "Theirs."));
        var stale = await form.Refused();
        Assert.Multiple(() =>
        {
            Assert.That(stale.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(stale["Narrative"], Is.EqualTo("My long text."));
            Assert.That(stale.Page.QuerySelector(".recorded")!.TextContent, Does.Contain("Theirs."));
        });
        await stale.Done();
        Assert.That((await Facts(reference)).Narrative, Is.EqualTo("My long text."));
    }

    [Test]
    public async Task Keeps_the_text_when_a_rule_forbids_it_and_says_so_at_the_question()
    {
        var reference = await NewCase(6);
        using var browser = await Service.SignIn("desk");
        var form = await (await FilledForm.Open(browser, $"/cases/{reference}/notify"))
            .With("State", "CAF")
            .With("NotifiedOn", new DateOnly(2019, 1, 1))
            .Refused();
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(form.Page.QuerySelector("#f-NotifiedOn-fault")!.TextContent, Is.EqualTo("The date lies before the incident."));
        Assert.That(form["NotifiedOn.Year"], Is.EqualTo("2019"));
    }

    [Test]
    public async Task A_correction_leaves_what_it_does_not_touch()
    {
        var reference = await NewCase(7);
        var before = await Facts(reference);
        using var browser = await Service.SignIn("focal");
        await (await FilledForm.Open(browser, $"/cases/{reference}/correct"))
            .With("Place", "Near Alindao")
            .With("Reason", "A better report.")
            .Done();
        await (await FilledForm.Open(browser, await AddressOf("correct-person", reference)))
            .With("Person.Sex", "female")
            .With("Reason", "It was mistyped.")
            .Done();
        var after = await Facts(reference);
        Assert.That(after.Incident, Is.EqualTo(before.Incident with { Place = "Near Alindao" }));
        var (was, now) = (before.Persons[0].Facts, after.Persons[0].Facts);
        Assert.That((now.Sex, now.State, now.Name, now.Harms[0]), Is.EqualTo((Sex.Female, was.State, was.Name, was.Harms[0])));
    }

    [Test]
    public async Task Erases_nobody_without_the_typed_reference()
    {
        var reference = await NewCase(11);
        using var browser = await Service.SignIn("senior");
        var form = await (await FilledForm.Open(browser, await AddressOf("erase", reference)))
            .With("Reason", "The family asked.")
            .With("Confirmation", "yes")
            .Refused();
        Assert.That(form.Faults, Is.EqualTo(["Confirmation: This is not the reference of the case."]));
        using var desk = await Service.SignIn("desk");
        Assert.That((await FilledForm.Open(desk, await AddressOf("erase", reference))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("host")]
    [TestCase("stranger")]
    [TestCase("auditor")]
    public async Task Answers_a_liaison_the_same_whether_the_case_exists_or_not(string person)
    {
        var reference = await NewCase(12);
        using var browser = await Service.SignIn(person);
        foreach (var form in CaseForms.All)
        {
            var id = form.IsOfPerson ? $"/{(await Facts(reference)).Persons[0].PersonId}" : "";
            var there = await FilledForm.Open(browser, $"/cases/{reference}/{form.Slug}{id}");
            var nowhere = await FilledForm.Open(browser, $"/cases/MINUSCA-2020-0000/{form.Slug}{id}");
            Assert.That((there.Status, nowhere.Status), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)), form.Slug);
            Assert.That(there.Page.QuerySelector("main")!.TextContent, Is.EqualTo(nowhere.Page.QuerySelector("main")!.TextContent));
        }
    }

    private async Task Prepare(string slug, string reference)
    {
        var person = (await Facts(reference)).Persons[0].PersonId;
        if (slug == "revoke-name")
            await Service.Send(Service.Desk, new ReleaseName.Command(reference, null, person, "CAF"));
        if (slug == "acknowledge")
            await Service.Send(Service.Desk, new NotifyState.Command(reference, null, "CAF", new PartialDate(2020, 6)));
        if (slug == "end-access")
            await Service.Send(Service.Desk, new GrantAccess.Command(reference, null, "FRA", null, "State party concerned."));
        if (slug == "refer")
            await Service.Send(
                Service.Desk,
                new AssessHost.Command(reference, null, HostAssessment.Unable, new PartialDate(2020, 6), "No court sits.")
            );
    }

    private async Task<string> AddressOf(string slug, string reference) =>
        $"/cases/{reference}/{slug}" + (CaseForms.Find(slug).IsOfPerson ? $"/{(await Facts(reference)).Persons[0].PersonId}" : "");
}
