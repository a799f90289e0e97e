using IdentityServer.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IdentityServer.Tests.Protocol;

/// <summary>Clients hear of the end of a session that they took part in (OpenID Connect Back-Channel Logout 1.0).</summary>
public sealed class BackChannelLogoutTests
{
    [Test]
    public async Task Tells_each_client_that_took_part_and_no_other()
    {
        await using var web = await Listener.Start();
        await using var other = await Listener.Start();
        await using var provider = await StartWith((Provider.Web, web.Address), (Provider.Other, other.Address));
        var tokens = await provider.Tokens();
        await provider.Redirected(("client_id", Provider.Other), ("redirect_uri", Provider.OtherCallback), ("scope", "openid"));
        await provider.EndSessions();

        var token = new JsonWebToken((await web.Tokens(1)).Single());
        Assert.Multiple(() =>
        {
            Assert.That(token.Typ, Is.EqualTo("logout+jwt"));
            Assert.That(token.Issuer, Is.EqualTo(provider.Server.Options.Issuer));
            Assert.That(token.Audiences, Is.EqualTo(new[] { Provider.Web }));
            Assert.That(token.Subject, Is.EqualTo(Provider.Person));
            Assert.That(token.GetClaim("sid").Value, Is.EqualTo(Provider.Read(tokens, "id_token").GetClaim("sid").Value));
            Assert.That(token.Id, Is.Not.Empty);
            Assert.That(token.GetClaim("events").Value, Is.EqualTo("""{"http://schemas.openid.net/event/backchannel-logout":{}}"""));
            Assert.That(token.Claims.Select(c => c.Type), Has.None.EqualTo("nonce"));
            Assert.That(token.ValidTo - token.IssuedAt, Is.EqualTo(TimeSpan.FromMinutes(2)));
        });
        Assert.That(await Waiting(provider), Is.Zero);
        // The code of the other client was never redeemed.
        Assert.That(await other.Tokens(0), Is.Empty);
    }

    [Test]
    public async Task A_dead_client_holds_up_nobody_and_is_told_later()
    {
        await using var dead = await Listener.Start();
        await using var alive = await Listener.Start();
        dead.Status = 503;
        await using var provider = await StartWith((Provider.Web, dead.Address), (Provider.Other, alive.Address));
        await provider.Tokens();
        var code = (
            await provider.Redirected(("client_id", Provider.Other), ("redirect_uri", Provider.OtherCallback), ("scope", "openid"))
        )["code"];
        await provider.Token(
            Provider.ForCode(
                code,
                ("redirect_uri", Provider.OtherCallback),
                ("client_id", Provider.Other),
                ("client_secret", Provider.Secret)
            )
        );
        await provider.EndSessions();
        await alive.Tokens(1);
        await dead.Tokens(1);

        dead.Status = 200;
        provider.Server.Clock.Turn(TimeSpan.FromSeconds(5));
        await provider.Server.App.Services.GetRequiredService<LogoutNotices>().DeliverDue(CancellationToken.None);
        Assert.That(await dead.Tokens(2), Has.Count.EqualTo(2));
        Assert.That(await Waiting(provider), Is.Zero);
    }

    [Test]
    public async Task What_could_not_be_delivered_waits_in_the_database()
    {
        await using var provider = await StartWith((Provider.Web, "http://127.0.0.1:9/logout"));
        await provider.Tokens();
        await provider.EndSessions();
        var notices = provider.Server.App.Services.GetRequiredService<LogoutNotices>();
        await notices.DeliverDue(CancellationToken.None);
        Assert.That(await provider.Server.InStore(s => s.Set<LogoutDelivery>().CountAsync()), Is.EqualTo(1));
        var pauses = Enumerable.Range(1, 40).Select(LogoutDelivery.Pause).TakeWhile(p => p is not null).ToList();
        Assert.That(
            pauses.Aggregate(TimeSpan.Zero, (sum, p) => sum + p!.Value),
            Is.InRange(TimeSpan.FromHours(23), TimeSpan.FromHours(25))
        );
    }

    private static Task<Provider> StartWith(params (string ClientId, string Address)[] addresses) =>
        Provider.Start(o =>
            o with
            {
                Clients =
                [
                    .. o.Clients.Select(c =>
                        c with
                        {
                            BackChannelLogoutUri = addresses.FirstOrDefault(a => a.ClientId == c.ClientId).Address,
                        }
                    ),
                ],
            }
        );

    private static async Task<int> Waiting(Provider provider)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while (await provider.Server.InStore(s => s.Set<LogoutDelivery>().CountAsync()) is var count)
        {
            if (count == 0)
                return 0;
            await Task.Delay(20, patience.Token);
        }
        return 0;
    }
}
