using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>What a person types at the identity server; fields are found by what they say to password managers.</summary>
internal static class SignInPages
{
    /// <summary>From the front page of the web service to being signed in.</summary>
    public static async Task Both(IPage page, Demonstration demonstration, DemoAccount account)
    {
        await page.GotoAsync(demonstration.Web.ToString());
        await Passphrase(page, account.User, account.Password);
        await Code(page, account.TotpSecret);
        await Assertions.Expect(page.Locator(".bar-person")).ToBeVisibleAsync();
    }

    public static async Task Passphrase(IPage page, string address, string passphrase)
    {
        await page.FillAsync("input[autocomplete=username]", address);
        await page.FillAsync("input[autocomplete=current-password]", passphrase);
        await page.ClickAsync("form:has(input[autocomplete=current-password]) button.primary");
    }

    public static async Task Code(IPage page, string secret)
    {
        await page.WaitForSelectorAsync("input[autocomplete=one-time-code]");
        await page.FillAsync("input[autocomplete=one-time-code]", await Totp.Code(secret));
        await page.ClickAsync("form:has(input[autocomplete=one-time-code]) button.primary");
    }
}
