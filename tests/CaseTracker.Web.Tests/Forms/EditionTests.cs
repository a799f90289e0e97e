using System.Net;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;

namespace CaseTracker.Web.Tests.Forms;

public sealed class EditionTests : FormTests
{
    [Test]
    public async Task Is_composed_worded_proposed_approved_by_another_and_read()
    {
        await NewCase();
        using var desk = await Service.SignIn("desk");
        var form = await FilledForm.Open(desk, "/editions/new");
        var draft = await form.With("From", new DateOnly(2013, 1, 1)).Done();
        Assert.That(draft, Does.StartWith("/editions/drafts/"));
        var text = await FilledForm.Open(desk, draft + "/text?table=T1");
        Assert.That(await text.With("English", "A year of losses.").With("French", "Une année de pertes.").Done(), Is.EqualTo(draft));
        Assert.That(await (await FilledForm.Open(desk, draft + "/publish")).With("Reason", "For the briefing").Done(), Is.EqualTo(draft));
        Assert.That((await FilledForm.Open(desk, draft + "/T1")).Page.QuerySelector("table.figures tbody tr"), Is.Not.Null);

        var proposal = (await Service.Send(Service.Desk, new ListProposals.Query())).First(p => p.Command is PublishEdition.Command);
        using var senior = await Service.SignIn("senior", "fr");
        var decide = await FilledForm.Open(senior, $"/proposals/{proposal.ProposalId}");
        Assert.That(decide.Page.QuerySelector("main")!.TextContent, Does.Contain("Proposer la publication"));
        await decide.Done("decision=approve");

        var edition = (await Service.Send(Service.Desk, new ListEditions.Query()))[0];
        var page = await FilledForm.Open(senior, $"/editions/{edition.Number}?check=yes");
        Assert.That(
            page.Page.QuerySelector("main")!.TextContent,
            Does.Contain("Une année de pertes.").And.Contain("Chaque tableau est reproduit")
        );
        Assert.That((await FilledForm.Open(desk, draft)).Status, Is.EqualTo(HttpStatusCode.Redirect));
        var table = await FilledForm.Open(desk, $"/editions/{edition.Number}/T1");
        var link = table.Page.QuerySelector("table.figures td a")!.GetAttribute("href")!;
        Assert.That(link, Does.Contain($"asOf=%40{edition.Position}"));
        Assert.That((await FilledForm.Open(desk, link)).Status, Is.EqualTo(HttpStatusCode.OK));

        var update = await FilledForm.Open(desk, "/tables/update");
        var choice = update.Page.QuerySelector($"select[name=edition] option[value='{edition.Number}']")!;
        Assert.That(choice.TextContent, Does.StartWith($"Edition {edition.Number}: 1 January 2013 – "));
        var drafted = await FilledForm.Open(desk, $"/tables/update?mission=MINUSCA&edition={edition.Number}&period=");
        Assert.That(drafted.Page.QuerySelector("h2")!.TextContent, Does.EndWith($"with the numbers of edition {edition.Number}"));
        Assert.That(
            drafted.Page.QuerySelector(".footnotes")!.TextContent,
            Does.Contain($"Ledger position {edition.Position}.").And.Contain($"Edition: {edition.Number}, approved on ")
        );
        var file = drafted.Page.QuerySelector("p.actions a")!.GetAttribute("href")!;
        Assert.That(file, Is.EqualTo($"/api/updates/MINUSCA?edition={edition.Number}"));
        Assert.That((await FilledForm.Open(desk, file)).Status, Is.EqualTo(HttpStatusCode.OK));
        var other = await FilledForm.Open(desk, $"/tables/update?mission=MINUSCA&edition={edition.Number}&period=1999");
        Assert.That(
            (other.Status, other.Page.QuerySelector("[role=alert]")!.TextContent.Trim()),
            Is.EqualTo(
                (
                    HttpStatusCode.UnprocessableEntity,
                    Texts.Text.EditionOfOtherPeriod(edition.Number!.Value, TableTexts.Span(new Period(edition.From, edition.To)))
                )
            )
        );

        await NewCase();
        var changes = await FilledForm.Open(desk, $"/editions/{edition.Number}/changes");
        Assert.That(changes.Page.QuerySelector("#Editions-NewFacts")!.NextElementSibling!.TextContent, Does.Contain("Case registered"));
        Assert.That((await FilledForm.Open(desk, "/editions")).Page.QuerySelector($"a[href='/editions/{edition.Number}']"), Is.Not.Null);
    }

    [Test]
    public async Task What_cannot_be_composed_is_said_at_its_question_and_nothing_is_lost()
    {
        using var desk = await Service.SignIn("desk");
        var form = await FilledForm.Open(desk, "/editions/new");
        var refused = await form.With("To", new DateOnly(2012, 1, 1)).With("AsOf", "soon").With("Filter", "harm=killed").Refused();
        Assert.That(
            (refused.Status, refused.Page.QuerySelectorAll("#f-To-fault, #f-AsOf-fault, #f-Filter-fault").Length, refused["Filter"]),
            Is.EqualTo((HttpStatusCode.BadRequest, 3, "harm=killed"))
        );
    }

    [Test]
    public async Task A_State_finds_no_editions_and_its_tables_name_none()
    {
        using var host = await Service.SignIn("host");
        Assert.That((await FilledForm.Open(host, "/editions")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await FilledForm.Open(host, "/editions/1")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await FilledForm.Open(host, "/editions/new")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await FilledForm.Open(host, "/tables")).Page.QuerySelector("a[href='/editions'], .tabs"), Is.Null);
    }
}
