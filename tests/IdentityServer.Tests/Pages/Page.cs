using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace IdentityServer.Tests.Pages;

/// <summary>A page as a person without JavaScript has it before the eyes, with the form that is filled in.</summary>
internal sealed record Page(string Address, HttpStatusCode Status, string? Location, string Text)
{
    private readonly List<KeyValuePair<string, string>> _entries = [];
    private IHtmlFormElement? _form;

    public IHtmlDocument Document { get; } = new HtmlParser().ParseDocument(Text);

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public IReadOnlyList<string> Faults => [.. Document.QuerySelectorAll("#faults li").Select(f => f.TextContent.Trim())];

    public static async Task<Page> Open(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return await Read(address, answer);
    }

    public static async Task<Page> Read(string address, HttpResponseMessage answer) =>
        new(address, answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync());

    /// <summary>Fills a field of the first form that has it.</summary>
    public Page Fill(string field, string value)
    {
        _form ??= Document.Forms.FirstOrDefault(f => f.QuerySelector($"[name='{field}']") is not null);
        Assert.That(_form, Is.Not.Null, $"No form asks {field}: {Heading}");
        _entries.Add(new(field, value));
        return this;
    }

    /// <summary>Chooses the form by a selector, where there is nothing to fill in.</summary>
    public Page Choose(string selector)
    {
        _form = Document.QuerySelector(selector) as IHtmlFormElement;
        Assert.That(_form, Is.Not.Null, $"There is no {selector}: {Heading}");
        return this;
    }

    /// <summary>Posts the form with what stands in it and what was filled in.</summary>
    public async Task<Page> Send(HttpClient browser, string? button = null)
    {
        var form = _form ?? (IHtmlFormElement)Document.QuerySelector("main form")!;
        var standing = form.QuerySelectorAll("input[name]")
            .OfType<IHtmlInputElement>()
            .Where(i => _entries.All(e => e.Key != i.Name))
            .Select(i => new KeyValuePair<string, string>(i.Name!, i.Value))
            .Concat(
                form.QuerySelectorAll("select[name]")
                    .OfType<IHtmlSelectElement>()
                    .Where(s => _entries.All(e => e.Key != s.Name))
                    .Select(s => new KeyValuePair<string, string>(s.Name!, s.Value ?? ""))
            );
        using var content = new FormUrlEncodedContent([
            .. standing,
            .. _entries,
            .. button?.Split('=', 2) is [var name, var value]
                ? [new KeyValuePair<string, string>(name, value)]
                : Array.Empty<KeyValuePair<string, string>>(),
        ]);
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : Address;
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), content);
        return await Read(address, answer);
    }
}
