using System.Net;
using CaseTracker.Ledger;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseTracker.Web.Tests.SignIn;

/// <summary>Nobody uses up what the provider allows this service, and nobody but a known proxy says from where a request comes.</summary>
public sealed class SignInLimitTests
{
    [TestCase("", "")]
    [TestCase("127.0.0.1", "203.0.113.9")]
    public async Task One_address_can_begin_only_so_many_sign_ins_a_minute(string proxies, string letIn)
    {
        ArgumentNullException.ThrowIfNull(proxies);
        await using var provider = await TestProvider.Start();
        provider.OffersPushing = true;
        await using var service = await Service.Start(o =>
            o with
            {
                SignIn = ProviderTests.At(provider) with { StartsPerMinute = 3 },
                Proxies = proxies.Split(';', StringSplitOptions.RemoveEmptyEntries),
                Arguments = ["--ForwardedHeaders_Enabled=true"],
            }
        );
        for (var i = 0; i < 3; i++)
            Assert.That(await Ask(service, "198.51.100.7"), Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Ask(service, "198.51.100.7"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(provider.Pushes, Is.EqualTo(3));
        Assert.That(
            await Ask(service, "203.0.113.9"),
            Is.EqualTo(letIn.Length > 0 ? HttpStatusCode.Redirect : HttpStatusCode.TooManyRequests)
        );
    }

    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void An_IPv6_network_counts_as_one_address(string one, string other, bool same) =>
        Assert.That(SignInLimits.Network(IPAddress.Parse(one)) == SignInLimits.Network(IPAddress.Parse(other)), Is.EqualTo(same));

    [Test]
    public async Task Behind_TLS_no_neighbour_can_plant_the_cookies_of_a_sign_in_and_no_browser_comes_back_without_it()
    {
        await using var provider = await TestProvider.Start();
        await using var service = await Service.Start(o =>
            o with
            {
                SignIn = ProviderTests.At(provider) with { PublicUrl = new Uri("https://cases.example") },
            }
        );
        using var browser = service.Browser();
        using var asked = await browser.GetAsync(new Uri("/", UriKind.Relative));
        Assert.That(
            asked.Headers.GetValues("Set-Cookie"),
            Has.All.StartsWith("__Host-").And.All.Contains("path=/;").And.All.Contains("secure")
        );
        var notice = service.App.Services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie;
        Assert.That((notice.Name, notice.SecurePolicy), Is.EqualTo(("__Host-notice", CookieSecurePolicy.Always)));
        Assert.That(asked.Headers.GetValues("Strict-Transport-Security"), Is.EqualTo(["max-age=31536000"]));
    }

    [TestCase("http://127.0.0.1:0", "--Kestrel:Endpoints:Open:Url=http://0.0.0.0:5258")]
    [TestCase("http://127.0.0.1:0;http://0.0.0.0:5258", "")]
    public void A_demonstration_listens_on_this_machine_only_whatever_its_surroundings_say(string url, string argument) =>
        Assert.That(
            () =>
                WebService.Build(
                    new WebServiceOptions
                    {
                        Database = "sqlite:nowhere.db",
                        MasterKey = new MasterKey(new byte[32]),
                        Demo = true,
                        Urls = [url],
                        Arguments = [argument],
                    }
                ),
            Throws.InvalidOperationException.With.Message.Contains("loopback")
        );

    private static async Task<HttpStatusCode> Ask(Service service, string visitor)
    {
        using var browser = service.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", visitor);
        using var answer = await browser.GetAsync(new Uri("/cases", UriKind.Relative));
        return answer.StatusCode;
    }
}
