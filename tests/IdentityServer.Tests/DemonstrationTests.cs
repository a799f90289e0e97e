using System.Net;

namespace IdentityServer.Tests;

/// <summary>What everybody may read in a demonstration is out of reach for everybody else.</summary>
public sealed class DemonstrationTests
{
    [TestCase("http://0.0.0.0:5259", "")]
    [TestCase("http://localhost:5259;http://0.0.0.0:5258", "")]
    [TestCase("http://localhost:5259", "--Kestrel:Endpoints:Open:Url=http://0.0.0.0:5258")]
    [TestCase("http://localhost:5259", "--Kestrel:Endpoints:Open:Protocols=Http1")]
    public void Listens_on_this_machine_only_whatever_its_surroundings_say(string url, string argument) =>
        Assert.That(
            () =>
                IdentityService.Build(
                    new IdentityServiceOptions
                    {
                        Database = "sqlite:nowhere.db",
                        MasterKey = new byte[32],
                        Issuer = "http://localhost:5259",
                        Demo = true,
                        Urls = [url],
                        Arguments = [argument],
                    }
                ),
            Throws.InvalidOperationException.With.Message.Contains("loopback")
        );

    [TestCase("/demo/codes")]
    [TestCase("/demo/mail")]
    public async Task Elsewhere_shows_neither_codes_nor_messages(string page)
    {
        await using var server = await Server.Start(o => o with { Demo = false });
        using var browser = server.Browser();
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
