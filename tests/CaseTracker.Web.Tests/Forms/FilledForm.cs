using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>A form as a person without JavaScript has it before the eyes: what stands in it is sent, token and hidden fields
/// included.</summary>
internal sealed class FilledForm
{
    private readonly HttpClient _browser;
    private readonly string _path;
    private readonly List<KeyValuePair<string, string>> _fields = [];

    private FilledForm(HttpClient browser, string path, HttpStatusCode status, IHtmlDocument page)
    {
        (_browser, _path, Status, Page) = (browser, path, status, page);
        var form = page.QuerySelector("main form[method=post]:not(.choices)");
        foreach (var element in form?.QuerySelectorAll("input, select, textarea") ?? Enumerable.Empty<IElement>())
            Take(element);
    }

    public HttpStatusCode Status { get; }

    public IHtmlDocument Page { get; }

    public IReadOnlyList<string> Faults => [.. Page.QuerySelectorAll("#faults li").Select(f => f.TextContent.Trim())];

    public string this[string name] => _fields.Last(f => f.Key == name).Value;

    public static async Task<FilledForm> Open(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return await Read(browser, path, answer);
    }

    public FilledForm With(string name, string value)
    {
        var at = _fields.FindIndex(f => f.Key == name);
        Assert.That(at, Is.Not.Negative, $"The form asks no {name}.");
        _fields[at] = new(name, value);
        return this;
    }

    public FilledForm With(string name, DateOnly date) =>
        With($"{name}.Day", $"{date.Day}").With($"{name}.Month", $"{date.Month}").With($"{name}.Year", $"{date.Year}");

    /// <summary>One of the choices that are shown as round buttons.</summary>
    public FilledForm Choose(string name, string value)
    {
        Assert.That(Page.QuerySelector($"input[type=radio][name='{name}'][value='{value}']"), Is.Not.Null);
        return With(name, value);
    }

    public FilledForm Tick(string name, string value)
    {
        Assert.That(Page.QuerySelector($"input[type=checkbox][name='{name}'][value='{value}']"), Is.Not.Null);
        _fields.Add(new(name, value));
        return this;
    }

    /// <summary>What comes back when it is refused or to be confirmed.</summary>
    public async Task<FilledForm> Refused(string? button = null)
    {
        using var answer = await Post(button);
        Assert.That(answer.StatusCode, Is.Not.EqualTo(HttpStatusCode.Redirect), $"It was done: {answer.Headers.Location}");
        return await Read(_browser, _path, answer);
    }

    /// <summary>The page that follows when it is done.</summary>
    public async Task<string> Done(string? button = null)
    {
        using var answer = await Post(button);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Sends the form with a file.</summary>
    public async Task<(FilledForm Page, string? Next)> Upload(string field, string fileName, byte[] file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in _fields.Where(f => f.Key != field))
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(file), field, fileName);
        using var answer = await _browser.PostAsync(new Uri(_path, UriKind.Relative), content);
        return (await Read(_browser, _path, answer), answer.Headers.Location?.OriginalString);
    }

    /// <summary>Sends the form with a file that is read as it goes; the page that follows.</summary>
    public async Task<string?> Send(string field, string fileName, Stream file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in _fields.Where(f => f.Key != field))
            content.Add(new StringContent(value), name);
        content.Add(new StreamContent(file, 1 << 16), field, fileName);
        using var answer = await _browser.PostAsync(new Uri(_path, UriKind.Relative), content);
        return answer.Headers.Location?.OriginalString;
    }

    private async Task<HttpResponseMessage> Post(string? button)
    {
        var (name, value) = button?.Split('=') is [var n, var v] ? (n, v) : ("", "");
        using var content = new FormUrlEncodedContent(name.Length == 0 ? _fields : [.. _fields, new(name, value)]);
        return await _browser.PostAsync(new Uri(_path, UriKind.Relative), content);
    }

    private static async Task<FilledForm> Read(HttpClient browser, string path, HttpResponseMessage answer) =>
        new(browser, path, answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));

    private void Take(IElement element)
    {
        if (element.GetAttribute("name") is not { } name)
            return;
        if (element is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
            return;
        _fields.Add(
            new(
                name,
                element switch
                {
                    IHtmlSelectElement select => select.Value ?? "",
                    IHtmlTextAreaElement text => text.Value,
                    IHtmlInputElement input => input.Value,
                    _ => "",
                }
            )
        );
    }
}
