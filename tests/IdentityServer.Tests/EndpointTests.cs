using System.Net;
using IdentityServer.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests;

/// <summary>Every address of the server is closed unless it is named here.</summary>
public sealed class EndpointTests
{
    private static readonly string[] _open =
    [
        "/account/email/confirm",
        "/.well-known/openid-configuration",
        "/.well-known/openid-configuration/jwks",
        "/assets/{name}",
        "/demo/codes",
        "/demo/mail",
        "/connect/authorize",
        "/connect/authorize/callback",
        "/connect/endsession",
        "/connect/endsession/callback",
        "/connect/introspect",
        "/connect/par",
        "/connect/revocation",
        "/connect/token",
        "/connect/userinfo",
        "/enrol",
        "/error",
        "/health",
        "/invitation",
        "/invitations",
        "/language/{code}",
        "/reset",
        "/reset/passphrase",
        "/sign-in",
        "/sign-in/again",
        "/sign-in/second",
        "/sign-out",
    ];

    [Test]
    public async Task Only_the_named_addresses_are_open_to_everybody()
    {
        await using var server = await Server.Start();

        Assert.That(
            Endpoints(server).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Address).Distinct(),
            Is.EquivalentTo(_open)
        );
    }

    [Test]
    public async Task A_passphrase_without_a_second_factor_opens_nothing_else([Values] bool hasFactor)
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        if (hasFactor)
            await server.AddApp(account);
        using var browser = server.Browser();
        using var first = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        Assert.That(first.Headers.Location, Is.Not.Null);

        var closed = Endpoints(server).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.That(closed, Is.Not.Empty);
        foreach (var endpoint in closed)
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                var address = Address(endpoint).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
                using var request = new HttpRequestMessage(new HttpMethod(method), address);
                using var answer = await browser.SendAsync(request);
                Assert.That(
                    (answer.StatusCode, answer.Headers.Location?.ToString()),
                    Is.EqualTo((HttpStatusCode.Redirect, SignInAddresses.SignIn(address))),
                    $"{method} {Address(endpoint)}"
                );
            }
        }
    }

    private static IEnumerable<RouteEndpoint> Endpoints(Server server) =>
        server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
