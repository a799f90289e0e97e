using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Web.Tests.Forms;

namespace CaseTracker.Web.Tests.Pages;

public sealed class RegistryPageTests : FormTests
{
    [Test]
    public async Task The_registry_and_the_page_of_a_case_say_what_is_kept_and_what_is_missing()
    {
        var reference = await NewCase(1);
        var person = (await Facts(reference)).Persons[0].PersonId;
        await Service.Send(
            Service.Desk,
            new RecordRegistryFacts.Command(
                reference,
                null,
                person,
                ServiceRelation.InService,
                Repatriation.Done,
                new PartialDate(2020, 6, 2),
                null,
                null,
                null
            )
        );
        await Service.Send(
            Service.Desk,
            new SetFamilyContact.Command(reference, null, person, "Invented officer", ContactSide.UnitedNations)
        );
        await Service.Send(Service.Desk, new ConfirmNextOfKin.Command(reference, null, person, new PartialDate(2020, 5, 3)));
        using var browser = await Service.SignIn("focal");
        var list = await Page(browser, "/registry?missing=yes&kinInformed=yes");
        Assert.That(list.QuerySelector(".count")!.TextContent, Is.EqualTo("One person killed. Of one something is missing."));
        Assert.That(
            list.QuerySelector("tbody tr")!.Children.Select(c => c.TextContent.Trim()),
            Is.EqualTo(
                (string[])
                    [
                        reference,
                        "1 May 2020",
                        "Invented Name",
                        "Military observer",
                        "Morocco",
                        "In service",
                        "Done 2 June 2020",
                        "yes",
                        "not recorded",
                    ]
            )
        );
        Assert.That((await Page(browser, "/registry?relation=off_duty")).QuerySelector(".empty"), Is.Not.Null);
        var page = await Page(browser, $"/cases/{reference}");
        Assert.That(
            page.QuerySelector("#follow-up ~ .table-box tbody tr")!.TextContent,
            Does.Contain("In service")
                .And.Contain("Repatriation: Done")
                .And.Contain("not recorded: Benefits claim")
                .And.Contain("Invented officer")
        );
        using var french = await Service.SignIn("desk", "fr");
        Assert.That((await Page(french, "/registry")).QuerySelector("h1")!.TextContent, Is.EqualTo("Registre des décès"));
    }

    [Test]
    public async Task No_State_finds_a_trace_of_it()
    {
        var reference = await NewCase(2);
        var person = (await Facts(reference)).Persons[0].PersonId;
        await Service.Send(
            Service.Desk,
            new RecordRegistryFacts.Command(reference, null, person, ServiceRelation.InService, null, null, null, null, null)
        );
        foreach (var state in (string[])["host", "contributor"])
        {
            using var browser = await Service.SignIn(state);
            using var refused = await browser.GetAsync(new Uri("/registry", UriKind.Relative));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            foreach (var address in (string[])["/cases", $"/cases/{reference}"])
                Assert.That(
                    (await Page(browser, address)).DocumentElement.InnerHtml,
                    Does.Not.Contain("egistry").And.Not.Contain("follow-up").And.Not.Contain("In service")
                );
        }
    }

    private static async Task<IHtmlDocument> Page(HttpClient browser, string address) =>
        new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(address, UriKind.Relative)));
}
