using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Outbox;
using CaseTracker.Web.Tests.SignIn;

namespace CaseTracker.Web.Tests.Api;

/// <summary>A program has itself told of changes, from registering to the notice that it can trust.</summary>
public sealed class WebhookApiTests
{
    private const string Name = "registry-of-morocco";

    [Test]
    public async Task A_program_is_told_that_something_changed_and_asks_what_with_its_own_rights()
    {
        await using var provider = await TestProvider.Start();
        await using var listener = await Listener.Start();
        await using var service = await Service.Start(o =>
            o with
            {
                SignIn = new() { Authority = provider.Address },
                Outbox = new OutboxOptions
                {
                    AllowsPrivateAddresses = true,
                    Round = TimeSpan.FromMilliseconds(50),
                    FirstPause = TimeSpan.FromMilliseconds(100),
                },
            }
        );
        using var program = await Program(service, provider);
        using var desk = new Client(await service.SignIn("desk"));
        desk.Bearer(provider.AccessToken("desk@example.org"));

        Assert.That((await program.Post("/api/webhooks", new { address = "nonsense" })).Fields, Is.EqualTo(["address"]));
        var registered = await program.Post("/api/webhooks", new { address = listener.Address }, key: "first");
        Assert.That(registered.Status, Is.EqualTo(HttpStatusCode.OK), registered.Text);
        var secret = registered.Json["secret"]!.GetValue<string>();
        Assert.That(
            (await program.Post("/api/webhooks", new { address = listener.Address }, key: "first")).Json["secret"]!.GetValue<string>(),
            Is.EqualTo(secret)
        );
        Assert.That((await program.Get("/api/webhooks")).Text, Does.Contain(listener.Address).And.Not.Contain(secret));
        Assert.That((await desk.Get("/api/webhooks")).Text, Does.Contain(Name).And.Not.Contain("/hook"));

        var reference = (await desk.Post("/api/cases", Cases.Killing("MINUSCA", "MAR"))).Json["reference"]!.GetValue<string>();
        await desk.Post("/api/cases", Cases.Killing("MONUSCO", "ZAF"));
        var told = await listener.Next();
        Assert.That(told.Body, Is.EqualTo($$"""{"id":"{{told.Entry}}","reference":"{{reference}}","kind":"case.appeared"}"""));
        Assert.That(Signatures(told), Is.EqualTo([Expected(told, secret)]));
        Assert.That((await program.Get($"/api/cases/{reference}")).Status, Is.EqualTo(HttpStatusCode.OK));

        // Not taken, and a redirection is not followed: it comes again, with the same mark.
        listener.Now = HttpStatusCode.Redirect;
        await desk.Post($"/api/cases/{reference}/summary", new { summary = "Releasable" });
        var first = await listener.Next(2);
        Assert.That(
            (await desk.Get("/api/outbox")).Json["entries"]!.AsArray().Single()!["reference"]!.GetValue<string>(),
            Is.EqualTo(reference)
        );
        var id = registered.Json["webhookId"]!.GetValue<string>();
        var rotated = (await program.Post($"/api/webhooks/{id}/secrets", new { })).Json["secret"]!.GetValue<string>();
        listener.Now = HttpStatusCode.OK;
        var again = await listener.Next(listener.Told.Count + 1);
        Assert.That((again.Entry, again.Body), Is.EqualTo((first.Entry, first.Body)));
        Assert.That(first.Body, Does.Contain("case.changed").And.Not.Contain("Releasable"));
        Assert.That(Signatures(again), Is.EqualTo([Expected(again, rotated), Expected(again, secret)]));

        var count = listener.Told.Count;
        Assert.That((await program.Post($"/api/webhooks/{id}/end", new { })).Status, Is.EqualTo(HttpStatusCode.OK));
        await desk.Post($"/api/cases/{reference}/summary", new { summary = "Releasable again" });
        await Task.Delay(300);
        Assert.That(listener.Told, Has.Count.EqualTo(count));
        Assert.That((await program.Post($"/api/webhooks/{id}/end", new { })).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static async Task<Client> Program(Service service, TestProvider provider)
    {
        var proposed = await service.Send(
            Service.Desk,
            new Designate.Command(
                $"client:{Name}",
                "Registry",
                Role.Liaison,
                "MAR",
                new DateOnly(2020, 1, 1),
                null,
                "Reads what concerns Morocco."
            )
        );
        await service.Send(
            new Caller("senior@example.org", "Senior", Role.SeniorFocalPoint, Audience.Un, null),
            new DecideProposal.Command(proposed.ProposalId!.Value, Approve: true, null)
        );
        var client = new Client(service.Browser());
        client.Bearer(
            provider.AccessToken(
                Name,
                t =>
                {
                    t["client_id"] = Name;
                    foreach (var claim in new[] { "auth_time", "amr" })
                        t.Remove(claim);
                }
            )
        );
        return client;
    }

    private static string[] Signatures(Told told) => told.Signature.Split(',')[1..];

    private static string Expected(Told told, string secret)
    {
        var time = told.Signature.Split(',')[0]["t=".Length..];
        Assert.That(
            DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, CultureInfo.InvariantCulture)),
            Is.LessThan(TimeSpan.FromMinutes(1))
        );
        return $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{told.Body}")))}";
    }
}
