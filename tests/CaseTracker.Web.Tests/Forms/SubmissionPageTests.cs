using System.Net;
using System.Text;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

public sealed class SubmissionPageTests : FormTests
{
    [Test]
    public async Task A_liaison_writes_keeps_and_sends_and_the_desk_answers_point_by_point()
    {
        var reference = await NewCase(1);
        using var host = await Service.SignIn("host");
        Assert.That(
            (await FilledForm.Open(host, $"/cases/{reference}")).Page.QuerySelector($"a[href='/cases/{reference}/answer']"),
            Is.Not.Null
        );
        Assert.That(
            (await FilledForm.Open(host, $"/cases/{reference}/answer")).Page.QuerySelectorAll("main a[href*='kind=']"),
            Has.Length.EqualTo(7)
        );
        var form = await FilledForm.Open(host, $"/cases/{reference}/answer?kind=progress_report");
        form = await form.With("Content.Points[0].What", "The prosecutor opened a file.").Refused("step=add-disputed");
        Assert.That(form["Content.Points[0].What"], Is.EqualTo("The prosecutor opened a file."));
        var draft = await form.With("Content.Points[0].Authority", "Prosecutor of Alindao")
            .With("Content.Points[0].On.Year", "2021")
            .With("Content.Points[1].Aspect", "date")
            .With("Content.Points[1].Proposed", "2 May 2020")
            .Done("step=save");
        Assert.That(draft, Does.Match("^/drafts/"));

        var saved = await (await FilledForm.Open(host, draft)).Refused();
        Assert.That(saved.Faults, Is.EqualTo(new[] { "2. What is disputed, Why: Give a reason." }));
        var sent = await saved.With("Content.Points[1].What", "Our inquiry found otherwise.").Done();
        Assert.That(sent, Does.Match("^/submissions/SB-CAF-"));
        Assert.That(
            (await FilledForm.Open(host, sent + "/receipt")).Page.QuerySelector("pre")!.TextContent,
            Does.Contain("Our inquiry found otherwise.")
        );

        using var desk = await Service.SignIn("desk");
        Assert.That(
            (await FilledForm.Open(desk, "/submissions?open=yes")).Page.QuerySelector($"a[href='{sent}']")!.Closest("tr")!.TextContent,
            Does.Contain("The State disputes this")
        );
        Assert.That(
            (await FilledForm.Open(desk, $"/cases/{reference}")).Page.QuerySelector(".case-marks")!.TextContent,
            Does.Contain("The State disputes this")
        );
        Assert.That(await (await FilledForm.Open(desk, sent + "/acknowledge")).Done(), Is.EqualTo(sent));
        var ways = (await FilledForm.Open(desk, sent + "/accept/1"))
            .Page.QuerySelectorAll("main a[href*='by=']")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        Assert.That(ways, Has.Some.EndWith("by=open-proceeding").And.Some.EndWith("by=note"));
        var accept = await FilledForm.Open(desk, sent + "/accept/1?by=open-proceeding");
        Assert.That((accept["Authority"], accept["OpenedOn.Year"]), Is.EqualTo(("Prosecutor of Alindao", "2021")));
        Assert.That(await accept.With("Forum", "civilian").Done(), Is.EqualTo(sent));
        Assert.That(
            (await (await FilledForm.Open(desk, sent + "/decline/2")).Refused()).Faults,
            Is.EqualTo(new[] { "Reason, which the State reads: Give a reason." })
        );
        Assert.That(await (await FilledForm.Open(desk, sent + "/decline/2")).With("Reason", "Three witnesses.").Done(), Is.EqualTo(sent));
        var answered = (await FilledForm.Open(host, sent)).Page.Body!.TextContent;
        Assert.That(answered, Does.Contain("Answered").And.Contain("Three witnesses."));
        using var contributor = await Service.SignIn("contributor");
        Assert.That((await FilledForm.Open(contributor, sent)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await FilledForm.Open(contributor, draft)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await FilledForm.Open(desk, draft)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await FilledForm.Open(desk, $"/cases/{reference}/answer")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await FilledForm.Open(contributor, $"/cases/{reference}")).Page.Body!.TextContent, Does.Not.Contain("disputes"));
    }

    [Test]
    public async Task A_document_is_put_to_a_draft_sent_and_taken_out_again()
    {
        var reference = await NewCase(2);
        using var host = await Service.SignIn("host");
        var form = (await FilledForm.Open(host, $"/cases/{reference}/answer?kind=document")).With(
            "Content.Points[0].What",
            "The judgment."
        );
        var (refused, _) = await form.Upload("File", "judgment.pdf", Encoding.UTF8.GetBytes("MZ\u0001"));
        Assert.That(refused.Faults.Single(), Does.Contain("Files of this kind are not taken"));
        Assert.That(refused["Content.Points[0].What"], Is.EqualTo("The judgment."));
        var (_, sent) = await refused.Upload("File", "judgment.pdf", "%PDF-1.7 x"u8.ToArray());
        Assert.That(sent, Does.Match("^/submissions/SB-CAF-"));
        var link = (await FilledForm.Open(host, sent!)).Page.QuerySelector("a[download]")!;
        using var file = await host.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
        Assert.That(
            (
                await file.Content.ReadAsStringAsync(),
                file.Content.Headers.ContentType!.MediaType,
                file.Content.Headers.ContentDisposition!.DispositionType
            ),
            Is.EqualTo(("%PDF-1.7 x", "application/pdf", "attachment"))
        );
        using var contributor = await Service.SignIn("contributor");
        using var foreign = await contributor.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Two_liaisons_see_what_the_other_saved()
    {
        var reference = await NewCase(3);
        using var host = await Service.SignIn("host");
        var draft = await (await FilledForm.Open(host, $"/cases/{reference}/answer?kind=information"))
            .With("Content.Points[0].What", "First.")
            .Done("step=save");
        var open = await FilledForm.Open(host, draft);
        await (await FilledForm.Open(host, draft)).With("Content.Points[0].What", "Second.").Done("step=save");
        var stale = await open.With("Content.Points[0].What", "Third.").Refused("step=save");
        Assert.That((stale.Status, stale["Content.Points[0].What"]), Is.EqualTo((HttpStatusCode.Conflict, "Third.")));
        Assert.That(stale.Page.QuerySelector(".recorded")!.TextContent, Does.Contain("Second."));
        await stale.Done("step=save");
        var sent = await (await FilledForm.Open(host, draft)).Done();
        var late = await stale.Refused();
        Assert.That((late.Status, late["Content.Points[0].What"]), Is.EqualTo((HttpStatusCode.Conflict, "Third.")), sent);
    }

    [Test]
    public async Task What_is_too_large_is_refused_before_it_is_read()
    {
        await using var small = await Service.Start(o =>
            o with
            {
                Documents = new DocumentFolder(Path.Combine(Path.GetTempPath(), "casetracker-tests", Guid.NewGuid().ToString("N")), 1000),
            }
        );
        using var host = await small.SignIn("host");
        using var content = new ByteArrayContent(new byte[3 << 20]);
        content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        using var answer = await host.PostAsync(new Uri($"/drafts/{Guid.NewGuid()}", UriKind.Relative), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [TestCase("fr")]
    [TestCase("en")]
    public async Task Every_page_has_its_words(string language)
    {
        var reference = await NewCase(4);
        using var host = await Service.SignIn("host", language);
        foreach (var kind in Codes.All<SubmissionKind>())
            Assert.That(
                (await FilledForm.Open(host, $"/cases/{reference}/answer?kind={kind}")).Status,
                Is.EqualTo(HttpStatusCode.OK),
                kind
            );
        var liaison = new Access.Caller("host@example.org", "The host", Access.Role.Liaison, Disclosure.Audience.Of("CAF"), null);
        var content = new SubmissionContent
        {
            Kind = SubmissionKind.Correction,
            Points =
            [
                new Point
                {
                    Kind = PointKind.Disputed,
                    Aspect = CaseAspect.Act,
                    Proposed = "An accident",
                    What = "The inquiry.",
                },
            ],
        };
        var sent = (await Service.Send(liaison, new SendSubmission.Command(reference, content, null, null, null))).Reference!;
        using var desk = await Service.SignIn("desk", language);
        await Service.Send(Service.Desk, new AskQuestion.Command(sent, 1, "Which inquiry?"));
        foreach (
            var page in (string[])
                [
                    "/submissions",
                    $"/submissions/{sent}",
                    $"/submissions/{sent}/accept/1",
                    $"/submissions/{sent}/accept/1?by=correct",
                    $"/submissions/{sent}/accept/1?by=note",
                    $"/submissions/{sent}/decline/1",
                    $"/submissions/{sent}/ask",
                    $"/submissions/{sent}/ask/1",
                    "/messages",
                ]
        )
            Assert.That((await FilledForm.Open(desk, page)).Status, Is.EqualTo(HttpStatusCode.OK), page);
        foreach (
            var page in (string[])["/submissions", $"/submissions/{sent}", $"/submissions/{sent}/answer/1", $"/submissions/{sent}/receipt"]
        )
            Assert.That((await FilledForm.Open(host, page)).Status, Is.EqualTo(HttpStatusCode.OK), page);
    }
}
