using System.Net;
using CaseTracker.StatusRequests;

namespace CaseTracker.Web.Tests.Forms;

public sealed class StatusRequestTests : FormTests
{
    private async Task<string> Asked()
    {
        using var desk = await Service.SignIn("desk");
        var before = (await Service.Send(Service.Desk, new ListStatusRequests.Query("CAF"))).Select(r => r.Reference).ToList();
        var form = await FilledForm.Open(desk, "/requests/new");
        Assert.That(form.Page.QuerySelector("input[value='CAF']")!.ParentElement!.TextContent, Does.Contain("Central African Republic"));
        Assert.That(await form.Done(), Is.EqualTo("/requests"));
        return (await Service.Send(Service.Desk, new ListStatusRequests.Query("CAF"))).Select(r => r.Reference).Except(before).Single();
    }

    [Test]
    public async Task The_host_answers_on_the_page_and_the_UN_reads_the_reply_rate()
    {
        await NewCase();
        await NewCase();
        var request = await Asked();
        using var host = await Service.SignIn("host");
        var form = await FilledForm.Open(host, $"/messages/{request}");
        Assert.That((await form.With("Lines[1].Step", "trial_opened").Refused()).Faults, Has.Count.EqualTo(2));
        Assert.That(
            await form.With("Lines[1].Step", "").With("Lines[1].What", "The file is with the prosecutor.").Done(),
            Is.EqualTo($"/requests/{request}")
        );
        Assert.That(
            (await Service.Send(Service.Desk, new ViewStatusRequest.Query(request))).Lines.Count(l => l.AnsweredOn is not null),
            Is.EqualTo(1)
        );
        using var desk = await Service.SignIn("desk");
        Assert.That(
            (await FilledForm.Open(desk, "/requests")).Page.QuerySelector($"a[href='/requests/{request}']")!.Closest("tr")!.TextContent,
            Does.Contain("%")
        );
        Assert.That((await FilledForm.Open(desk, $"/requests/{request}")).Page.QuerySelector("form[enctype]"), Is.Null);
    }

    [Test]
    public async Task The_same_table_goes_out_and_comes_back_as_a_spreadsheet_with_wrong_rows_refused_one_by_one()
    {
        await NewCase();
        await NewCase();
        await NewCase();
        var request = await Asked();
        using var host = await Service.SignIn("host", "fr");
        var file = await host.GetByteArrayAsync(new Uri($"/requests/{request}?handler=File", UriKind.Relative));
        var lines = (await Service.Send(Service.Desk, new ViewStatusRequest.Query(request))).Lines;
        var good = Workbook.Fill(
            file,
            [(2, "C", "Enquête ouverte"), (2, "D", "2020-02"), (2, "E", "Parquet général"), (3, "F", "Rien de nouveau.")]
        );
        var (preview, next) = await (await FilledForm.Open(host, $"/requests/{request}")).Upload("Workbook", "answer.xlsx", good);
        Assert.That(
            (preview.Status, next, preview["Lines[0].Authority"], preview["Lines[1].What"]),
            Is.EqualTo((HttpStatusCode.OK, (string?)null, "Parquet général", "Rien de nouveau."))
        );
        Assert.That(preview.Page.QuerySelector("[role=status].notice"), Is.Not.Null);
        Assert.That(await preview.Done(), Is.EqualTo($"/requests/{request}"));
        Assert.That(
            (await Service.Send(Service.Desk, new ViewStatusRequest.Query(request))).Lines.Count(l => l.AnsweredOn is not null),
            Is.EqualTo(2)
        );

        var foreign = Workbook.Renamed(file, (2, "MONUSCO-2017-ZZZZ"), (3, lines[2].Case));
        var (refused, _) = await (await FilledForm.Open(host, $"/requests/{request}")).Upload("Workbook", "answer.xlsx", foreign);
        Assert.That(
            (
                refused.Status,
                refused.Page.QuerySelectorAll("#f-Workbook-fault").Length,
                refused.Faults.Count(f => f.Contains("Ligne", StringComparison.Ordinal))
            ),
            Is.EqualTo((HttpStatusCode.BadRequest, 1, 2))
        );
        Assert.That(refused.Page.QuerySelectorAll(".grid tbody tr"), Has.Length.EqualTo(lines.Count));
    }

    [Test]
    public async Task Nobody_but_the_host_finds_the_request()
    {
        await NewCase();
        var request = await Asked();
        using var contributor = await Service.SignIn("contributor");
        Assert.That((await FilledForm.Open(contributor, $"/requests/{request}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await FilledForm.Open(contributor, "/requests/RQ-CAF-2020-ZZZZ")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await FilledForm.Open(contributor, "/requests")).Page.QuerySelector("tbody tr"), Is.Null);
        Assert.That((await FilledForm.Open(contributor, "/requests/new")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
