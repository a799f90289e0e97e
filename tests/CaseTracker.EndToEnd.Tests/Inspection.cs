using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>What is wrong with the pages of a journey for people who use a screen reader, a keyboard or a telephone.</summary>
internal sealed class Inspection
{
    public const int Telephone = 390,
        Desk = 1280;
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    /// <param name="widths">Both, where none is said.</param>
    public async Task Of(IPage page, params int[] widths)
    {
        await page.WaitForLoadStateAsync();
        foreach (var width in widths.Length > 0 ? widths : [Telephone, Desk])
        {
            await page.SetViewportSizeAsync(width, 900);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0)
                Add($"{page.Url} at {width} px: {over} px wider than the screen");
            var result = await page.RunAxe();
            if (result.Passes.Length == 0)
                Add($"{page.Url} at {width} px: nothing was checked");
            foreach (var violation in result.Violations)
            {
                foreach (var node in violation.Nodes)
                    Add($"{page.Url} at {width} px: {violation.Id} ({violation.Impact}): {node.Html}");
            }
        }
    }

    /// <summary>Said at once as well, in case the journey ends before it is asked.</summary>
    private void Add(string fault)
    {
        _faults.Add(fault);
        TestContext.Out.WriteLine(fault);
    }
}
