using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityServer.Tests.Protocol;

/// <summary>Whatever is sent, an endpoint never fails: it refuses.</summary>
public sealed class GarbageTests
{
    private static readonly string[] _names =
    [
        "client_id",
        "client_secret",
        "client_assertion",
        "client_assertion_type",
        "redirect_uri",
        "response_type",
        "response_mode",
        "scope",
        "state",
        "nonce",
        "code",
        "code_challenge",
        "code_challenge_method",
        "code_verifier",
        "grant_type",
        "refresh_token",
        "token",
        "token_type_hint",
        "id_token_hint",
        "post_logout_redirect_uri",
        "request",
        "request_uri",
        "prompt",
        "max_age",
        "login_hint",
        "ui_locales",
        "acr_values",
        "question",
        "back",
    ];

    private static readonly string[] _values =
    [
        "",
        " ",
        "web",
        "openid",
        "code",
        "none",
        "login",
        "S256",
        "authorization_code",
        "refresh_token",
        "client_credentials",
        Provider.Callback,
        Provider.Challenge,
        Provider.Secret,
        "\0",
        "\r\nSet-Cookie: a=b",
        "%00",
        "%",
        "../../etc",
        "' OR 1=1 --",
        "<script>",
        "\ud800",
        "𝔘𝔫𝔦",
        "‮",
        "-1",
        "99999999999999999999",
        "eyJhbGciOiJub25lIn0.e30.",
        "e30.e30.e30",
        "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.W10.AA",
        "eyJ0eXAiOjEsImFsZyI6WzFdfQ.eyJhdWQiOjEsInN1YiI6e30sImp0aSI6W119.AA",
        "a.b.c",
        "....",
        "urn:ietf:params:oauth:request_uri:x",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "javascript:alert(1)",
        "http://[",
        "http://127.0.0.1:99999999/back",
    ];

    private static readonly string[] _paths =
    [
        "/connect/authorize",
        "/connect/authorize/callback",
        "/connect/par",
        "/connect/token",
        "/connect/userinfo",
        "/connect/revocation",
        "/connect/introspect",
        "/connect/endsession",
        "/connect/endsession/callback",
        "/.well-known/openid-configuration",
        "/.well-known/openid-configuration/jwks",
    ];

    [Test]
    public async Task Never_answers_500([Values(1, 2, 3, 4)] int seed)
    {
        await using var provider = await Provider.Start(o => o with { Limits = new(Requests: 1_000_000, Failures: 1_000_000) });
        await provider.SignIn();
        var random = new Random(seed);
        for (var i = 0; i < 250; i++)
        {
            using var request = Request(random);
            using var answer = await provider.Browser.SendAsync(request);
            Assert.That((int)answer.StatusCode, Is.LessThan(500), () => $"{request.Method} {request.RequestUri} {Sent(request)}");
            if (answer.Headers.Location is { IsAbsoluteUri: true } location)
                Assert.That(
                    location.GetLeftPart(UriPartial.Authority),
                    Is.AnyOf("https://web.example", "http://127.0.0.1", "https://other.example"),
                    location.ToString()
                );
            Assert.That(
                answer.Headers.Contains("Set-Cookie")
                    && answer.Headers.GetValues("Set-Cookie").Any(c => c.StartsWith("a=b", StringComparison.Ordinal)),
                Is.False
            );
        }
    }

    [TestCase("/connect/token")]
    [TestCase("/connect/par")]
    [TestCase("/connect/revocation")]
    [TestCase("/connect/introspect")]
    public async Task Refuses_bodies_that_are_no_forms(string path)
    {
        await using var provider = await Provider.Start();
        HttpContent[] bodies =
        [
            new StringContent("{}", Encoding.UTF8, "application/json"),
            new StringContent("grant_type=client_credentials", Encoding.UTF8, "text/plain"),
            new ByteArrayContent([]),
            new MultipartFormDataContent { { new StringContent("client_credentials"), "grant_type" } },
            new StringContent(
                string.Join('&', Enumerable.Range(0, 100).Select(i => $"a{i}=1")),
                Encoding.UTF8,
                "application/x-www-form-urlencoded"
            ),
            new StringContent("client_id=" + new string('x', 40_000), Encoding.UTF8, "application/x-www-form-urlencoded"),
        ];
        foreach (var body in bodies)
        {
            using var response = await provider.Http.PostAsync(new Uri(path, UriKind.Relative), body);
            var answer = await Answer.Of(response);
            Assert.That((answer.Status, answer.Error), Is.EqualTo((400, "invalid_request")));
            body.Dispose();
        }
    }

    private static HttpRequestMessage Request(Random random)
    {
        var start =
            random.Next(2) == 0
                ? Provider.Request()
                : new Dictionary<string, string?>
                {
                    ["client_id"] = Provider.Web,
                    ["client_secret"] = Provider.Secret,
                    ["grant_type"] = Pick(random, _values),
                };
        for (var n = random.Next(1, 6); n > 0; n--)
            start[Pick(random, _names)] = Value(random);
        var parameters = start.Where(p => p.Value is not null).ToList();
        if (random.Next(5) == 0)
            parameters.Add(parameters[random.Next(parameters.Count)]);
        var path = Pick(random, _paths);
        var isPost = random.Next(2) == 0;
        var request = new HttpRequestMessage(
            isPost ? HttpMethod.Post : HttpMethod.Get,
            new Uri(isPost ? path : QueryHelpers.AddQueryString(path, parameters), UriKind.Relative)
        );
        if (isPost)
            request.Content = new FormUrlEncodedContent(parameters.Select(p => new KeyValuePair<string, string>(p.Key, p.Value!)));
        if (random.Next(4) == 0)
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                Pick(random, ["Basic", "Basic !", "Basic Og==", "Basic JTAwOiU=", "Bearer", "Bearer a.b.c", "Digest x", "Basic d2ViOg=="])
            );
        return request;
    }

    private static string Value(Random random) =>
        random.Next(3) > 0
            ? Pick(random, _values)
            : new string([.. Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(1, 0xd7ff))]);

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string? Sent(HttpRequestMessage request) => request.Content?.ReadAsStringAsync().GetAwaiter().GetResult();
}
