using System.Net;
using System.Text;

namespace CaseTracker.Web.Tests.Forms;

public sealed class ImportTests : FormTests
{
    private const string Header =
        "id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update";

    [Test]
    public async Task Checks_first_and_imports_the_same_file_without_sending_it_again()
    {
        using var desk = await Service.SignIn("desk");
        var next = (await Send(desk, "fatalities.csv", Encoding.UTF8.GetBytes(File))).Next!;
        var checkedPage = await Finished(desk, next);
        Assert.That(
            checkedPage.Page.QuerySelector("h1")!.TextContent,
            Is.EqualTo("Checked"),
            checkedPage.Page.QuerySelector("main")!.TextContent
        );
        Assert.That(await Count(), Is.Zero);
        await checkedPage.Done();
        var done = await Finished(desk, next);
        Assert.That(done.Page.QuerySelector("h1")!.TextContent, Is.EqualTo("Imported"));
        Assert.That(await Count(), Is.EqualTo(1));
        var again = await Finished(desk, (await Send(desk, "fatalities.csv", Encoding.UTF8.GetBytes(File))).Next!);
        Assert.That(again.Page.QuerySelector("main")!.TextContent, Does.Contain("there is nothing to import"));
        var records = await FilledForm.Open(desk, "/records?mission=MINUSCA&nature=illness");
        Assert.That(records.Page.QuerySelectorAll("tbody tr"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Shows_each_rejected_row_and_gives_the_plan_as_a_file()
    {
        using var desk = await Service.SignIn("desk", "fr");
        var next = (
            await Send(
                desk,
                "fatalities.csv",
                Encoding.UTF8.GetBytes(
                    File.Replace("2019-02-03", "2019-02-33", StringComparison.Ordinal)
                        .Replace("2018-01-02", "2018-01-03", StringComparison.Ordinal)
                )
            )
        ).Next!;
        var page = (await Finished(desk, next)).Page;
        Assert.That(page.QuerySelector("tbody tr")!.TextContent, Does.Contain("Rejetée").And.Contain("2019-02-33"));
        Assert.That(await desk.GetStringAsync(new Uri($"{next}?handler=Plan", UriKind.Relative)), Is.Not.Empty);
    }

    [Test]
    public async Task Refuses_a_file_that_is_not_the_series_and_stores_nothing()
    {
        using var desk = await Service.SignIn("desk");
        var page = (await Finished(desk, (await Send(desk, "fatalities.csv", "a,b\n1,2\n"u8.ToArray())).Next!)).Page;
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("The file was refused"));
        Assert.That(page.QuerySelector(".notice-error")!.TextContent.Trim(), Is.Not.Empty);
    }

    [Test]
    public async Task Refuses_no_file_an_empty_one_and_one_that_is_too_large()
    {
        using var desk = await Service.SignIn("desk");
        Assert.That(
            (await (await FilledForm.Open(desk, "/import")).Refused()).Faults,
            Is.EqualTo(["Series: Choose one of the entries.", "File: Choose a file that is not empty."])
        );
        Assert.That((await Send(desk, "empty.csv", [])).Page.Faults, Is.EqualTo(["File: Choose a file that is not empty."]));
        var large = await Send(desk, "large.csv", new byte[Web.Pages.Import.IndexModel.LargestFile + 1]);
        Assert.That(
            (large.Page.Status, large.Page.Faults[0]),
            Is.EqualTo((HttpStatusCode.BadRequest, "File: The file is larger than 16 MB."))
        );
        Assert.That(large.Page["Series"], Is.EqualTo("fatalities"));
    }

    [Test]
    public async Task A_file_is_its_senders_alone()
    {
        using var desk = await Service.SignIn("desk");
        var next = (await Send(desk, "fatalities.csv", Encoding.UTF8.GetBytes(File))).Next!;
        await Finished(desk, next);
        using var senior = await Service.SignIn("senior");
        Assert.That((await FilledForm.Open(senior, next)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("focal")]
    [TestCase("host")]
    [TestCase("auditor")]
    public async Task Is_forbidden_to_others(string person)
    {
        using var browser = await Service.SignIn(person);
        foreach (var path in new[] { "/import", $"/import/{Guid.Empty}", "/records" })
            Assert.That((await FilledForm.Open(browser, path)).Status, Is.EqualTo(HttpStatusCode.Forbidden), path);
    }

    private async Task<int> Count() =>
        (await Service.Send(Service.Desk, new Cases.ListCases.Query(new Cases.CaseFilter { Missions = ["MINUSCA"], Year = 2019 }))).Count;

    private static string File => string.Join('\n', Header, Row("1", "2019-02-03", "Malicious Act"), Row("2", "2018-01-02", "Illness"), "");

    private static string Row(string id, string date, string nature) =>
        $"{id},{date},MINUSCA-{date[..7]}-0000{id},MINUSCA,Fatality,M,Morocco,Military,{nature},504.0,MAR,2023-11-28";

    private static async Task<(FilledForm Page, string? Next)> Send(HttpClient browser, string name, byte[] file) =>
        await (await FilledForm.Open(browser, "/import")).With("Series", "fatalities").Upload("File", name, file);

    private static async Task<FilledForm> Finished(HttpClient browser, string path)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var page = await FilledForm.Open(browser, path);
            if (page.Page.QuerySelector("[role=status]:not(.notice)") is null)
                return page;
            await Task.Delay(100);
        }
        throw new TimeoutException("The import did not end.");
    }
}
