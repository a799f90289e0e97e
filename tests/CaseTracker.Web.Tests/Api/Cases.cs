using System.Net;
using System.Text.Json.Nodes;
using CaseTracker.Web.Tests.SignIn;

namespace CaseTracker.Web.Tests.Api;

/// <summary>The service with the cases that the tests of the API are about, recorded through the API itself.</summary>
internal sealed class Cases : IAsyncDisposable
{
    private readonly Dictionary<(string?, string), Client> _clients = [];

    private Cases(TestProvider provider, Service service) => (Provider, Service) = (provider, service);

    public TestProvider Provider { get; }

    public Service Service { get; }

    /// <summary>In MINUSCA, hosted by CAF; a person of MAR and one of KHM.</summary>
    public string Own { get; private set; } = "";

    /// <summary>In MONUSCO, hosted by COD; a person of ZAF.</summary>
    public string Other { get; private set; } = "";

    /// <summary>The person of MAR in <see cref="Own"/>.</summary>
    public string Person { get; private set; } = "";

    public static async Task<Cases> Start()
    {
        var provider = await TestProvider.Start();
        var cases = new Cases(provider, await Service.Start(o => o with { SignIn = new() { Authority = provider.Address } }));
        var desk = await cases.As("desk");
        cases.Own = await Register(desk, Killing("MINUSCA", "MAR", "KHM"));
        cases.Other = await Register(desk, Killing("MONUSCO", "ZAF"));
        var persons = (await desk.Get($"/api/cases/{cases.Own}")).Json["persons"]!.AsArray();
        cases.Person = persons.Single(p => p!["concernedState"]!.GetValue<string>() == "MAR")!["personId"]!.GetValue<string>();
        return cases;
    }

    /// <summary>One client for each person and language, with a session for pages and an access token for the API; null: nobody is signed
    /// in.</summary>
    public async Task<Client> As(string? person, string language = "en")
    {
        if (_clients.TryGetValue((person, language), out var client))
            return client;
        var browser = person is null ? Service.Browser(language) : await Service.SignIn(person, language);
        if (person is not null)
            browser.DefaultRequestHeaders.Authorization = new("Bearer", Provider.AccessToken($"{person}@example.org"));
        return _clients[(person, language)] = new(browser);
    }

    public static JsonObject Killing(string mission, params string[] contributors) =>
        new()
        {
            ["mission"] = mission,
            ["occurredOn"] = "2017-05-08",
            ["act"] = "killing",
            ["nature"] = "malicious",
            ["area"] = "Mbomou",
            ["place"] = "Bangassou",
            ["latitude"] = 4.74,
            ["longitude"] = 22.81,
            ["means"] = "ambush",
            ["setting"] = "convoy",
            ["perpetrator"] = "armed_group",
            ["narrative"] = "Internal narrative",
            ["source"] = "mission_monitoring",
            ["confidence"] = "confirmed",
            ["persons"] = new JsonArray([.. contributors.Select(Affected)]),
        };

    public static JsonObject Affected(string state) =>
        new()
        {
            ["personnel"] = "contingent",
            ["sex"] = "male",
            ["state"] = state,
            ["name"] = $"Invented {state}",
            ["harms"] = new JsonArray(new JsonObject { ["harm"] = "killed", ["on"] = "2017-05-08" }),
        };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        await Service.DisposeAsync();
        await Provider.DisposeAsync();
    }

    private static async Task<string> Register(Client desk, JsonObject body)
    {
        var answer = await desk.Post("/api/cases", body);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer.Json["reference"]!.GetValue<string>();
    }
}
