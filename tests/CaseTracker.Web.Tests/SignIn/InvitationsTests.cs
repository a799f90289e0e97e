using CaseTracker.Access;
using CaseTracker.Web.SignIn;
using CaseTracker.Web.Tests.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.SignIn;

public sealed class InvitationsTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Whoever_may_act_is_invited_once_and_the_page_says_when()
    {
        await using var provider = await TestProvider.Start();
        provider.OffersInvitations = true;
        await using var service = await At(provider);
        await Until(() => Task.FromResult(provider.Invited.Count >= Service.Persons.Count));
        using var desk = await service.SignIn("desk");
        await Until(async () =>
            !(await FilledForm.Open(desk, "/designations")).Page.Body!.TextContent.Contains("Not sent yet", StringComparison.Ordinal)
        );
        Assert.That(
            provider.Invited.Select(i => (string?)i["subject"]),
            Is.EquivalentTo(Service.Persons.Keys.Select(p => $"{p}@example.org"))
        );
        var invited = provider.Invited.Single(i => (string?)i["subject"] == "focal of another@example.org");
        Assert.That(
            ((string?)invited["email"], (string?)invited["name"], (string?)invited["language"]),
            Is.EqualTo(("focal-of-another@example.org", "The focal of another", "en"))
        );
        var page = await FilledForm.Open(desk, $"/designations/{service.DesignationOf("host")}");
        Assert.That(page.Page.QuerySelector("dl.facts")!.TextContent, Does.Contain("Sent on"));
        Assert.That(page.Page.QuerySelector(".story")!.TextContent, Does.Contain("Invitation sent").And.Contain("host@example.org"));
        Assert.That(await page.Done(), Is.EqualTo($"/designations/{service.DesignationOf("host")}"));
        Assert.That(
            (await FilledForm.Open(desk, $"/designations/{service.DesignationOf("host")}")).Page.QuerySelector(".story")!.TextContent,
            Does.Contain("Asked for another invitation")
        );
    }

    [Test]
    public async Task A_provider_that_invites_nobody_is_said_to_do_so()
    {
        await using var provider = await TestProvider.Start();
        await using var service = await At(provider);
        Assert.That(await service.App.Services.GetRequiredService<IInvitations>().AreOffered(default), Is.False);
        using var desk = await service.SignIn("desk", "fr");
        Assert.That((await FilledForm.Open(desk, "/designations")).Page.Body!.TextContent, Does.Contain("n’envoie pas d’invitations"));
        await Assert.ThrowsAsync<InvitationFailedException>(() => Send(service));
    }

    [TestCase(200)]
    [TestCase(302)]
    [TestCase(400)]
    [TestCase(409)]
    [TestCase(503)]
    public async Task What_the_provider_does_not_accept_was_not_sent(int status)
    {
        await using var provider = await TestProvider.Start();
        (provider.OffersInvitations, provider.InvitationStatus) = (true, status);
        await using var service = await At(provider);
        await Assert.ThrowsAsync<InvitationFailedException>(() => Send(service));
        using var desk = await service.SignIn("desk");
        Assert.That((await FilledForm.Open(desk, "/designations")).Page.Body!.TextContent, Does.Contain("Not sent yet"));
    }

    private static Task Send(Service service) =>
        service.App.Services.GetRequiredService<IInvitations>().Send("s", "N", "n@example.org", "en", 0, default);

    private static Task<Service> At(TestProvider provider) =>
        Service.Start(o =>
            o with
            {
                SignIn = new SignInOptions
                {
                    Authority = provider.Address,
                    ClientId = TestProvider.Client,
                    ClientSecret = TestProvider.Secret,
                },
            }
        );

    private static async Task Until(Func<Task<bool>> happened)
    {
        var end = TimeProvider.System.GetUtcNow() + _patience;
        while (!await happened())
        {
            Assert.That(TimeProvider.System.GetUtcNow(), Is.LessThan(end), "It did not happen.");
            await Task.Delay(100);
        }
    }
}
