using System.Net;
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

    [TestCase("focal")]
    [TestCase("host")]
    [TestCase("auditor")]
    public async Task Is_the_desk_s_alone(string person)
    {
        using var browser = await Service.SignIn(person);
        Assert.That((await FilledForm.Open(browser, "/outbox")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private sealed record Message(string State, string Number) : IAlertState;

    private Task Queue(string number) => Service.App.Services.GetRequiredService<Database>().Write(async session =>
        await OutboxQueue.Add(session, await Alerts.For(session, Guid.NewGuid(), new Message("CAF", number), DateTime.UtcNow)));
}
