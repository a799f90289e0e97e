using System.Net;
using System.Text.Json;

namespace IdentityServer.Tests.Protocol;

/// <summary>The metadata say where everything is and nothing that is not so.</summary>
public sealed class DiscoveryTests
{
    private Provider _provider = null!;
    private JsonElement _document;

    [OneTimeSetUp]
    public async Task Start()
    {
        _provider = await Provider.Start();
        _document = JsonSerializer.Deserialize<JsonElement>(
            await _provider.Http.GetStringAsync(new Uri("/.well-known/openid-configuration", UriKind.Relative))
        );
    }

    [OneTimeTearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [TestCase("authorization_endpoint", "/connect/authorize")]
    [TestCase("pushed_authorization_request_endpoint", "/connect/par")]
    [TestCase("token_endpoint", "/connect/token")]
    [TestCase("userinfo_endpoint", "/connect/userinfo")]
    [TestCase("revocation_endpoint", "/connect/revocation")]
    [TestCase("introspection_endpoint", "/connect/introspect")]
    [TestCase("end_session_endpoint", "/connect/endsession")]
    [TestCase("jwks_uri", "/.well-known/openid-configuration/jwks")]
    [TestCase("invitation_endpoint", "/invitations")]
    public async Task Every_address_is_where_it_is_said_to_be(string name, string path)
    {
        Assert.That(_document.GetProperty(name).GetString(), Is.EqualTo(_provider.Server.Options.Issuer + path));
        using var answer = await _provider.Http.PostAsync(new Uri(path, UriKind.Relative), content: null);
        Assert.That(answer.StatusCode, Is.Not.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("response_types_supported", "code")]
    [TestCase("response_modes_supported", "query")]
    [TestCase("grant_types_supported", "authorization_code refresh_token client_credentials")]
    [TestCase("code_challenge_methods_supported", "S256")]
    [TestCase("id_token_signing_alg_values_supported", "RS256")]
    [TestCase("subject_types_supported", "public")]
    [TestCase("ui_locales_supported", "en fr")]
    [TestCase("acr_values_supported", "https://refeds.org/profile/mfa phr")]
    [TestCase("scopes_supported", "openid profile email offline_access casetracker invitations")]
    public void Only_what_is_there_is_said_to_be_supported(string name, string values) =>
        Assert.That(_document.GetProperty(name).EnumerateArray().Select(v => v.GetString()), Is.EqualTo(values.Split(' ')));

    [TestCase("authorization_response_iss_parameter_supported", true)]
    [TestCase("backchannel_logout_supported", true)]
    [TestCase("backchannel_logout_session_supported", true)]
    [TestCase("request_parameter_supported", false)]
    [TestCase("request_uri_parameter_supported", false)]
    [TestCase("claims_parameter_supported", false)]
    public void Says_which_extensions_there_are(string name, bool isThere) =>
        Assert.That(_document.GetProperty(name).GetBoolean(), Is.EqualTo(isThere));

    [Test]
    public void Unsigned_tokens_are_never_offered() =>
        Assert.That(
            _document
                .EnumerateObject()
                .Where(p => p.Name.EndsWith("alg_values_supported", StringComparison.Ordinal))
                .SelectMany(p => p.Value.EnumerateArray())
                .Select(v => v.GetString()),
            Has.None.EqualTo("none").And.None.StartsWith("HS")
        );

    [Test]
    public async Task The_claims_of_tokens_are_those_that_are_announced()
    {
        var tokens = await _provider.Tokens();
        var announced = _document.GetProperty("claims_supported").EnumerateArray().Select(c => c.GetString()).ToList();
        string[] ofTheTokenItself = ["iss", "aud", "exp", "iat"];
        Assert.That(
            Provider.Read(tokens, "id_token").Claims.Select(c => c.Type).Distinct().Except(ofTheTokenItself),
            Is.EquivalentTo(announced)
        );
    }

    [Test]
    public async Task Answers_other_methods_with_405()
    {
        using var answer = await _provider.Http.GetAsync(new Uri("/connect/token?grant_type=client_credentials", UriKind.Relative));
        Assert.That((int)answer.StatusCode, Is.EqualTo(405));
        Assert.That(answer.Content.Headers.Allow, Is.EqualTo(new[] { "POST" }));
    }

    [Test]
    public async Task No_other_site_may_call_from_a_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri("/connect/token", UriKind.Relative))
        {
            Headers = { { "Origin", "https://attacker.example" }, { "Access-Control-Request-Method", "POST" } },
        };
        using var answer = await _provider.Http.SendAsync(request);
        Assert.That(answer.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
    }
}
