using System.Net;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Registry;
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
    public async Task Records_a_harm_after_another_and_none_after_death()
    {
        var reference = await NewCase(13);
        using var browser = await Service.SignIn("focal");
        await (await FilledForm.Open(browser, $"/cases/{reference}/add-person"))
            .With("Person.Personnel", "contingent")
            .With("Person.Sex", "male")
            .With("Person.Harms[0].Harm", "abducted")
            .Done();
        var persons = (await Facts(reference)).Persons;
        var (dead, held) = (persons.Single(p => p.Facts.Name is not null), persons.Single(p => p.Facts.Name is null));
        await (await FilledForm.Open(browser, $"/cases/{reference}/harm/{held.PersonId}"))
            .With("Harm", "killed")
            .With("On.Year", "2021")
            .Done();
        Assert.That(
            (await Facts(reference)).Persons.Single(p => p.PersonId == held.PersonId).Facts.Harms,
            Is.EqualTo([new HarmSuffered(Harm.Abducted, null), new HarmSuffered(Harm.Killed, new PartialDate(2021))])
        );
        var refused = await (await FilledForm.Open(browser, $"/cases/{reference}/harm/{dead.PersonId}"))
            .With("Harm", "injured_minor")
            .Refused();
        Assert.That(refused.Faults, Is.EqualTo(["Harm: No harm follows a killing."]));
    }

    [Test]
    public async Task A_statement_on_a_detention_is_chosen_and_corrected_or_withdrawn()
    {
        var reference = await NewCase(15);
        var person = (await Facts(reference)).Persons[0].PersonId;
        using var browser = await Service.SignIn("focal");
        await (await FilledForm.Open(browser, $"/cases/{reference}/detention/{person}"))
            .With("Step", "held")
            .With("On", Later)
            .With("Source", "host_official")
            .With("Confidence", "confirmed")
            .Done();
        var statement = (await Facts(reference)).Persons[0].Detention.Single().StatementId.ToString();
        FilledForm Chosen(FilledForm form) => form.With("StatementId", statement).With("Reason", "The date was mistyped.");
        var correction = Chosen(await FilledForm.Open(browser, $"/cases/{reference}/correct-detention/{person}"))
            .With("On", Later.AddDays(1))
            .With("Source", "host_official")
            .With("Confidence", "confirmed");
        await correction.Done();
        Assert.That((await Case(reference)).Detentions.Select(d => d.HeldSince), Is.EqualTo(["2021-06-02"]));
        await Chosen(await FilledForm.Open(browser, $"/cases/{reference}/withdraw-detention/{person}")).Done();
        Assert.That((await Case(reference)).Detentions, Is.Empty);
    }

    [Test]
    public async Task A_family_is_told_of_a_step_and_that_is_taken_back()
    {
        var reference = await NewCase(16);
        var person = (await Facts(reference)).Persons[0].PersonId;
        var court = (
            await Service.Send(
                Service.Desk,
                new OpenProceeding.Command(
                    [reference],
                    Forum.Civilian,
                    "CAF",
                    "The court",
                    "Criminal code",
                    null,
                    Source.HostOfficial,
                    Confidence.Confirmed
                )
            )
        ).Reference!;
        await Service.Send(
            Service.Desk,
            new StateStep.Command(
                court,
                null,
                ProceedingStep.InvestigationOpened,
                null,
                null,
                null,
                new PartialDate(2020, 8),
                Source.CourtRecord,
                Confidence.Confirmed,
                null
            )
        );
        using var browser = await Service.SignIn("focal");
        Assert.That(await Tags(), Is.EqualTo(["Family not yet informed"]));
        var form = (await FilledForm.Open(browser, $"/cases/{reference}/family-informed/{person}"))
            .With("InformedOn", Later)
            .With("By", "mission")
            .With("Language", "Arabic");
        Assert.That((await form.Refused()).Faults, Is.EqualTo(["Steps: Choose at least one step."]));
        Assert.That((await form.Tick("Milestones", "final").Refused()).Faults.Single(), Does.Contain("Final"));
        await (await FilledForm.Open(browser, $"/cases/{reference}/family-informed/{person}"))
            .Tick("Milestones", "investigation")
            .With("InformedOn", Later)
            .With("By", "mission")
            .With("Language", "Arabic")
            .Done();
        Assert.That(await Tags(), Is.Empty);
        var step = (await Service.Send(Service.Desk, new ViewFollowUp.Query(reference))).Single().Steps.Single().StepId.ToString();
        await (await FilledForm.Open(browser, $"/cases/{reference}/withdraw-family-step/{person}"))
            .With("StepId", step)
            .With("Reason", "Another family.")
            .Done();
        Assert.That(await Tags(), Is.EqualTo(["Family not yet informed"]));

        async Task<IReadOnlyList<string>> Tags()
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
                await browser.GetStringAsync(new Uri($"/cases/{reference}", UriKind.Relative))
            );
            return [.. page.QuerySelectorAll("#follow-up ~ .table-box .tag").Select(t => t.TextContent)];
        }
    }

    [Test]
    public async Task Only_named_readers_record_protected_information()
    {
        var reference = await NewCase(14);
        using var desk = await Service.SignIn("desk");
        Assert.That((await FilledForm.Open(desk, $"/cases/{reference}/protected")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var proposed = await Service.Send(
            Second,
            new Designate.Command(
                "desk@example.org",
                "The desk",
                Role.StrictReader,
                null,
                new DateOnly(2021, 1, 1),
                new DateOnly(2099, 1, 1),
                "Named.",
                "desk@example.org"
            )
        );
        await Service.Send(
            Second with
            {
                Subject = "third@example.org",
            },
            new DecideProposal.Command(proposed.ProposalId!.Value, true, null)
        );
        using var reader = await SignInUntilAllowed($"/cases/{reference}/protected");
        var form = await FilledForm.Open(reader, $"/cases/{reference}/protected");
        Assert.That((await form.Refused()).Faults, Has.Count.EqualTo(2));
        await form.With("Kind", "witness").With("Text", "Somebody saw it.").Done();
        Assert.That(
            (await Service.Send(Service.Desk with { IsStrictReader = true }, new ViewCase.Query(reference))).Protected!.Select(i => i.Text),
            Is.EqualTo(["Somebody saw it."])
        );
    }

    [Test]
    public void Every_command_that_needs_a_second_person_is_put_in_words() =>
        Assert.That(
            typeof(IFourEyes)
                .Assembly.GetTypes()
                .Where(t => t.IsClass && typeof(IFourEyes).IsAssignableFrom(t))
                .Select(t => t.DeclaringType!.Name),
            Is.EquivalentTo([
                "CloseCase",
                "ReopenCase",
                "MergeCase",
                "CorrectIncident",
                "Designate",
                "ReleaseSuspectName",
                "ReleaseStrictDocument",
                "PublishEdition",
                "SetPublicPage",
            ]),
            "Effect.Of must know each of them."
        );

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
    public async Task Two_persons_close_and_reopen_a_case()
    {
        var reference = await NewCase(8);
        using var first = await Service.SignIn("desk");
        await (await FilledForm.Open(first, $"/cases/{reference}/close"))
            .With("Closure", "prescribed")
            .With("Reason", "Too long ago.")
            .Done();
        Assert.That((await Case(reference)).Case.Closure, Is.Null);
        await Service.Send(Second, new DecideProposal.Command((await Case(reference)).Un!.Proposals[0].ProposalId, true, null));
        Assert.That((await Case(reference)).Case.Closure, Is.EqualTo("prescribed"));
        await (await FilledForm.Open(first, $"/cases/{reference}/reopen")).With("Reason", "A new witness.").Done();
        Assert.That((await Case(reference)).Un!.Proposals, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Shows_both_cases_before_it_proposes_to_merge_them()
    {
        var (reference, into) = (await NewCase(9), await NewCase(9));
        using var browser = await Service.SignIn("desk");
        var form = (await FilledForm.Open(browser, $"/cases/{reference}/merge"))
            .With("Into", into.ToLowerInvariant())
            .With("Reason", "The same attack.");
        var compared = await form.Refused();
        Assert.That(compared.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            compared.Page.QuerySelectorAll(".compare h2").Select(h => h.TextContent),
            Is.EqualTo([$"Duplicate: {reference}", $"Stays: {into}"])
        );
        await compared.With("Into", into).Done();
        Assert.That((await Case(reference)).Un!.Proposals.Select(p => p.Kind), Is.EqualTo(["MergeCase"]));
    }

    [Test]
    public async Task Tells_a_focal_point_nothing_of_another_missions_case_when_merging()
    {
        var reference = await NewCase(10);
        using var browser = await Service.SignIn("focal of another");
        Assert.That((await FilledForm.Open(browser, $"/cases/{reference}/close")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await FilledForm.Open(browser, "/cases/MINUSCA-2020-0000/close")).Status, Is.EqualTo(HttpStatusCode.NotFound));
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

    // A new designation takes effect within two seconds.
    private async Task<HttpClient> SignInUntilAllowed(string path)
    {
        var browser = await Service.SignIn("desk");
        for (var attempt = 0; attempt < 100 && (await FilledForm.Open(browser, path)).Status == HttpStatusCode.Forbidden; attempt++)
            await Task.Delay(100);
        return browser;
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
