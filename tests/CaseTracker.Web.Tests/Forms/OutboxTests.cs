using System.Net;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.Forms;

public sealed class OutboxTests : FormTests
{
    [Test]
    public async Task Shows_what_waits_without_an_address_and_has_it_tried_now()
    {
        using var desk = await Service.SignIn("desk");
        await Queue("NV-CAF-2024-AAAA");
        await Queue("NV-CAF-2024-BBBB");
        var form = await FilledForm.Open(desk, "/outbox");
        var row = form.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("NV-CAF-2024-AAAA", StringComparison.Ordinal));
        Assert.That(row.TextContent, Does.Contain("Mail to a liaison").And.Contain("Central African Republic"));
        Assert.That(form.Page.Body!.TextContent, Does.Contain("No way for mail is set up").And.Not.Contain("host@example.org"));
        Assert.That(form.Page.QuerySelector("main a[href='/messages/NV-CAF-2024-AAAA']"), Is.Not.Null);
        Assert.That(await form.Done($"entry={row.QuerySelector("button")!.GetAttribute("value")}"), Is.EqualTo("/outbox"));
        Assert.That(await (await FilledForm.Open(desk, "/outbox")).Done(), Is.EqualTo("/outbox"));
        Assert.That((await FilledForm.Open(desk, "/missions")).Page.QuerySelector("a[href='/outbox']"), Is.Not.Null);
    }

    [Test]
    public async Task Shows_which_programs_are_told_of_changes_and_ends_it()
    {
        using var desk = await Service.SignIn("desk");
        var program = new Caller("client:registry", "Registry", Role.Liaison, Audience.Of("FJI"), null);
        var id = (await Service.Send(program, new RegisterWebhook.Command("https://registry.example/hook?secret=x"))).Reference!;
        var page = await FilledForm.Open(desk, "/outbox");
        Assert.That(
            page.Page.Body!.TextContent,
            Does.Contain("registry (program)").And.Contain("Fiji").And.Contain("registry.example").And.Not.Contain("secret")
        );
        Assert.That(await page.Done($"program={id}"), Is.EqualTo("/outbox"));
        Assert.That((await FilledForm.Open(desk, "/outbox")).Page.Body!.TextContent, Does.Not.Contain("registry (program)"));
    }

    [TestCase("focal")]
    [TestCase("host")]
    [TestCase("auditor")]
    public async Task Is_the_desk_s_alone(string person)
    {
        using var browser = await Service.SignIn(person);
        Assert.That((await FilledForm.Open(browser, "/outbox")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private sealed record Message(string State, string Number) : IAlertState;

    private Task Queue(string number) =>
        Service
            .App.Services.GetRequiredService<Database>()
            .Write(async session =>
                await OutboxQueue.Add(session, await Alerts.For(session, Guid.NewGuid(), new Message("CAF", number), DateTime.UtcNow))
            );
}
