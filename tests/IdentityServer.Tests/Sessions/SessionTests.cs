using System.Net;
using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Sessions;

public sealed class SessionTests
{
    [TestCase("http://localhost:5000", "account=", false)]
    [TestCase("https://id.example", "__Host-account=", true)]
    public async Task The_cookie_is_for_no_script_and_no_other_site_and_gone_with_the_browser(string issuer, string start, bool secure)
    {
        await using var server = await Server.Start(o => o with { Issuer = issuer });
        var account = await server.AddAccount();

        var cookie = (await Start(server, account)).Cookie.ToLowerInvariant();

        Assert.Multiple(() =>
        {
            Assert.That(cookie, Does.StartWith(start.ToLowerInvariant()));
            Assert.That(cookie, Does.Contain("; httponly").And.Contain("; samesite=lax").And.Contain("; path=/"));
            Assert.That(cookie, Does.Not.Contain("expires").And.Not.Contain("max-age").And.Not.Contain("domain"));
            Assert.That(cookie.Contains("; secure", StringComparison.Ordinal), Is.EqualTo(secure));
        });
    }

    [Test]
    public async Task The_database_cannot_be_used_as_a_cookie()
    {
        await using var server = await Server.Start();
        var (id, cookie) = await Start(server, await server.AddAccount());
        var stored = await server.InStore(s => s.Set<AccountSession>().SingleAsync());

        Assert.That(cookie, Does.Not.Contain(id));
        Assert.That(await Who(server, $"account={id}"), Is.Null);
        Assert.That(await Who(server, $"account={Convert.ToHexString(stored.SecretHash)}"), Is.Null);
        Assert.That((await Who(server, cookie))!.SessionId, Is.EqualTo(id));
    }

    [Test]
    public async Task Half_an_hour_without_use_closes_the_cookie_and_leaves_the_session_to_its_clients()
    {
        await using var server = await Server.Start();
        var (id, cookie) = await Start(server, await server.AddAccount());
        server.Clock.Turn(TimeSpan.FromMinutes(29));
        Assert.That(await Who(server, cookie), Is.Not.Null);
        server.Clock.Turn(TimeSpan.FromMinutes(29));
        Assert.That(await Who(server, cookie), Is.Not.Null, "used half an hour ago");
        server.Clock.Turn(TimeSpan.FromMinutes(30));

        Assert.That(await Who(server, cookie), Is.Null);
        Assert.That(await IsRunning(server, id), Is.True);
    }

    [Test]
    public async Task Ends_after_twelve_hours_however_busy_and_tells_who_rests_on_it()
    {
        await using var server = await Server.Start();
        var (id, cookie) = await Start(server, await server.AddAccount());
        for (var i = 0; i < 12 * 4 - 1; i++)
        {
            server.Clock.Turn(TimeSpan.FromMinutes(15));
            Assert.That(await Who(server, cookie), Is.Not.Null);
        }
        server.Clock.Turn(TimeSpan.FromMinutes(15));

        Assert.That(await Who(server, cookie), Is.Null);
        Assert.That(await IsRunning(server, id), Is.False);
        await server.InStore(async store =>
        {
            var told = new Told();
            await Sessions(server, store, told).EndExpired();
            Assert.That(told.Ends, Is.EqualTo([("amina.haddad@un.example", id)]));
            return true;
        });
    }

    [Test]
    public async Task Signing_in_again_at_the_same_browser_keeps_the_session_under_a_new_cookie()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var (id, cookie) = await Start(server, account);
        server.Clock.Turn(TimeSpan.FromHours(1));

        var (again, renewed) = await Start(server, account, cookie);

        Assert.That(again, Is.EqualTo(id));
        Assert.That(renewed, Is.Not.EqualTo(cookie));
        Assert.That(await Who(server, cookie), Is.Null, "the old cookie");
        Assert.That((await Who(server, renewed))!.AuthenticatedAt, Is.EqualTo(server.Clock.GetUtcNow()));
    }

    [Test]
    public async Task Somebody_else_at_the_same_browser_ends_the_session_of_the_first()
    {
        await using var server = await Server.Start();
        var (id, cookie) = await Start(server, await server.AddAccount());

        var (other, _) = await Start(server, await server.AddAccount("other@un.example", "Other"), cookie);

        Assert.That(other, Is.Not.EqualTo(id));
        Assert.That(await IsRunning(server, id), Is.False);
    }

    [Test]
    public async Task Sign_out_everywhere_closes_a_stolen_cookie_in_another_browser_and_tells_everybody_even_if_one_fails()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var other = await Start(server, await server.AddAccount("other@un.example", "Other"));
        var (here, elsewhere) = (await Start(server, account), await Start(server, account));
        var (failing, told) = (new Told(fails: true), new Told());

        await server.InStore(async store =>
        {
            await Assert.ThatAsync(
                () => Sessions(server, store, failing, told).EndAll(account.Id, here.Id),
                Throws.TypeOf<AggregateException>()
            );
            return true;
        });

        Assert.That(told.Ends, Is.EqualTo([(account.Id, elsewhere.Id)]));
        Assert.That(await Who(server, elsewhere.Cookie), Is.Null);
        Assert.That(await Who(server, here.Cookie), Is.Not.Null);
        Assert.That(await Who(server, other.Cookie), Is.Not.Null);
        await server.InScope(async s =>
        {
            await s.GetRequiredService<AccountSessions>().EndAll(account.Id);
            return true;
        });
        Assert.That(await Who(server, here.Cookie), Is.Null);
    }

    [Test]
    public async Task Ends_no_session_of_another_account()
    {
        await using var server = await Server.Start();
        var (id, cookie) = await Start(server, await server.AddAccount());

        Assert.That(await server.InScope(s => s.GetRequiredService<AccountSessions>().End("somebody.else@un.example", id)), Is.False);
        Assert.That(await Who(server, cookie), Is.Not.Null);
    }

    private static Task<(string Id, string Cookie)> Start(Server server, Account account, string? cookie = null) =>
        server.InScope(async services =>
        {
            var context = Context(services, cookie);
            var id = await services.GetRequiredService<AccountSessions>().Start(context, account, ["pwd", "otp", "mfa"]);
            return (id, context.Response.Headers.SetCookie.Last(c => c!.Contains("account=", StringComparison.Ordinal))!);
        });

    private static Task<SignedIn?> Who(Server server, string cookie) =>
        server.InScope(services => services.GetRequiredService<ISessions>().Current(Context(services, cookie)));

    private static Task<bool> IsRunning(Server server, string id) =>
        server.InScope(services => services.GetRequiredService<ISessions>().IsRunning(id));

    private static AccountSessions Sessions(Server server, IdentityStore store, params ISessionEnd[] ends) =>
        new(store, ends, server.Options, server.Clock);

    private static DefaultHttpContext Context(IServiceProvider services, string? cookie)
    {
        var context = new DefaultHttpContext { RequestServices = services, Connection = { RemoteIpAddress = IPAddress.Loopback } };
        if (cookie is not null)
            context.Request.Headers.Cookie = cookie.Split(';')[0];
        return context;
    }

    private sealed class Told(bool fails = false) : ISessionEnd
    {
        public List<(string Subject, string Session)> Ends { get; } = [];

        public Task Ended(string subject, string sessionId, CancellationToken cancellation = default)
        {
            Ends.Add((subject, sessionId));
            return fails ? throw new InvalidOperationException("cannot be told") : Task.CompletedTask;
        }
    }
}
