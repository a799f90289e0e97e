using System.Net;
using IdentityServer.Shell;
using IdentityServer.SigningIn;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.SigningIn;

public sealed class SignInLimitTests
{
    [Test]
    public async Task One_address_can_post_only_so_many_forms_a_minute_and_look_at_pages_as_often_as_it_likes()
    {
        await using var server = await Server.Start(o => o with { Limits = new(Forms: 3) });
        using var browser = server.Browser();
        var page = await browser.Look("/sign-in");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await browser.Submit(page, "/sign-in", ("Email", $"nobody{i}@un.example"), ("passphrase", "a wrong one"));
            statuses.Add(answer.StatusCode);
            if (i == 3)
                Assert.That(answer.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromMinutes(1)));
        }

        Assert.That(statuses, Is.EqualTo([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]));
        using var look = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.That(look.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task However_many_addresses_they_come_from_only_so_many_passphrases_are_looked_at_at_once()
    {
        await using var server = await Server.Start(o => o with { PassphrasesAtOnce = 1, PassphrasesWaiting = 0 });
        await server.AddAccount();
        using var browser = server.Browser();
        var page = await browser.Look("/sign-in");
        var turns = server.App.Services.GetRequiredService<HashingTurns>();
        using (await turns.Take(CancellationToken.None))
        {
            foreach (var email in new[] { "amina.haddad@un.example", "nobody@un.example" })
            {
                using var answer = await browser.Submit(page, "/sign-in", ("Email", email), ("passphrase", "a wrong one"));
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            }
        }
        using var later = await browser.Submit(page, "/sign-in", ("Email", "amina.haddad@un.example"), ("passphrase", Server.Passphrase));
        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [TestCase("192.0.2.1", "192.0.2.2", false)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void An_IPv6_network_counts_as_one_address(string one, string other, bool same) =>
        Assert.That(AddressLimits.Network(IPAddress.Parse(one)) == AddressLimits.Network(IPAddress.Parse(other)), Is.EqualTo(same));
}
