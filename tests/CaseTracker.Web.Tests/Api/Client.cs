using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseTracker.Web.Tests.Api;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record Answer(HttpStatusCode Status, byte[] Bytes, string? ETag, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    /// <summary>The fields at fault of a refused request.</summary>
    public IEnumerable<string> Fields => Json["errors"]?.AsObject().Select(e => e.Key) ?? [];
}

/// <summary>Talks to the API as one person.</summary>
internal sealed class Client(HttpClient browser) : IDisposable
{
    public Task<Answer> Get(string address, string? ifNoneMatch = null, string? accept = null) =>
        Send(
            HttpMethod.Get,
            address,
            headers =>
            {
                if (ifNoneMatch is not null)
                    headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
                if (accept is not null)
                    headers.TryAddWithoutValidation("Accept", accept);
            }
        );

    public Task<Answer> Post(string address, object body, string? key = null, string? ifMatch = null) =>
        Post(address, new StringContent(JsonOf(body), Encoding.UTF8, "application/json"), key, ifMatch);

    public Task<Answer> Post(string address, HttpContent? body, string? key = null, string? ifMatch = null) =>
        Send(
            HttpMethod.Post,
            address,
            headers =>
            {
                if (key is not null)
                    headers.TryAddWithoutValidation("Idempotency-Key", key);
                if (ifMatch is not null)
                    headers.TryAddWithoutValidation("If-Match", ifMatch);
            },
            body
        );

    public async Task<Answer> Send(HttpMethod method, string address, Action<HttpRequestHeaders>? headers = null, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body };
        headers?.Invoke(request.Headers);
        using var answer = await browser.SendAsync(request);
        return new Answer(
            answer.StatusCode,
            await answer.Content.ReadAsByteArrayAsync(),
            answer.Headers.ETag?.ToString(),
            answer.Headers,
            answer.Content.Headers
        );
    }

    /// <summary>From now on with this access token.</summary>
    public void Bearer(string token) => browser.DefaultRequestHeaders.Authorization = new("Bearer", token);

    public void Dispose() => browser.Dispose();

    private static string JsonOf(object body) =>
        body as string ?? (body as JsonNode)?.ToJsonString() ?? System.Text.Json.JsonSerializer.Serialize(body);
}
