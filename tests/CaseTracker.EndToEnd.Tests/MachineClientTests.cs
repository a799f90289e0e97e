using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>A program gets a token from the identity server and from it no right: what it may do is designated.</summary>
public sealed class MachineClientTests
{
    private static readonly HttpClient _client = new();

    [TestCase("demo-desk", HttpStatusCode.OK)]
    [TestCase("demo-senior", HttpStatusCode.OK)]
    [TestCase("demo-focal-minusca", HttpStatusCode.OK)]
    [TestCase("demo-liaison-caf", HttpStatusCode.OK)]
    [TestCase("demo-liaison-mar", HttpStatusCode.OK)]
    [TestCase("demo-auditor", HttpStatusCode.Forbidden)]
    [TestCase("demo-administrator", HttpStatusCode.Forbidden)]
    public async Task Reads_the_list_of_cases_if_its_role_does(string clientId, HttpStatusCode expected)
    {
        using var answer = await Ask(await Demonstration.Shared, await Token(clientId));
        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_State_sees_fewer_cases_than_the_Secretariat()
    {
        var demonstration = await Demonstration.Shared;
        using var un = await Ask(demonstration, await Token("demo-desk"));
        using var state = await Ask(demonstration, await Token("demo-liaison-mar"));
        Assert.That(await CountOf(state), Is.InRange(1, await CountOf(un) - 1));
    }

    [Test]
    public async Task Without_a_token_the_API_answers_nobody()
    {
        using var answer = await Ask(await Demonstration.Shared, null);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer").And.Not.Contain("error"));
    }

    internal static async Task<string> Token(string clientId, Demonstration? of = null)
    {
        var demonstration = of ?? await Demonstration.Shared;
        var client = demonstration.Clients.EnumerateArray().Single(c => c.GetProperty("client_id").GetString() == clientId);
        var discovery = await _client.GetFromJsonAsync<JsonElement>(new Uri(demonstration.Identity, "/.well-known/openid-configuration"));
        using var form = new FormUrlEncodedContent([
            .. client
                .EnumerateObject()
                .Where(p => p.Name is "client_id" or "client_secret" or "scope")
                .Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!)),
            KeyValuePair.Create("grant_type", "client_credentials"),
        ]);
        using var answer = await _client.PostAsync(new Uri(discovery.GetProperty("token_endpoint").GetString()!), form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    private static async Task<HttpResponseMessage> Ask(Demonstration demonstration, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(demonstration.Web, "/api/cases"));
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        return await _client.SendAsync(request);
    }

    private static async Task<int> CountOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("count").GetInt32();
}
