using System.Globalization;
using CaseTracker.Web.Tests.Forms;
using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>A focal point enters one trial with 32 accused by keyboard alone, takes the lines out as a spreadsheet and back in, and finds
/// its dates.</summary>
public sealed class TrialTests
{
    private const int Accused = 32,
        Convicted = 28;
    private static readonly string? _pictures = Environment.GetEnvironmentVariable("CASETRACKER_PICTURES");

    [TestCase("en", "focal-minusca", "MINUSCA")]
    [TestCase("fr", "focal-monusco", "MONUSCO")]
    public async Task A_trial_of_32_is_entered_by_keyboard_and_by_spreadsheet(string language, string account, string mission)
    {
        var (demonstration, inspection) = (await Demonstration.Shared, new Inspection());
        await using var profile = await Chromium.Profile(language);
        var page = await profile.NewPageAsync();
        await SignInPages.Both(page, demonstration, demonstration.Account(account));
        var proceeding = await Open(page, demonstration, mission);

        await page.GotoAsync($"{proceeding}/trial");
        var keyboard = new Keyboard(page);
        foreach (var more in Enumerable.Repeat("add-10", 2).Concat(Enumerable.Repeat("add-1", 7)))
        {
            await keyboard.To($"button[value='{more}']");
            await keyboard.Leave("Enter");
        }
        Assert.That(await page.Locator(".grid tbody tr").CountAsync(), Is.EqualTo(Accused));
        await Fill(keyboard);
        await Inspect(page, inspection, $"worksheet-{language}");
        await keyboard.To("form .actions button.primary");
        await keyboard.Leave("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(proceeding);
        Assert.That(await page.Locator(".grid tbody tr").CountAsync(), Is.EqualTo(Accused));
        await Inspect(page, inspection, $"proceeding-{language}");
        await BySpreadsheet(page, proceeding, inspection, language);
        await Dates(page, demonstration, proceeding, inspection, language);
        Assert.That(inspection.Faults, Is.Empty, string.Join(Environment.NewLine, inspection.Faults));
    }

    /// <returns>The address of a new proceeding about an older case of the mission.</returns>
    private static async Task<string> Open(IPage page, Demonstration demonstration, string mission)
    {
        await page.GotoAsync(new Uri(demonstration.Web, $"/cases?mission={mission}&to=2019&open=yes").ToString());
        var reference = await page.Locator("main table a[href^='/cases/']").First.GetAttributeAsync("href");
        await page.GotoAsync(new Uri(demonstration.Web, $"{reference!.Split('?')[0]}/open-proceeding").ToString());
        await page.SelectOptionAsync("select[name=Forum]", "civilian");
        await page.SelectOptionAsync("select[name=Source]", "court_record");
        await page.SelectOptionAsync("select[name=Confidence]", "confirmed");
        await page.ClickAsync("form.form .actions button.primary");
        await page.WaitForURLAsync("**/proceedings/PR-*");
        return page.Url;
    }

    /// <summary>In the order in which the fields stand, from the first to the last.</summary>
    private static async Task Fill(Keyboard keyboard)
    {
        foreach (var (name, date) in new[] { ("TrialOpenedOn", "15.6.2020"), ("JudgmentOn", "7.7.2020") })
        {
            foreach (var (part, value) in new[] { "Day", "Month", "Year" }.Zip(date.Split('.')))
                await keyboard.Type($"[name='{name}.{part}']", value);
        }
        await keyboard.Choose("[name=Source]", "court_record");
        await keyboard.Choose("[name=Confidence]", "confirmed");
        for (var line = 0; line < Accused; line++)
        {
            await keyboard.Type(
                $"[name='Lines[{line}].Name']",
                string.Create(CultureInfo.InvariantCulture, $"Invented Suspect {line + 1}")
            );
            await keyboard.Choose($"[name='Lines[{line}].Tried']", "tried_present");
            await keyboard.Choose($"[name='Lines[{line}].Verdict']", line < Convicted ? "convicted" : "acquitted");
        }
    }

    private static async Task BySpreadsheet(IPage page, string proceeding, Inspection inspection, string language)
    {
        await page.GotoAsync($"{proceeding}/trial");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[href$='handler=File']"));
        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        var filled = Workbook.Fill(
            file,
            Enumerable
                .Range(0, Convicted)
                .SelectMany(n => new[] { ((uint)n + 2, "G", "convicted"), ((uint)n + 2, "I", "term"), ((uint)n + 2, "J", "120") })
        );
        await page.SetInputFilesAsync(
            "input[name=Workbook]",
            new FilePayload
            {
                Name = "trial.xlsx",
                MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Buffer = filled,
            }
        );
        await page.ClickAsync("form .actions button.primary");
        await Assertions.Expect(page.Locator("main [role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name='Lines[0].Months']")).ToHaveValueAsync("120");
        await Inspect(page, inspection, $"from-file-{language}");
        await page.SelectOptionAsync("select[name=Source]", "court_record");
        await page.SelectOptionAsync("select[name=Confidence]", "confirmed");
        foreach (var (part, value) in new[] { ("Day", "7"), ("Month", "7"), ("Year", "2020") })
            await page.FillAsync($"[name='JudgmentOn.{part}']", value);
        await page.ClickAsync("form > .actions button.primary");
        await Assertions.Expect(page).ToHaveURLAsync(proceeding);
        await Inspect(page, inspection, $"sentenced-{language}");
    }

    private static async Task Dates(IPage page, Demonstration demonstration, string proceeding, Inspection inspection, string language)
    {
        await page.GotoAsync($"{proceeding}/hearing");
        await page.FillAsync("[name='On.Day']", "3");
        await page.FillAsync("[name='On.Month']", "5");
        await page.FillAsync("[name='On.Year']", (DateTime.UtcNow.Year + 1).ToString(CultureInfo.InvariantCulture));
        await page.SelectOptionAsync("select[name=Source]", "court_record");
        await page.SelectOptionAsync("select[name=Confidence]", "confirmed");
        await Inspect(page, inspection, $"hearing-{language}");
        await page.ClickAsync("form.form .actions button.primary");
        await Assertions.Expect(page).ToHaveURLAsync(proceeding);
        await page.GotoAsync(new Uri(demonstration.Web, "/proceedings").ToString());
        await Inspect(page, inspection, $"proceedings-{language}");
        var calendar = await (
            await page.APIRequest.GetAsync(new Uri(demonstration.Web, "/proceedings/calendar.ics").ToString())
        ).TextAsync();
        Assert.That(
            calendar,
            Does.StartWith("BEGIN:VCALENDAR").And.Contain(proceeding.Split('/')[^1]).And.Contain($"{DateTime.UtcNow.Year + 1}0503")
        );
    }

    private static async Task Inspect(IPage page, Inspection inspection, string name)
    {
        await inspection.Of(page);
        if (_pictures is null)
            return;
        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_pictures, $"{name}-{width}.png") });
            foreach (var part in (string[])[".grid", ".story"])
            {
                if (await page.Locator(part).CountAsync() == 0)
                    continue;
                await page.EvaluateAsync("s => document.querySelector(s).scrollIntoView()", part);
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_pictures, $"{name}-{width}-{part[1..]}.png") });
            }
        }
        await page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>A person without a mouse: the tabulator leads from field to field in the order of the page.</summary>
    private sealed class Keyboard(IPage page)
    {
        private const int Most = 700;

        public async Task To(string selector)
        {
            for (var pressed = 0; pressed < Most; pressed++)
            {
                if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
                    return;
                await page.Keyboard.PressAsync("Tab");
            }
            Assert.Fail($"The tabulator does not come to {selector}.");
        }

        public async Task Type(string selector, string text)
        {
            await To(selector);
            await page.Keyboard.TypeAsync(text);
        }

        /// <summary>With the arrow keys, as far down as the choice stands.</summary>
        public async Task Choose(string selector, string value)
        {
            await To(selector);
            var place = await page.EvaluateAsync<int>("v => [...document.activeElement.options].findIndex(o => o.value === v)", value);
            await page.Keyboard.PressAsync("Home");
            for (var down = 0; down < place; down++)
                await page.Keyboard.PressAsync("ArrowDown");
            Assert.That(await page.EvaluateAsync<string>("document.activeElement.value"), Is.EqualTo(value), selector);
        }

        /// <summary>Until the answer is there.</summary>
        public async Task Leave(string key)
        {
            await page.EvaluateAsync("() => document.documentElement.dataset.left = 'yes'");
            await page.Keyboard.PressAsync(key);
            await page.WaitForFunctionAsync("() => !document.documentElement.dataset.left && document.readyState === 'complete'");
        }
    }
}
