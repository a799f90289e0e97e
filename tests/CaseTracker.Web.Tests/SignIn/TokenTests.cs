using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CaseTracker.Access;
using CaseTracker.Reference;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.SignIn;

/// <summary>Access tokens at the API: whose, made for it, and valid now.</summary>
public sealed class TokenTests : ProviderTests
{
    [Test]
    public async Task A_person_s_token_opens_what_the_person_may()
    {
        Assert.That(
            (await Get("/api/me", Provider.AccessToken("focal@example.org"))).Json!["acting"]!["role"]!.GetValue<string>(),
            Is.EqualTo("focal_point")
        );
        Assert.That((await Get("/api/access-log", Provider.AccessToken("focal@example.org"))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(
            (await Get("/api/me", Provider.AccessToken("nobody@example.org"))).Status,
            Is.EqualTo(HttpStatusCode.Forbidden),
            "a token alone gives no right"
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_program_s_token_names_the_program(bool hasSubject)
    {
        var name = hasSubject ? "reader-of-the-log" : "other-reader";
        var proposed = await Service.Send(
            Service.Desk,
            new Designate.Command(
                $"client:{name}",
                "Reader of tables",
                Role.Auditor,
                null,
                new DateOnly(2020, 1, 1),
                null,
                "Reads the log."
            )
        );
        await Service.Send(Second, new DecideProposal.Command(proposed.ProposalId!.Value, Approve: true, null));
        var token = Provider.AccessToken(
            name,
            t =>
            {
                t["client_id"] = name;
                if (!hasSubject)
                    t.Remove("sub");
                foreach (var claim in new[] { "auth_time", "amr" })
                    t.Remove(claim);
            }
        );
        Assert.That((await Get("/api/me", token)).Json!["subject"]!.GetValue<string>(), Is.EqualTo($"client:{name}"));
        await Service.Send(Second, new EndDesignation.Command(await DesignationOf($"client:{name}"), "Over."));
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        Assert.That(
            (await Get("/api/me", token)).Status,
            Is.EqualTo(HttpStatusCode.Forbidden),
            "a designation that ends takes its token with it"
        );
    }

    [Test]
    public async Task No_person_passes_for_a_program() =>
        Assert.That((await Get("/api/me", Provider.AccessToken("client:reader"))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));

    [Test]
    public async Task No_person_whose_name_is_a_program_s_passes_for_it() =>
        Assert.That(
            (await Get("/api/me", Provider.AccessToken("reader", t => t["client_id"] = "reader"))).Status,
            Is.EqualTo(HttpStatusCode.Unauthorized)
        );

    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("of another issuer", p => p.AccessToken("desk@example.org", t => t["iss"] = "https://elsewhere.example"));
        yield return Case("for another audience", p => p.AccessToken("desk@example.org", t => t["aud"] = TestProvider.Client));
        yield return Case("that is over", p => p.AccessToken("desk@example.org", t => t["exp"] = t["iat"]!.GetValue<long>() - 600));
        yield return Case("that begins later", p => p.AccessToken("desk@example.org", t => t["nbf"] = t["iat"]!.GetValue<long>() + 600));
        yield return Case("without an end", p => p.AccessToken("desk@example.org", t => t.Remove("exp")));
        yield return Case("that is an ID token", p => p.AccessToken("desk@example.org", type: "JWT"));
        yield return Case("without a type", p => p.AccessToken("desk@example.org", type: null));
        yield return Case("of an unknown key", p => p.AccessToken("desk@example.org", key: new TestKey("unknown")));
        yield return Case("of a false key", p => p.AccessToken("desk@example.org", key: new TestKey("second")));
        yield return Case("without a signature", p => TestKey.Unsigned(p.Claims("casetracker")));
        yield return Case("signed with the public key", p => p.Key.SignWithPublicKey(p.Claims("casetracker")));
        yield return Case("that is none", _ => "nonsense");
    }

    [TestCaseSource(nameof(Bad))]
    public async Task Takes_no_token(object make)
    {
        var answer = await Get("/api/me", ((Func<TestProvider, string>)make)(Provider));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Demand, Does.StartWith("Bearer error=\"invalid_token\""));
    }

    [Test]
    public async Task Says_what_is_missing_as_the_standard_wants_it()
    {
        using var nobody = Service.Browser();
        using var answer = await nobody.GetAsync(new Uri("/api/me", UriKind.Relative));
        Assert.That(
            (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()),
            Is.EqualTo((HttpStatusCode.Unauthorized, "Bearer realm=\"CaseTracker\", scope=\"casetracker\""))
        );
        var scopeless = await Get("/api/me", Provider.AccessToken("desk@example.org", t => t["scope"] = "openid"));
        Assert.That(
            (scopeless.Status, scopeless.Demand),
            Is.EqualTo((HttpStatusCode.Forbidden, "Bearer error=\"insufficient_scope\", scope=\"casetracker\""))
        );
        var old = await Get(
            "/api/cases?format=csv",
            Provider.AccessToken("desk@example.org", t => t["auth_time"] = t["iat"]!.GetValue<long>() - 1000)
        );
        Assert.That(
            (old.Status, old.Demand),
            Is.EqualTo(
                (
                    HttpStatusCode.Unauthorized,
                    "Bearer error=\"insufficient_user_authentication\", error_description=\"A more recent sign-in is required\", max_age=\"900\""
                )
            )
        );
        var single = await Get("/api/cases?format=csv", Provider.AccessToken("desk@example.org", t => t["amr"] = new JsonArray("pwd")));
        Assert.That(single.Status, Is.EqualTo(HttpStatusCode.Unauthorized), "one factor is no proof, however recent");
    }

    [Test]
    public async Task A_new_key_of_the_provider_is_found_and_an_unknown_one_is_looked_for_seldom()
    {
        Assert.That((await Get("/api/me", Provider.AccessToken("desk@example.org"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Wait(TimeSpan.FromSeconds(11));
        Provider.Keys.Add(new TestKey("fresh"));
        Assert.That((await Get("/api/me", Provider.AccessToken("desk@example.org"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Provider.Keys.Add(new TestKey("fresher"));
        Assert.That(
            (await Get("/api/me", Provider.AccessToken("desk@example.org"))).Status,
            Is.EqualTo(HttpStatusCode.Unauthorized),
            "it was asked just now"
        );
        Wait(TimeSpan.FromSeconds(11));
        Assert.That((await Get("/api/me", Provider.AccessToken("desk@example.org"))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Of_several_capacities_a_header_chooses()
    {
        foreach (var mission in new[] { "MINUSCA", "UNIFIL" })
            await Service.Send(
                Service.Desk,
                new Designate.Command(
                    "two-posts@example.org",
                    "Two posts",
                    Role.FocalPoint,
                    mission,
                    new DateOnly(2020, 1, 1),
                    null,
                    "A post.",
                    "two-posts@example.org"
                )
            );
        var token = Provider.AccessToken("two-posts@example.org");
        var second = (await Service.App.Services.GetRequiredService<Callers>().Of("two-posts@example.org"))
            .Single(c => c.Value.Missions!.Contains("UNIFIL"))
            .Key;
        Assert.That(
            (await Get("/api/me", token, second.ToString())).Json!["acting"]!["missions"]!.ToJsonString(),
            Is.EqualTo("[\"UNIFIL\"]")
        );
        Assert.That((await Get("/api/me", token, Service.DesignationOf("desk").ToString())).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Get("/api/me", token, "nonsense")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_session_reads_the_API_and_changes_nothing_there()
    {
        using var browser = await Service.SignIn("desk");
        using var read = await browser.GetAsync(new Uri("/api/me", UriKind.Relative));
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var change = await browser.PostAsync(new Uri("/api/cases", UriKind.Relative), body);
        Assert.That((read.StatusCode, change.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    private static Caller Second { get; } = new("senior@example.org", "The senior", Role.SeniorFocalPoint, Disclosure.Audience.Un, null);

    private static TestCaseData Case(string what, Func<TestProvider, string> make) => new TestCaseData(make).SetArgDisplayNames(what);

    private async Task<Guid> DesignationOf(string subject) =>
        (await Service.App.Services.GetRequiredService<Callers>().Of(subject)).Single().Key;

    private async Task<(HttpStatusCode Status, string Demand, JsonNode? Json)> Get(string address, string token, string? actingAs = null)
    {
        using var client = Service.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (actingAs is not null)
            client.DefaultRequestHeaders.Add("Acting-As", actingAs);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return (
            answer.StatusCode,
            answer.Headers.WwwAuthenticate.ToString(),
            answer.IsSuccessStatusCode && text.StartsWith('{') ? JsonNode.Parse(text) : null
        );
    }
}
