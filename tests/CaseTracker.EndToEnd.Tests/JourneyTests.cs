using System.Diagnostics;
using System.Net;
using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>From the designation of a new person to the end of all of that person's sessions, in a browser and in both languages.</summary>
public sealed class JourneyTests
{
    private const string Passphrase = "nine slow herons over a copper lake";

    [TestCase("en", "desk", "MINUSCA")]
    [TestCase("fr", "second-desk", "MONUSCO")]
    public async Task Somebody_is_designated_invited_enrols_acts_and_signs_out_everywhere(string language, string officer, string mission)
    {
        var demonstration = await Demonstration.Shared;
        var (address, inspection) = ($"journey-{language}@demo.example", new Inspection());

        await Designate(demonstration, demonstration.Account(officer), language, address, mission, inspection);

        await using var profile = await Chromium.Profile(language);
        var page = await profile.NewPageAsync();
        await OpenInvitation(page, demonstration, address, inspection);
        var codes = await Enrol(page, inspection);

        await page.GotoAsync(demonstration.Web.ToString());
        await Assertions.Expect(page.Locator(".bar-person")).ToBeVisibleAsync();
        await inspection.Of(page);
        await Act(page, demonstration, inspection);

        await AddPasskey(page, demonstration, inspection);
        await SignOut(page, demonstration, inspection);
        await SignInByPasskey(page, demonstration, inspection);

        await using var other = await Chromium.Profile(language);
        var stolen = await SignInByRecoveryCode(other, demonstration, address, codes[0], inspection);
        await page.GotoAsync($"{demonstration.Identity}account");
        await inspection.Of(page);
        await page.RunAndWaitForResponseAsync(
            () => page.ClickAsync("form[action*='Everywhere'] button"),
            answer => answer.Request.Method == "POST"
        );
        await IsRefused(stolen, new Uri(demonstration.Web, "/cases"));
        await IsRefused(stolen, new Uri(demonstration.Identity, "/account"));

        Assert.That(inspection.Faults, Is.Empty, string.Join(Environment.NewLine, inspection.Faults));
    }

    /// <summary>The officer's sign-in is old by then: the form comes back as it was filled once both factors were proven again.</summary>
    private static async Task Designate(
        Demonstration demonstration,
        DemoAccount officer,
        string language,
        string address,
        string mission,
        Inspection inspection
    )
    {
        await using var profile = await Chromium.Profile(language);
        var page = await profile.NewPageAsync();
        await page.GotoAsync(demonstration.Web.ToString());
        await inspection.Of(page);
        await SignInPages.Passphrase(page, officer.User, officer.Password);
        await inspection.Of(page);
        await SignInPages.Code(page, officer.TotpSecret);
        await Assertions.Expect(page.Locator(".bar-person")).ToBeVisibleAsync();
        await demonstration.Age(officer.User, TimeSpan.FromMinutes(20));
        await profile.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Domain = demonstration.Web.Host });
        await page.GotoAsync(new Uri(demonstration.Web, "/designations/new").ToString());
        await page.FillAsync("input[name=Name]", "Léa Müller");
        await page.FillAsync("input[name=Email]", address);
        await page.SelectOptionAsync("select[name=Language]", language);
        await page.SelectOptionAsync("select[name=Role]", "focal_point");
        await page.CheckAsync($"input[name=Missions][value={mission}]");
        await page.FillAsync("textarea[name=Reason]", "Takes over from a colleague");
        await inspection.Of(page);
        await page.ClickAsync("form.form .actions button");
        await page.WaitForURLAsync("**/sign-in/again**");
        await inspection.Of(page);
        await SignInPages.Code(page, officer.TotpSecret);
        await Assertions.Expect(page.Locator("input[name=Email]")).ToHaveValueAsync(address);
        await page.ClickAsync("form.form .actions button");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/designations(\\?|$)"));
        await inspection.Of(page);
    }

    private static async Task OpenInvitation(IPage page, Demonstration demonstration, string address, Inspection inspection)
    {
        var letter = page.Locator("a.choice", new PageLocatorOptions { HasText = address });
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(500))
        {
            await page.GotoAsync(new Uri(demonstration.Identity, "/demo/mail").ToString());
            if (await letter.CountAsync() > 0)
                break;
        }
        await letter.First.ClickAsync();
        await inspection.Of(page);
        await page.ClickAsync("a[href*='/invitation']");
        await inspection.Of(page);
        await page.FillAsync("input[name=Passphrase]", Passphrase);
        await page.FillAsync("input[name=Repeated]", Passphrase);
        await page.ClickAsync("form:has(input[name=Passphrase]) button.primary");
        // The passphrase is typed once more where the invitation does not lead on by itself.
        await page.WaitForURLAsync(url => !url.Contains("/invitation", StringComparison.Ordinal));
        if (page.Url.Contains("/sign-in", StringComparison.Ordinal))
            await SignInPages.Passphrase(page, address, Passphrase);
    }

    private static async Task<IReadOnlyList<string>> Enrol(IPage page, Inspection inspection)
    {
        await inspection.Of(page);
        var secret = await page.Locator(".secret").First.InnerTextAsync();
        await SignInPages.Code(page, secret);
        var codes = await page.Locator(".codes li").AllInnerTextsAsync();
        Assert.That(codes, Has.Count.GreaterThanOrEqualTo(8));
        await inspection.Of(page);
        await page.ClickAsync("a.primary");
        return codes;
    }

    private static async Task Act(IPage page, Demonstration demonstration, Inspection inspection)
    {
        await page.GotoAsync(new Uri(demonstration.Web, "/cases").ToString());
        await page.ClickAsync("main table a[href^='/cases/']");
        await page.ClickAsync("details:has(a[href$='/narrative']) > summary");
        await page.ClickAsync("a[href$='/narrative']");
        await inspection.Of(page);
        await page.FillAsync("textarea", "Told by a witness on the following day.");
        await page.ClickAsync("form.form .actions button");
        await Assertions.Expect(page.Locator("[role=status]").First).ToBeVisibleAsync();
    }

    private static async Task AddPasskey(IPage page, Demonstration demonstration, Inspection inspection)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await page.GotoAsync(new Uri(demonstration.Identity, "/account/passkeys").ToString());
        await inspection.Of(page);
        await page.FillAsync("input[name=Name]", "Test key");
        await page.ClickAsync("form[data-passkey=create] button");
        await Assertions.Expect(page.Locator("[role=status]").First).ToBeVisibleAsync();
    }

    private static async Task SignOut(IPage page, Demonstration demonstration, Inspection inspection)
    {
        await page.GotoAsync(new Uri(demonstration.Web, "/account").ToString());
        await inspection.Of(page);
        await page.ClickAsync("form[action*='SignOut'] button");
        await page.WaitForURLAsync($"{demonstration.Web}sign-in/signed-out**");
        await inspection.Of(page);
    }

    private static async Task SignInByPasskey(IPage page, Demonstration demonstration, Inspection inspection)
    {
        await page.GotoAsync(demonstration.Web.ToString());
        await inspection.Of(page);
        await page.ClickAsync("form[data-passkey=get] button");
        await Assertions.Expect(page.Locator(".bar-person")).ToBeVisibleAsync();
    }

    private static async Task<IReadOnlyList<BrowserContextCookiesResult>> SignInByRecoveryCode(
        IBrowserContext profile,
        Demonstration demonstration,
        string address,
        string code,
        Inspection inspection
    )
    {
        var page = await profile.NewPageAsync();
        await page.GotoAsync(new Uri(demonstration.Web, "/cases").ToString());
        await SignInPages.Passphrase(page, address, Passphrase);
        await page.ClickAsync("details summary");
        await inspection.Of(page);
        await page.FillAsync("input[name=recovery]", code);
        await page.ClickAsync("form:has(input[name=recovery]) button");
        await Assertions.Expect(page.Locator(".bar-person")).ToBeVisibleAsync();
        return await profile.CookiesAsync();
    }

    /// <summary>Within five seconds the cookies of that browser open nothing any more.</summary>
    private static async Task IsRefused(IReadOnlyList<BrowserContextCookiesResult> cookies, Uri address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var status = HttpStatusCode.OK;
        for (
            var waited = Stopwatch.StartNew();
            status == HttpStatusCode.OK && waited.Elapsed < TimeSpan.FromSeconds(5);
            await Task.Delay(100)
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Accept", "text/html");
            request.Headers.Add(
                "Cookie",
                string.Join("; ", cookies.Where(c => c.Domain == address.Host).Select(c => $"{c.Name}={c.Value}"))
            );
            using var answer = await client.SendAsync(request);
            status = answer.StatusCode;
        }
        Assert.That(status, Is.EqualTo(HttpStatusCode.Redirect), address.ToString());
    }
}
