namespace IdentityServer.Tests.Protocol;

/// <summary>Who guesses behind a proxy does not lock out everybody else behind it, and nobody else can put on another address.</summary>
public sealed class ProxiesTests
{
    [TestCase("127.0.0.1;::1", 200)]
    [TestCase("127.0.0.0/8;::1/128", 200)]
    [TestCase("192.0.2.1", 429)]
    [TestCase("", 429)]
    public async Task Only_a_known_proxy_names_the_visitor(string proxies, int status)
    {
        ArgumentNullException.ThrowIfNull(proxies);
        await using var provider = await Provider.Start(o =>
            o with
            {
                Proxies = proxies.Split(';', StringSplitOptions.RemoveEmptyEntries),
                Limits = new(Failures: 3),
            }
        );
        for (var i = 0; i < 3; i++)
            await Ask(provider, "198.51.100.7", "a guess");
        Assert.That(await Ask(provider, "198.51.100.7", Provider.Secret), Is.EqualTo(429));
        Assert.That(await Ask(provider, "203.0.113.9", Provider.Secret), Is.EqualTo(status));
    }

    [Test]
    public async Task No_switch_of_the_framework_makes_a_proxy_of_everybody()
    {
        await using var provider = await Provider.Start(o =>
            o with
            {
                Arguments = ["--ForwardedHeaders_Enabled=true"],
                Limits = new(Failures: 3),
            }
        );
        for (var i = 0; i < 3; i++)
            await Ask(provider, "198.51.100.7", "a guess");
        Assert.That(await Ask(provider, "203.0.113.9", Provider.Secret), Is.EqualTo(429));
    }

    [Test]
    public void Refuses_a_proxy_without_an_address() =>
        Assert.Throws<InvalidOperationException>(() =>
            IdentityService.Build(
                new IdentityServiceOptions
                {
                    Database = "sqlite:nowhere.db",
                    MasterKey = new byte[32],
                    Issuer = "http://localhost",
                    Proxies = ["proxy.example"],
                }
            )
        );

    private static async Task<int> Ask(Provider provider, string visitor, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/connect/token", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = Provider.Basic(Provider.Machine, secret);
        request.Headers.Add("X-Forwarded-For", visitor);
        using var answer = await provider.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
