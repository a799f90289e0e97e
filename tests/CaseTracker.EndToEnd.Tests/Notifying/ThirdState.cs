using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace CaseTracker.EndToEnd.Tests.Notifying;

/// <summary>A liaison and a program of a State that has nothing to do with a case: each answer they get is what it would be had the case
/// never been.</summary>
internal sealed partial class ThirdState(Participant liaison, Demonstration demonstration)
{
    private const string Program = "demo-liaison-mar";
    private static readonly HttpClient _client = new();

    private sealed record Answer(int Status, string? Tag, string Headers, string Body);

    private IReadOnlyDictionary<string, Answer> _before = new Dictionary<string, Answer>();

    /// <param name="words">Searched for, of the case that is to come.</param>
    public async Task LookBefore(params string[] words)
    {
        // The first visit is like no other.
        await liaison.Fetch("/");
        _before = await Lists(words);
    }

    public async Task SeesNoDifference(params string[] words)
    {
        foreach (var (address, now) in await Lists(words))
            Assert.That(now, Is.EqualTo(_before[address]), address);
    }

    /// <summary>The direct addresses of what there is give what those of a reference that never was give, but for the reference.</summary>
    public async Task CannotTell(string reference, params string[] addresses)
    {
        var never = reference[..^4] + "22ZZ";
        foreach (var address in addresses)
        {
            var (real, none) = (
                await Get(string.Format(CultureInfo.InvariantCulture, address, reference)),
                await Get(string.Format(CultureInfo.InvariantCulture, address, never))
            );
            Assert.That(
                real with
                {
                    Body = real.Body.Replace(reference, never, StringComparison.Ordinal),
                },
                Is.EqualTo(none),
                $"{address} of {reference}"
            );
        }
    }

    private async Task<IReadOnlyDictionary<string, Answer>> Lists(string[] words)
    {
        string[] pages =
        [
            "/",
            "/cases",
            "/cases?mission=MINUSCA",
            "/cases?host=CAF",
            "/cases?nationality=BGD",
            "/messages",
            "/submissions",
            "/requests",
            "/clocks",
            "/clocks?view=running",
            "/clocks?view=due_soon",
            "/proceedings",
            "/proceedings/calendar.ics",
            "/tables/T3",
            "/tables/T5",
            "/tables/T6",
        ];
        string[] api =
        [
            "/api/cases",
            "/api/messages",
            "/api/submissions",
            "/api/drafts",
            "/api/clocks",
            "/api/clocks?view=running",
            "/api/status-requests",
            "/api/proceedings",
        ];
        var answers = new Dictionary<string, Answer>();
        foreach (var address in pages.Concat(api).Concat(words.SelectMany(w => new[] { $"/cases?q={w}", $"/api/cases?q={w}" })))
            answers[address] = await Get(address);
        return answers;
    }

    private async Task<Answer> Get(string address)
    {
        if (!address.StartsWith("/api/", StringComparison.Ordinal))
        {
            var page = await liaison.Page.APIRequest.GetAsync(new Uri(demonstration.Web, address).ToString());
            return Of(page.Status, page.Headers.Select(h => (h.Key, h.Value)), await page.BodyAsync());
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(demonstration.Web, address));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await MachineClientTests.Token(Program, demonstration));
        using var answer = await _client.SendAsync(request);
        return Of(
            (int)answer.StatusCode,
            answer.Headers.Concat(answer.Content.Headers).Select(h => (h.Key.ToLowerInvariant(), string.Join(", ", h.Value))),
            await answer.Content.ReadAsByteArrayAsync()
        );
    }

    private static Answer Of(int status, IEnumerable<(string Name, string Value)> headers, byte[] body)
    {
        var told = headers.Where(h => h.Name is not "date").OrderBy(h => h.Name, StringComparer.Ordinal).ToList();
        // A table says when it was read.
        var text = Moment().Replace(System.Text.Encoding.Latin1.GetString(body), "");
        return new Answer(
            status,
            told.Find(h => h.Name == "etag").Value,
            string.Join('\n', told.Select(h => $"{h.Name}: {h.Value}")),
            text
        );
    }

    [GeneratedRegex(@"[0-9-]+( \S+ \d{4},)? \d\d:\d\d:\d\d UTC")]
    private static partial Regex Moment();
}
