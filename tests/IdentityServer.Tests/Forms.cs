using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace IdentityServer.Tests;

/// <summary>Reads pages and fills in their forms as a browser without scripts does.</summary>
internal static class Forms
{
    public static async Task<IHtmlDocument> Page(this HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    public static async Task<IHtmlDocument> Look(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        return await answer.Page();
    }

    /// <summary>Opens a page and posts the form there whose action holds <paramref name="action"/>.</summary>
    public static async Task<HttpResponseMessage> Post(
        this HttpClient browser,
        string address,
        string action,
        params (string Name, string Value)[] values
    ) => await browser.Submit(await browser.Look(address), action, values);

    /// <summary>Posts a form of a page that is open, with what its fields hold unless told otherwise.</summary>
    public static async Task<HttpResponseMessage> Submit(
        this HttpClient browser,
        IHtmlDocument page,
        string action,
        params (string Name, string Value)[] values
    )
    {
        var form = page.Forms.FirstOrDefault(f =>
            f.GetAttribute("method") == "post" && (f.GetAttribute("action") ?? "").Contains(action, StringComparison.Ordinal)
        );
        Assert.That(form, Is.Not.Null, $"A form for {action} in {page.Body?.TextContent}");
        var fields = form!
            .QuerySelectorAll<IHtmlInputElement>("input[name]")
            .DistinctBy(i => i.Name)
            .ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in values)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
    }
}
