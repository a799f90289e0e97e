using System.Net;
using System.Net.Http.Json;

namespace CaseTracker.Web.Tests.Forms;

public sealed class ConventionTests : FormTests
{
    private const string Header = "state,treaty,deposited_on,in_force_on,withdrawn_on,source\n";

    [Test]
    public async Task The_Secretariat_records_the_parties_from_a_file_and_everybody_reads_them()
    {
        using var desk = await Service.SignIn("desk");
        using var host = await Service.SignIn("host");
        Assert.That(
            (await FilledForm.Open(host, "/convention")).Page.QuerySelector("main")!.TextContent,
            Does.Contain("No party is on record yet")
        );
        var (_, next) = await (await FilledForm.Open(desk, "/convention/record"))
            .With("Reason", "List of the depositary")
            .Upload(
                "File",
                "parties.csv",
                "state,treaty,deposited_on,in_force_on,withdrawn_on,source\nNOR,convention,1995-07-03,1999-01-15,,Invented for a test\n"u8.ToArray()
            );
        Assert.That(next, Is.EqualTo("/convention"));
        var (read, kept) = (
            (await FilledForm.Open(host, "/convention")).Page.QuerySelector("main")!,
            (await FilledForm.Open(desk, "/convention")).Page.QuerySelector("main")!
        );
        Assert.That(
            read.QuerySelector("tbody tr")!.TextContent,
            Does.Contain("Norway").And.Contain("15 January 1999").And.Contain("not recorded")
        );
        Assert.That(
            (
                read.TextContent.Contains("List of the depositary", StringComparison.Ordinal),
                kept.TextContent.Contains("List of the depositary", StringComparison.Ordinal)
            ),
            Is.EqualTo((false, true))
        );
        Assert.That((await FilledForm.Open(host, "/convention/record")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_file_with_wrong_lines_is_refused_with_each_of_them_in_the_readers_language()
    {
        using var desk = await Service.SignIn("desk", "fr");
        var (page, next) = await (await FilledForm.Open(desk, "/convention/record"))
            .With("Reason", "Liste")
            .Upload(
                "File",
                "parties.csv",
                System.Text.Encoding.UTF8.GetBytes(Header + "YUG,convention,1995,1999,,S\nNOR,convention,1995,,,S\n")
            );
        Assert.That((next, page.Status), Is.EqualTo(((string?)null, HttpStatusCode.BadRequest)));
        Assert.That(page.Faults, Has.Count.EqualTo(2).And.All.Contains("Ligne"));
        Assert.That(await desk.GetFromJsonAsync<List<object>>(new Uri("/api/convention/parties", UriKind.Relative)), Is.Empty);
    }
}
