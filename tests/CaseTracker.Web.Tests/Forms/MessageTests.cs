using System.IO.Compression;
using System.Net;
using CaseTracker.Cases;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>A note from the case to its addressee and back.</summary>
public sealed class MessageTests : FormTests
{
    [Test]
    public async Task A_note_is_read_before_it_is_sent_and_each_State_finds_its_own()
    {
        var reference = await NewCase(11);
        using var focal = await Service.SignIn("focal");
        using var host = await Service.SignIn("host");
        using var stranger = await Service.SignIn("stranger");
        var link = (await FilledForm.Open(focal, $"/cases/{reference}"))
            .Page.QuerySelector("a[href*='/issue?kind=initial_notification']")!
            .GetAttribute("href")!;
        var form = await FilledForm.Open(focal, link);
        Assert.That(
            form.Page.QuerySelector(".note-sheet")!.TextContent,
            Does.Contain(reference).And.Contain("Central African Republic").And.Contain("2589 (2021)")
        );
        form = await form.With("Remark", "A remark of the focal point.").Refused();
        Assert.That(form.Page.QuerySelector(".note-sheet")!.TextContent, Does.Contain("A remark of the focal point."));
        Assert.That(await form.Done(), Is.EqualTo($"/cases/{reference}"));

        var list = (await FilledForm.Open(host, $"/messages?about={reference}")).Page;
        Assert.That(list.QuerySelector(".count")!.TextContent, Is.EqualTo("1 message"));
        var address = list.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var page = (await FilledForm.Open(host, address)).Page;
        Assert.That(page.QuerySelector(".note-sheet")!.TextContent, Does.Contain("A remark of the focal point."));
        using var document = await host.GetAsync(new Uri(address + ".docx", UriKind.Relative));
        Assert.That(
            (document.StatusCode, document.Content.Headers.ContentType!.MediaType, document.Content.Headers.ContentDisposition!.FileName),
            Is.EqualTo((HttpStatusCode.OK, NoteDocument.MediaType, $"{address.Split('/')[^1]}.docx"))
        );
        using var archive = new ZipArchive(await document.Content.ReadAsStreamAsync());
        using var text = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        Assert.That(await text.ReadToEndAsync(), Does.Contain("A remark of the focal point.").And.Contain(reference));

        Assert.That(
            (await FilledForm.Open(focal, address)).Page.QuerySelector(".facts")!.TextContent,
            Does.Contain("The host").And.Not.Contain("host@example.org")
        );
        Assert.That((await FilledForm.Open(host, address)).Page.QuerySelector(".facts")!.TextContent, Does.Contain("host@example.org"));
        foreach (var path in (string[])[address, address + ".docx"])
        {
            using var refused = await stranger.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
        Assert.That(
            (await FilledForm.Open(stranger, $"/messages?about={reference}")).Page.QuerySelector(".count")!.TextContent,
            Is.EqualTo("0 messages")
        );
        Assert.That(
            (await FilledForm.Open(host, $"/cases/{reference}")).Page.QuerySelector("#correspondence ~ .story a")!.GetAttribute("href"),
            Is.EqualTo(address)
        );
    }

    [Test]
    public async Task A_note_that_would_read_differently_by_now_is_shown_again_instead_of_sent()
    {
        var reference = await NewCase(12);
        using var desk = await Service.SignIn("desk");
        var form = await FilledForm.Open(desk, $"/cases/{reference}/issue?kind=initial_notification&state=CAF&language=fr");
        await Service.Send(Service.Desk, new SetSummary.Command(reference, null, "A summary since."));
        form = await form.Refused();
        Assert.That(
            form.Page.QuerySelector(".note-sheet")!.TextContent,
            Does.Contain("A summary since.").And.Contain("Conseil de sécurité")
        );
        Assert.That((await Service.Send(Service.Desk, new ListMessages.Query(new MessageFilter { About = reference }))).Count, Is.Zero);
    }

    [Test]
    public async Task A_reply_on_paper_and_a_meeting_are_recorded()
    {
        var reference = await NewCase(13);
        using var desk = await Service.SignIn("desk");
        var form = await FilledForm.Open(desk, $"/cases/{reference}/notify");
        await form.With("State", "CAF")
            .With("NotifiedOn", new DateOnly(2020, 6, 1))
            .With("Channel", "meeting")
            .With("Document", "Minutes 3")
            .Done();
        form = await FilledForm.Open(desk, $"/cases/{reference}/reply");
        await form.With("State", "CAF")
            .With("Kind", "host_reply")
            .With("ReceivedOn", new DateOnly(2020, 7, 1))
            .With("Channel", "paper")
            .With("Message", "It looks into it.")
            .Done();
        var page = (await FilledForm.Open(desk, $"/messages?about={reference}")).Page;
        Assert.That(page.QuerySelectorAll("tbody tr"), Has.Exactly(2).Items);
        Assert.That(
            page.QuerySelector("tbody")!.TextContent,
            Does.Contain("In a meeting").And.Contain("Minutes 3").And.Contain("On paper")
        );
    }

    [Test]
    public async Task The_Secretariat_tries_a_template_out_before_it_saves_it()
    {
        using var desk = await Service.SignIn("desk");
        Assert.That(
            (await FilledForm.Open(desk, "/templates")).Page.QuerySelectorAll("tbody tr"),
            Has.Exactly(NoteTemplate.Kinds.Count * 2).Items
        );
        var form = await FilledForm.Open(desk, "/templates/reminder/fr");
        var tried = await form.With("Body", "Au sujet de {reference}.\n\n{nom}").Refused("try=yes");
        Assert.That(tried.Faults.Single(), Does.Contain("{nom}"));
        tried = await tried.With("Body", "Au sujet de {reference}.").Refused("try=yes");
        Assert.That(tried.Page.QuerySelector(".note-sheet")!.TextContent, Does.Contain("Au sujet de MINUSMA-2020-XXXX."));
        await tried.With("Reason", "Plus court.").Done();
        Assert.That(
            (await Service.Send(Service.Desk, new ViewTemplate.Query(MessageKind.Reminder, "fr"))).Template.Body,
            Is.EqualTo("Au sujet de {reference}.")
        );
        using var focal = await Service.SignIn("focal");
        using var refused = await focal.GetAsync(new Uri("/templates", UriKind.Relative));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
