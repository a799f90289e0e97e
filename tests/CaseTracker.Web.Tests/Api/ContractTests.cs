using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Home;
using CaseTracker.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.Api;

public sealed partial class ContractTests
{
    [Test]
    public async Task Every_member_of_a_contract_has_a_source()
    {
        await using var service = await Service.Start();
        service.App.Services.GetRequiredService<IMapper>().ConfigurationProvider.AssertConfigurationIsValid();
    }

    [Test]
    public void Every_message_is_there_in_both_languages()
    {
        string[] properties =
        [
            .. typeof(ApiText).GetMembers().Where(m => m is System.Reflection.PropertyInfo).Select(m => m.Name),
            nameof(ApiText.ValueNotOneOf),
            nameof(ApiText.ParameterUnknown),
        ];
        foreach (var language in new[] { "", "fr" })
        {
            var keys = ApiText
                .Resources.GetResourceSet(new CultureInfo(language), true, false)!
                .Cast<System.Collections.DictionaryEntry>()
                .Select(e => (string)e.Key);
            Assert.That(keys.Where(k => !k.StartsWith("Title.", StringComparison.Ordinal)), Is.EquivalentTo(properties), language);
        }
    }

    /// <summary>Apart from the note that somebody opened the home page, which only that page makes.</summary>
    [Test]
    public void Every_command_of_the_product_has_an_address() =>
        Assert.That(
            CommandRoutes.All.Select(r => r.Command).Append(typeof(MarkVisited.Command)),
            Is.EquivalentTo(
                typeof(ICommand).Assembly.GetTypes().Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(ICommand)))
            )
        );

    [Test]
    public async Task The_description_is_public_and_names_every_route_and_what_its_body_holds()
    {
        await using var service = await Service.Start();
        using var nobody = new Client(service.Browser());
        var document = (await nobody.Get("/openapi/v1.json")).Json;
        var paths = document["paths"]!.AsObject();
        var register = paths["/api/cases/{reference}/persons"]!["post"]!;
        Assert.Multiple(() =>
        {
            Assert.That(paths.SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key} {p.Key}")), Is.EquivalentTo(Routes(service)));
            Assert.That(BodyOf(document, register).Select(m => m.Key), Is.EquivalentTo(["person", "source", "confidence"]));
            Assert.That(
                register["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()),
                Is.EquivalentTo(["reference", "Idempotency-Key", "If-Match"])
            );
            Assert.That(
                register["responses"]!.AsObject().Select(r => r.Key),
                Is.EquivalentTo(["200", "202", "400", "401", "403", "404", "409", "412", "413", "415", "422"])
            );
            Assert.That(
                paths["/api/cases"]!["get"]!["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()),
                Does.Contain("nationality").And.Contain("after")
            );
        });
    }

    /// <summary>As the service answers them, without the conditions on what stands in their addresses.</summary>
    private static IEnumerable<string> Routes(Service service) =>
        from endpoint in service.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where !HttpMethods.IsHead(method)
        select $"{method.ToLowerInvariant()} {Condition().Replace(endpoint.RoutePattern.RawText!, "}")}";

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Condition();

    private static JsonObject BodyOf(JsonNode document, JsonNode operation)
    {
        var name = operation["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>();
        return document["components"]!["schemas"]![name[(name.LastIndexOf('/') + 1)..]]!["properties"]!.AsObject();
    }
}
