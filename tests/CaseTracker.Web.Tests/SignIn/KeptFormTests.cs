using System.Net;
using AngleSharp.Dom;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Web.Tests.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.SignIn;

/// <summary>Who must sign in again finds the form as it was sent; nobody else does.</summary>
public sealed class KeptFormTests : ProviderTests
{
    private const string Text = "A post of some standing,\nwith a second line & <marks>.";

    [Test]
    public async Task What_needs_a_recent_sign_in_leads_there_and_back_to_the_filled_form()
    {
        var (browser, form) = await Open("recent@example.org");
        Wait(TimeSpan.FromMinutes(16));
        var again = await SignInAgain(browser, form);
        Assert.That(Provider.LastRequest["max_age"], Is.EqualTo("300"));
        AssertFilled(again, "recent@example.org");
        Assert.That(await IsDesignated("recent@example.org"), Is.False, "nothing was done without its being sent again");
        Assert.That(await again.Done(), Is.EqualTo("/designations"));
        Assert.That(await IsDesignated("recent@example.org"), Is.True);
    }

    [Test]
    public async Task A_session_that_ran_out_while_somebody_typed_loses_nothing()
    {
        var (browser, form) = await Open("late@example.org");
        Wait(TimeSpan.FromMinutes(45));
        Provider.SignedInAt = Clock.GetUtcNow();
        var again = await SignInAgain(browser, form);
        Assert.That(Provider.LastRequest.Keys, Has.No.Member("max_age"));
        AssertFilled(again, "late@example.org");
        Assert.That(again.Page.QuerySelector(".notice-done")!.TextContent, Does.Contain("has not been sent yet"));
        Assert.That(await again.Done(), Is.EqualTo("/designations"));
    }

    [Test]
    public async Task A_provider_that_does_not_ask_again_is_not_believed()
    {
        var (browser, form) = await Open("stale@example.org");
        Wait(TimeSpan.FromMinutes(16));
        Provider.Spoil = t => t["auth_time"] = Clock.GetUtcNow().AddMinutes(-16).ToUnixTimeSeconds();
        Assert.That((await Journey.Follow(browser, await Send(form))).Address.PathAndQuery, Is.EqualTo("/sign-in/failed"));
    }

    [Test]
    public async Task Another_person_who_signs_in_meanwhile_does_not_see_it()
    {
        var (browser, form) = await Open("secret@example.org");
        Wait(TimeSpan.FromMinutes(45));
        Provider.Subject = "senior@example.org";
        var again = await SignInAgain(browser, form);
        Assert.That(again["Subject"], Is.Empty);
        Assert.That(again.Page.Body!.TextContent, Does.Not.Contain("A post of some standing"));
    }

    [Test]
    public async Task Nothing_is_kept_of_a_session_that_was_ended_or_of_a_form_of_another_site()
    {
        var (browser, form) = await Open("x@example.org");
        await Service.App.Services.GetRequiredService<WebSessions>().EndAll("desk@example.org");
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        Assert.That((await Journey.Follow(browser, await Send(form))).Address.Query, Is.Empty);
        using var stranger = Service.Browser();
        using var content = new FormUrlEncodedContent([new("Subject", "x")]);
        using var answer = await stranger.PostAsync(new Uri("/designations/new", UriKind.Relative), content);
        Assert.That((await Journey.Follow(stranger, answer.Headers.Location!)).Address.PathAndQuery, Is.EqualTo("/designations/new"));
    }

    [Test]
    public async Task The_database_holds_nothing_readable_of_it_and_forgets_it_after_an_hour()
    {
        var (browser, form) = await Open("hidden@example.org");
        Wait(TimeSpan.FromMinutes(45));
        var address = (await Journey.Follow(browser, await Send(form))).Address;
        var database = Service.App.Services.GetRequiredService<Database>();
        Assert.That(await database.Read(s => s.Query<string>("SELECT Content FROM KeptForm")), Is.Not.Empty.And.None.Contains("standing"));
        Wait(TimeSpan.FromMinutes(20));
        Assert.That((await FilledForm.Open(browser, address.PathAndQuery))["Subject"], Is.EqualTo("hidden@example.org"));
        Wait(TimeSpan.FromMinutes(25));
        await FilledForm.Open(browser, "/");
        Wait(TimeSpan.FromMinutes(16));
        Assert.That((await FilledForm.Open(browser, address.PathAndQuery))["Subject"], Is.Empty);
    }

    [Test]
    public async Task A_link_to_an_export_leads_through_the_sign_in_and_a_program_is_told()
    {
        var (browser, _) = await Open("y@example.org");
        Wait(TimeSpan.FromMinutes(16));
        using var link = new HttpRequestMessage(HttpMethod.Get, "/api/cases?format=csv") { Headers = { { "Sec-Fetch-Mode", "navigate" } } };
        using var asked = await browser.SendAsync(link);
        Assert.That((await Journey.Follow(browser, asked.Headers.Location!)).Address.PathAndQuery, Is.EqualTo("/api/cases?format=csv"));
        Wait(TimeSpan.FromMinutes(16));
        using var program = await browser.GetAsync(new Uri("/api/cases?format=csv", UriKind.Relative));
        Assert.That(program.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(
            program.Headers.WwwAuthenticate.ToString(),
            Does.Contain("insufficient_user_authentication").And.Contain("max_age=\"900\"")
        );
    }

    private static void AssertFilled(FilledForm form, string subject)
    {
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((form["Subject"], form["Role"], form["Reason"].ReplaceLineEndings("\n")), Is.EqualTo((subject, "auditor", Text)));
    }

    private async Task<(HttpClient Browser, FilledForm Form)> Open(string subject)
    {
        Behave();
        var browser = Service.Browser();
        await Journey.Follow(browser, "/");
        var form = (await FilledForm.Open(browser, "/designations/new"))
            .With("Subject", subject)
            .With("Name", "A person")
            .With("Email", subject)
            .With("Role", "auditor")
            .With("From", new DateOnly(2024, 1, 1))
            .With("Reason", Text);
        return (browser, form);
    }

    private async Task<Uri> Send(FilledForm form) => new(Service.Address, await form.Done());

    private async Task<FilledForm> SignInAgain(HttpClient browser, FilledForm form)
    {
        var arrived = await Journey.Follow(browser, await Send(form));
        return await FilledForm.Open(browser, arrived.Address.PathAndQuery);
    }

    private async Task<bool> IsDesignated(string subject) =>
        (await Service.App.Services.GetRequiredService<Callers>().Of(subject)).Count > 0;
}
