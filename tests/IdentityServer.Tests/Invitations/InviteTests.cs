using System.Net.Http.Json;
using IdentityServer.Accounts;
using IdentityServer.Tests.Mail;
using IdentityServer.Tests.Protocol;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Tests.Invitations;

public sealed class InviteTests
{
    private const string Subject = "noor.rahmani@un.example";

    [Test]
    public async Task Makes_an_account_without_a_passphrase_and_mails_the_link_in_the_language_of_the_invited()
    {
        await using var provider = await Provider.Start();
        var status = await Invite(
            provider,
            await Token(provider),
            new
            {
                subject = Subject,
                name = "Noor Rahmani",
                email = "noor@un.example",
                language = "fr",
            }
        );

        var message = await Inbox.Next(provider.Server);
        var account = await AccountOf(provider);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(202));
            Assert.That(
                (account?.Name, account?.Email, account?.EmailConfirmed, account?.PasswordHash),
                Is.EqualTo(("Noor Rahmani", "noor@un.example", false, (string?)null))
            );
            Assert.That((message.To, message.Subject), Is.EqualTo(("noor@un.example", "Votre invitation à CaseTracker")));
            Assert.That(Inbox.Link(message), Does.StartWith("/invitation?token="));
            Assert.That(message.Body, Does.Contain("Noor Rahmani"));
        });
    }

    [Test]
    public async Task Sends_no_second_invitation_to_a_known_subject()
    {
        await using var provider = await Provider.Start();
        var token = await Token(provider);
        await Invite(
            provider,
            token,
            new
            {
                subject = Subject,
                name = "Noor Rahmani",
                email = "noor@un.example",
            }
        );

        var again = await Invite(
            provider,
            token,
            new
            {
                subject = Subject,
                name = "Somebody Else",
                email = "else@un.example",
            }
        );

        await Inbox.Settled(provider.Server);
        Assert.That(again, Is.EqualTo(202));
        Assert.That(Inbox.Read(provider.Server), Has.Count.EqualTo(1));
        Assert.That((await AccountOf(provider))?.Email, Is.EqualTo("noor@un.example"));
    }

    [Test]
    public async Task Sends_it_again_when_asked_for_it_to_the_address_of_the_account_alone_and_not_within_minutes()
    {
        await using var provider = await Provider.Start();
        await Invite(
            provider,
            await Token(provider),
            new
            {
                subject = Subject,
                name = "Noor Rahmani",
                email = "noor@un.example",
            }
        );
        await Inbox.Settled(provider.Server);
        var asked = new
        {
            subject = Subject,
            name = "Noor Rahmani",
            email = "else@un.example",
            again = 1,
        };
        await Invite(provider, await Token(provider), asked);
        await Inbox.Settled(provider.Server);
        Assert.That(Inbox.Read(provider.Server), Has.Count.EqualTo(1));
        provider.Server.Clock.Turn(TimeSpan.FromMinutes(3));
        var token = await Token(provider);
        await Invite(provider, token, asked);
        await Invite(provider, token, asked);
        await Inbox.Settled(provider.Server);
        Assert.That(Inbox.Read(provider.Server).Select(m => m.To), Is.EqualTo(["noor@un.example", "noor@un.example"]));
    }

    [Test]
    public async Task Invites_once_when_asked_many_times_at_the_same_time()
    {
        await using var provider = await Provider.Start();
        var token = await Token(provider);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Invite(
                        provider,
                        token,
                        new
                        {
                            subject = Subject,
                            name = "Noor Rahmani",
                            email = "noor@un.example",
                        }
                    )
                )
        );

        await Inbox.Settled(provider.Server);
        Assert.That(answers, Is.All.EqualTo(202));
        Assert.That(Inbox.Read(provider.Server), Has.Count.EqualTo(1));
    }

    [TestCase("{}", 400)]
    [TestCase("[1]", 400)]
    [TestCase("{", 400)]
    [TestCase("""{"subject":"client:web","name":"N","email":"n@un.example"}""", 400)]
    [TestCase(
        """{"subject":"machine","name":"N","email":"n@un.example"}""",
        400,
        Description = "a client's tokens would pass as the person's"
    )]
    [TestCase("""{"subject":"with space","name":"N","email":"n@un.example"}""", 400)]
    [TestCase("""{"subject":"n","name":"","email":"n@un.example"}""", 400)]
    [TestCase("""{"subject":"n","name":"N\r\nBcc: x@un.example","email":"n@un.example"}""", 400)]
    [TestCase("""{"subject":"n","name":"N","email":"n"}""", 400)]
    [TestCase("""{"subject":"n","name":"N","email":"Name <n@un.example>"}""", 400)]
    [TestCase("""{"subject":"n","name":"N","email":"n@un.example\r\nBcc: x@un.example"}""", 400)]
    [TestCase("""{"subject":"n","name":"N","email":"AMINA.haddad@un.example"}""", 409, Description = "another account's")]
    public async Task Refuses_what_cannot_become_an_account(string body, int status)
    {
        await using var provider = await Provider.Start();
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        Assert.That(await Send(provider, await Token(provider), content), Is.EqualTo(status));
        Assert.That(await provider.Server.InStore(store => store.Users.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Is_for_clients_with_the_scope_only()
    {
        await using var provider = await Provider.Start();
        Assert.That(await Invite(provider, null, new { }), Is.EqualTo(401));
        Assert.That(await Invite(provider, await Token(provider, "casetracker"), new { }), Is.EqualTo(403).Or.EqualTo(401));
        Assert.That(await provider.Server.InStore(store => store.Users.CountAsync()), Is.EqualTo(1));
    }

    private static async Task<string> Token(Provider provider, string scope = "invitations")
    {
        var answer = await provider.Token(("grant_type", "client_credentials"), ("scope", scope));
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        return answer["access_token"];
    }

    private static async Task<int> Invite(Provider provider, string? token, object invitation)
    {
        using var content = JsonContent.Create(invitation);
        return await Send(provider, token, content);
    }

    private static async Task<int> Send(Provider provider, string? token, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/invitations", UriKind.Relative)) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var answer = await provider.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static Task<Account?> AccountOf(Provider provider) =>
        provider.Server.InStore(store => store.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Subject));
}
