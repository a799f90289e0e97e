using System.Net;
using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>Configuration alone puts another provider in place of the product's own; what a person may do stays in the ledger.</summary>
public sealed class ForeignProviderTests
{
    private static readonly Dictionary<string, object> _wrong = new()
    {
        ["expired"] = new { claims = new { exp = 1_700_000_000 } },
        ["not signed"] = new { unsigned = true, claims = new { sub = "desk@demo.example" } },
        ["for another audience"] = new { claims = new { sub = "desk@demo.example", aud = "elsewhere" } },
        ["of another issuer"] = new { claims = new { sub = "desk@demo.example", iss = "https://attacker.example" } },
        ["of another kind"] = new { header = new { typ = "JWT" }, claims = new { sub = "desk@demo.example" } },
        ["of an unknown key"] = new { header = new { kid = "unknown" }, claims = new { sub = "desk@demo.example" } },
        ["not yet valid"] = new { claims = new { sub = "desk@demo.example", nbf = 4_000_000_000 } },
    };

    private ForeignProvider _provider = null!;

    [OneTimeSetUp]
    public async Task Start() => _provider = await ForeignProvider.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [Test]
    public async Task Somebody_who_is_designated_signs_in_and_out()
    {
        await using var profile = await Chromium.Profile();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(_provider.Web.ToString());
        await SignIn(page, "desk@demo.example");
        await Assertions.Expect(page).ToHaveURLAsync(_provider.Web.ToString());
        Assert.That(await page.ContentAsync(), Does.Contain("Amina Haddad"));
    }

    [Test]
    public async Task Somebody_who_is_not_designated_gets_in_nowhere()
    {
        await using var profile = await Chromium.Profile();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(new Uri(_provider.Web, "/cases").ToString());
        await SignIn(page, "stranger@elsewhere.example");
        await page.WaitForURLAsync($"{_provider.Web}**");
        Assert.That(await page.Locator("table").CountAsync(), Is.Zero);
        Assert.That((await page.GotoAsync(new Uri(_provider.Web, "/cases").ToString()))!.Status, Is.EqualTo(403));
    }

    [Test]
    public async Task An_access_token_of_the_provider_opens_the_API()
    {
        Assert.That(
            (await _provider.Ask(new { claims = new { sub = "desk@demo.example", amr = new[] { "mfa" } } })).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        Assert.That(
            (await _provider.Ask(new { claims = new { sub = "stranger@elsewhere.example", amr = new[] { "mfa" } } })).Status,
            Is.EqualTo(HttpStatusCode.Forbidden)
        );
    }

    [TestCaseSource(nameof(WrongTokens))]
    public async Task An_access_token_is_refused_that_is(string wrong)
    {
        var (status, challenge) = await _provider.Ask(_wrong[wrong]);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(challenge, Does.StartWith("Bearer").And.Contain("invalid_token"));
    }

    private static IEnumerable<string> WrongTokens => _wrong.Keys;

    /// <summary>At the provider's own pages, which take any passphrase and then ask for consent.</summary>
    private static async Task SignIn(IPage page, string login)
    {
        await page.FillAsync("input[name=login]", login);
        await page.FillAsync("input[name=password]", "any");
        await page.ClickAsync("button[type=submit]");
        await page.WaitForSelectorAsync(
            "input[name=prompt][value=consent]",
            new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached }
        );
        await page.ClickAsync("button[type=submit]");
    }
}
