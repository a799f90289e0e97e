using System.Net;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Tests.Api;

namespace CaseTracker.Web.Tests.Forms;

public sealed class DocumentPageTests : FormTests
{
    private const int Large = 48 << 20;

    [Test]
    public async Task A_judgment_is_filed_with_its_proceeding_and_each_page_links_to_the_other()
    {
        var reference = await NewCase(15);
        using var desk = await Service.SignIn("desk");
        Assert.That((await FilledForm.Open(desk, $"/cases/{reference}/documents/add")).Page.QuerySelector("#Proceeding"), Is.Null);
        var court = (
            await Service.Send(
                Service.Desk,
                new OpenProceeding.Command(
                    [reference],
                    Forum.Civilian,
                    "CAF",
                    null,
                    null,
                    new PartialDate(2020, 8),
                    Source.CourtRecord,
                    Confidence.Confirmed
                )
            )
        ).Reference!;
        var form = await FilledForm.Open(desk, $"/cases/{reference}/documents/add");
        var (stored, _) = await form.Upload("File", "judgment.pdf", "%PDF-1.7 judgment"u8.ToArray());
        await Described(stored, "The judgment").With("Proceeding", court).Done();
        var of = (await FilledForm.Open(desk, $"/proceedings/{court}")).Page;
        var link = of.QuerySelectorAll("main a").Single(a => a.TextContent == "The judgment").GetAttribute("href")!;
        var page = (await FilledForm.Open(desk, link)).Page;
        Assert.That(page.QuerySelector($"main a[href='/proceedings/{court}']"), Is.Not.Null);
        var redaction = await FilledForm.Open(desk, $"/cases/{reference}/documents/add?redacted-from={link.Split('/')[^1]}");
        Assert.That(redaction["Proceeding"], Is.EqualTo(court));
        using var host = await Service.SignIn("host");
        Assert.That((await FilledForm.Open(host, $"/proceedings/{court}")).Page.QuerySelector("#documents"), Is.Null);
        await (await FilledForm.Open(desk, link + "/release")).With("Number", "1").With("State", "CAF").Done();
        Assert.That(
            (await FilledForm.Open(host, $"/proceedings/{court}")).Page.QuerySelector($"#documents ~ ul a[href='{link}']"),
            Is.Not.Null
        );
    }

    [Test]
    public async Task The_desk_files_releases_and_revokes_and_the_State_sees_that_version_and_no_more()
    {
        var reference = await NewCase(11);
        using var desk = await Service.SignIn("desk");
        using var host = await Service.SignIn("host");
        Assert.That((await FilledForm.Open(host, $"/cases/{reference}")).Page.QuerySelector("#documents"), Is.Null);
        var add = (await FilledForm.Open(desk, $"/cases/{reference}")).Page.QuerySelector($"a[href='/cases/{reference}/documents/add']");
        Assert.That(add, Is.Not.Null);
        var form = await FilledForm.Open(desk, $"/cases/{reference}/documents/add");
        Assert.That(form.Page.Body!.TextContent, Does.Contain("Files are not scanned for viruses"));

        // What is wrong beside the file does not cost the file.
        var (refused, _) = await form.Upload("File", "report.pdf", "%PDF-1.7 one"u8.ToArray());
        Assert.That(
            refused.Faults,
            Has.Some.Contains("Give a title.").And.Some.Contains("Say from whom it was received.").And.None.StartsWith("File")
        );
        Assert.That(refused.Page.Body!.TextContent, Does.Contain("report.pdf was stored"));
        Assert.That(await Described(refused, "Report of the inquiry").Done(), Is.EqualTo($"/cases/{reference}#documents"));

        var link = (await FilledForm.Open(desk, $"/cases/{reference}"))
            .Page.QuerySelectorAll("main a")
            .Single(a => a.TextContent == "Report of the inquiry")
            .GetAttribute("href")!;
        var second = await FilledForm.Open(desk, $"/cases/{reference}/documents/add?version-of={link.Split('/')[^1]}");
        Assert.That((await second.Upload("File", "report.pdf", "%PDF-1.7 two"u8.ToArray())).Next, Is.EqualTo(link));
        Assert.That((await FilledForm.Open(host, link)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            await (await FilledForm.Open(desk, link + "/release")).With("Number", "2").With("State", "CAF").Done(),
            Is.EqualTo(link)
        );

        var seen = (await FilledForm.Open(host, link)).Page;
        Assert.That(
            seen.Body!.TextContent,
            Does.Contain("Report of the inquiry")
                .And.Not.Contain("Chain of custody")
                .And.Not.Contain("Version 2")
                .And.Not.Contain("Force Commander")
                .And.Not.Contain("Classification")
        );
        Assert.That((await FilledForm.Open(host, $"/cases/{reference}")).Page.QuerySelector("#documents"), Is.Not.Null);
        using var copy = await host.GetAsync(new Uri(link + "/versions/1", UriKind.Relative));
        Assert.That(
            (copy.StatusCode, copy.Content.Headers.ContentType!.MediaType, copy.Content.Headers.ContentDisposition!.FileNameStar),
            Is.EqualTo((HttpStatusCode.OK, "application/zip", "report.pdf.zip"))
        );
        Assert.That((await FilledForm.Open(host, link + "/versions/2")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        using var contributor = await Service.SignIn("contributor");
        Assert.That((await FilledForm.Open(contributor, link)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await FilledForm.Open(contributor, $"/cases/{reference}")).Page.QuerySelector("#documents"), Is.Null);

        Assert.That(await (await FilledForm.Open(desk, link + "/revoke")).With("Reason", "Sent in error.").Done(), Is.EqualTo(link));
        Assert.That((await FilledForm.Open(host, link)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        using var again = await host.GetAsync(new Uri(link + "/versions/1", UriKind.Relative));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            (await FilledForm.Open(desk, link)).Page.Body!.TextContent,
            Does.Contain("Sent in error.").And.Contain("Taken out before by: The host")
        );
        Assert.That((await FilledForm.Open(desk, link + "/custody")).Status, Is.EqualTo(HttpStatusCode.OK));
        using var focal = await Service.SignIn("focal");
        Assert.That((await FilledForm.Open(focal, link + "/release")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await FilledForm.Open(host, link + "/custody")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("letter.pdf", "MZ\u0001", "Files of this kind are not taken")]
    [TestCase("letter.txt", "%PDF-1.7", ".pdf")]
    public async Task A_file_that_is_not_taken_is_refused_at_its_question_and_nothing_typed_is_lost(
        string name,
        string content,
        string fault
    )
    {
        var reference = await NewCase(12);
        using var desk = await Service.SignIn("desk");
        var form = Described(await FilledForm.Open(desk, $"/cases/{reference}/documents/add"), "Letter");
        var (refused, _) = await form.Upload("File", name, Encoding.UTF8.GetBytes(content));
        Assert.That(refused.Faults.Single(), Does.StartWith("File: ").And.Contain(fault));
        Assert.That((refused["Title"], refused["ReceivedFrom"]), Is.EqualTo(("Letter", "Force Commander")));
        Assert.That((await Service.Send(Service.Desk, new ListDocuments.Query(reference))).Count, Is.Zero);
        using var forged = await desk.PostAsync(
            new Uri($"/cases/{reference}/documents/add", UriKind.Relative),
            new MultipartFormDataContent { { new StringContent("x"), "Title" } }
        );
        Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_file_that_is_too_large_is_refused_and_leaves_nothing()
    {
        var reference = await NewCase(13);
        using var desk = await Service.SignIn("desk");
        using var announced = await Post(desk, $"/cases/{reference}/documents/add", DocumentFolder.UsualLargest + (2 << 20));
        Assert.That(announced.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        using var document = await Post(desk, $"/cases/{reference}/documents/add", DocumentFolder.UsualLargest + 1000);
        Assert.That(await document.Content.ReadAsStringAsync(), Does.Contain("id=\"f-File-fault\""));
    }

    /// <summary>What passes on the way down, once as it is and once as a marked copy, is four times what may be allocated.</summary>
    [Test]
    public async Task A_large_document_goes_up_and_down_without_being_held()
    {
        await using var service = await Service.Start(o =>
            o with
            {
                Documents = new DocumentFolder(
                    Path.Combine(Path.GetTempPath(), "casetracker-web-tests", Guid.NewGuid().ToString("N")),
                    64 << 20
                ),
            }
        );
        var reference = (
            await service.Send(
                Service.Desk,
                new CaseTracker.Cases.RegisterCase.Command(
                    "MINUSCA",
                    new Reference.PartialDate(2020, 5, 1),
                    Reference.Act.Killing,
                    Reference.Nature.Malicious,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Reference.Means.Ambush,
                    Reference.Setting.Patrol,
                    Reference.Perpetrator.ArmedGroup,
                    null,
                    Reference.Source.MissionMonitoring,
                    Reference.Confidence.Confirmed,
                    [
                        new CaseTracker.Cases.AddPerson.Facts(
                            Reference.Personnel.MilitaryObserver,
                            Reference.Sex.Male,
                            "MAR",
                            [new CaseTracker.Cases.HarmSuffered(Reference.Harm.Killed, null)],
                            null
                        ),
                    ]
                )
            )
        ).Reference!;
        using var desk = await service.SignIn("desk");
        using var host = await service.SignIn("host");
        using var warm = await Post(desk, $"/cases/{reference}/documents/add", 1 << 20);
        var form = Described(await FilledForm.Open(desk, $"/cases/{reference}/documents/add"), "Large");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.That(await form.Send("File", "large.pdf", new MadeFile(Large)), Is.EqualTo($"/cases/{reference}#documents"));
        var document = (await service.Send(Service.Desk, new ListDocuments.Query(reference))).Single();
        await service.Send(Service.Desk, new ReleaseDocument.Command(reference, null, document.DocumentId, 1, "CAF", null));
        var (up, hash) = (GC.GetTotalAllocatedBytes(precise: true) - before, await SHA256.HashDataAsync(new MadeFile(Large)));
        Assert.That((document.Latest.Bytes, document.Latest.Sha256), Is.EqualTo((Large, Convert.ToHexStringLower(hash))));
        before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.That(await Drain(desk, $"/cases/{reference}/documents/{document.DocumentId}/versions/1"), Is.EqualTo(Large));
        Assert.That(await Drain(host, $"/cases/{reference}/documents/{document.DocumentId}/versions/1"), Is.GreaterThan(Large));
        var down = GC.GetTotalAllocatedBytes(precise: true) - before;
        TestContext.Out.WriteLine($"{Large >> 20} MB: allocated {up >> 10} kB on the way up, {down >> 10} kB on the way down (twice)");
        Assert.That((up < Large / 2, down < Large / 2), Is.EqualTo((true, true)), $"{up} up, {down} down");
    }

    private static FilledForm Described(FilledForm form, string title) =>
        form.With("Kind", "board_of_inquiry")
            .With("Title", title)
            .With("ReceivedFrom", "Force Commander")
            .With("ReceivedOn", new DateOnly(2020, 6, 1));

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string path, long length)
    {
        var page = await FilledForm.Open(browser, path);
        using var content = new MultipartFormDataContent { { new StringContent(page["form-token"]), "form-token" } };
        content.Add(new StreamContent(new MadeFile(length)), "File", "large.pdf");
        // Whoever asks first whether to send it is told no at once.
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = content,
            Headers = { ExpectContinue = true },
        };
        return await browser.SendAsync(request);
    }

    private static async Task<long> Drain(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await using var content = await answer.Content.ReadAsStreamAsync();
        var (buffer, all) = (new byte[1 << 16], 0L);
        while (await content.ReadAsync(buffer) is > 0 and var read)
            all += read;
        return all;
    }
}
