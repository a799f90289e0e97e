using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests.Notifying;

/// <summary>Somebody with a part in a journey, at a browser of their own with the width of their screen.</summary>
internal sealed class Participant(IPage page, Demonstration demonstration, Inspection inspection, int width)
{
    private static readonly string? _pictures = Environment.GetEnvironmentVariable("CASETRACKER_PICTURES");
    private static int _taken;

    public IPage Page => page;

    /// <summary>What was shown and looked at last.</summary>
    public Task<string> Text => page.Locator("main").InnerTextAsync();

    /// <summary>The last part of the address, which names what the page shows.</summary>
    public string Named => new Uri(page.Url).Segments[^1];

    public static async Task<Participant> SignIn(
        Demonstration demonstration,
        Inspection inspection,
        string account,
        string language,
        int width
    )
    {
        var profile = await Chromium.Profile(language, width);
        var page = await profile.NewPageAsync();
        await SignInPages.Both(page, demonstration, demonstration.Account(account));
        return new Participant(page, demonstration, inspection, width);
    }

    public async Task See(string address)
    {
        await page.GotoAsync(new Uri(demonstration.Web, address).ToString());
        await Look();
    }

    public async Task Look()
    {
        await inspection.Of(page, width);
        if (_pictures is null)
            return;
        var name = string.Join('-', new Uri(page.Url).Segments.Select(s => s.Trim('/')).Where(s => s.Length > 0).DefaultIfEmpty("home"));
        await page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = Path.Combine(_pictures, $"{Interlocked.Increment(ref _taken):00}-{name}-{width}.png"),
                FullPage = true,
            }
        );
    }

    /// <summary>Fields by their names; a date has parts, a choice its code.</summary>
    public async Task Fill(params (string Name, string Value)[] answers)
    {
        foreach (var (name, value) in answers)
        {
            var field = page.Locator($"[name='{name}']");
            if (await field.EvaluateAsync<string>("e => e.tagName") == "SELECT")
                await field.SelectOptionAsync(value);
            else
                await field.FillAsync(value);
        }
    }

    public Task FillToday(string name) =>
        Fill([
            .. new[] { ("Day", "%d"), ("Month", "%M"), ("Year", "yyyy") }.Select(p =>
                ($"{name}.{p.Item1}", DateTime.UtcNow.ToString(p.Item2, System.Globalization.CultureInfo.InvariantCulture))
            ),
        ]);

    public async Task Press(string selector = "form.form > .actions button.primary")
    {
        await page.ClickAsync(selector);
        await Look();
    }

    /// <summary>The bytes of an address, as the browser would get them.</summary>
    public async Task<byte[]> Fetch(string address)
    {
        var answer = await page.APIRequest.GetAsync(new Uri(demonstration.Web, address).ToString());
        Assert.That(answer.Status, Is.EqualTo(200), address);
        return await answer.BodyAsync();
    }
}
