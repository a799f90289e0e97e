using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CaseTracker.Cases;
using CaseTracker.Web.Api;

namespace CaseTracker.Web.Tests.Api;

/// <summary>Whatever is sent, the answer is a refusal that says what is wrong, never a fault of the product, and nothing is
/// stored.</summary>
public sealed class BadInputTests
{
    private const int Rounds = 400;
    private Cases _cases = null!;

    [OneTimeSetUp]
    public async Task Start() => _cases = await Cases.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [TestCase("colour=red", "colour")]
    [TestCase("Mission=MINUSCA", "Mission")]
    [TestCase("year=2017&year=2018", "year")]
    [TestCase("year=20177", "year")]
    [TestCase("act=murder", "act")]
    [TestCase("host=ATLANTIS", "host")]
    [TestCase("size=0", "size")]
    [TestCase("size=201", "size")]
    [TestCase("size=-1", "size")]
    [TestCase("sort=colour", "sort")]
    [TestCase("order=up", "order")]
    [TestCase("after=x", "after")]
    [TestCase("asOf=yesterday", "asOf")]
    [TestCase("asOf=@99999999999999999999", "asOf")]
    [TestCase("audience=XXX", "audience")]
    [TestCase("format=xml", "format")]
    public async Task A_parameter_that_is_not_understood_is_named(string query, string field)
    {
        var desk = await _cases.As("desk");
        var answer = await desk.Get($"/api/cases?{query}");
        Assert.That(
            (answer.Status, answer.Fields.SingleOrDefault()),
            Is.EqualTo((HttpStatusCode.BadRequest, char.ToLowerInvariant(field[0]) + field[1..])),
            answer.Text
        );
    }

    [Test]
    public async Task Random_parameters()
    {
        var random = new Random(2589);
        var desk = await _cases.As("desk");
        for (var i = 0; i < Rounds; i++)
        {
            var parameters = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Name(random)}={Uri.EscapeDataString(Words(random))}");
            await AssertHandled(desk, c => c.Get($"/api/cases?{string.Join('&', parameters)}"));
            // A null in a path is refused before it comes to the product.
            await AssertHandled(
                desk,
                c => c.Get($"/api/cases/{Uri.EscapeDataString(Words(random).Replace("\0", "", StringComparison.Ordinal))}")
            );
        }
    }

    [Test]
    public async Task Random_bytes()
    {
        var random = new Random(2730);
        var desk = await _cases.As("desk");
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
                bytes = [.. "{\"summary\":\""u8, .. bytes, .. "\"}"u8];
            using var body = new ByteArrayContent(bytes);
            body.Headers.ContentType = new("application/json");
            await AssertHandled(desk, c => c.Post($"/api/cases/{_cases.Own}/summary", body));
        }
    }

    [Test]
    public async Task Random_shapes_for_every_command()
    {
        var random = new Random(1738);
        var senior = await _cases.As("senior");
        foreach (var route in CommandRoutes.All)
        {
            var address =
                "/api"
                + route
                    .Pattern.Replace("{reference}", _cases.Own, StringComparison.Ordinal)
                    .Replace("{personId:guid}", _cases.Person, StringComparison.Ordinal)
                    .Replace("{state}", "XXX", StringComparison.Ordinal)
                    .Replace("{designationId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                    .Replace("{proposalId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
            for (var i = 0; i < Rounds / 10; i++)
                await AssertHandled(senior, c => c.Post(address, Shape(route.Command, random)));
        }
    }

    [TestCase("{\"summary\":\"\\ud800\"}")]
    [TestCase("{\"\\ud800\":1}")]
    [TestCase("{\"summary\":\"a\",\"summary\":\"b\"}")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("")]
    [TestCase("{\"summary\":\"a\"} {}")]
    public async Task What_is_no_JSON_object_is_refused(string body)
    {
        var desk = await _cases.As("desk");
        Assert.That((await desk.Post($"/api/cases/{_cases.Own}/summary", body)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Depth_is_limited()
    {
        var desk = await _cases.As("desk");
        var body = string.Concat(Enumerable.Repeat("{\"person\":", 1000)) + "1" + new string('}', 1000);
        Assert.That((await desk.Post($"/api/cases/{_cases.Own}/persons", body)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task AssertHandled(Client client, Func<Client, Task<Answer>> send)
    {
        var answer = await send(client);
        Assert.That((int)answer.Status, Is.LessThan(500), answer.Text);
        if ((int)answer.Status >= 400)
            Assert.That(answer.Content.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    private static string Name(Random random) =>
        random.Next(5) == 0 ? "colour" : Pick(random, [.. CaseFilter.ParameterNames, "sort", "order", "after", "size", "asOf", "audience"]);

    private static string Words(Random random) =>
        random.Next(4) switch
        {
            0 => Pick(
                random,
                [
                    "2017",
                    "MINUSCA",
                    "killing",
                    "CAF",
                    "yes",
                    "none",
                    "killed",
                    "0001",
                    "9999-12-31",
                    "@3",
                    "UN",
                    "2017-05-08T00:00:00Z",
                    "incident_on",
                ]
            ),
            1 => random.Next(int.MinValue, int.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture),
            2 => Pick(
                random,
                [
                    "'",
                    "%",
                    "_",
                    "*",
                    "\"",
                    "--",
                    "\0",
                    "%00",
                    "\uFFFD",
                    "ا",
                    "中",
                    "𐍈",
                    "..",
                    "/",
                    "{CaseRow}",
                    "@audience",
                    new string('x', 3000),
                ]
            ),
            _ => new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(1, 0xD7FF))]),
        };

    /// <summary>An object with the members of the command, each with a value that may or may not fit.</summary>
    private static JsonObject Shape(Type command, Random random)
    {
        var shape = new JsonObject();
        foreach (var member in command.GetProperties().Where(p => p.Name is not ("Reference" or "Version") && random.Next(10) > 0))
            shape[char.ToLowerInvariant(member.Name[0]) + member.Name[1..]] = Value(member.PropertyType, random);
        return shape;
    }

    private static JsonNode? Value(Type type, Random random)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return random.Next(12) switch
        {
            0 => null,
            1 => random.Next(),
            2 => double.MaxValue,
            3 => new JsonArray(1, "x", null),
            4 => new JsonObject { ["x"] = new JsonArray() },
            5 => Words(random),
            _ when CommandJson.CodesOf(value) is { } codes => Pick(random, codes),
            _ when value == typeof(string) => Words(random),
            _ when value == typeof(bool) => true,
            _ when value == typeof(double) => (random.NextDouble() * 400) - 200,
            _ when value == typeof(Guid) => Guid.Empty.ToString(),
            _ when value.IsGenericType => new JsonArray([
                .. Enumerable.Range(0, random.Next(3)).Select(_ => Value(value.GetGenericArguments()[0], random)),
            ]),
            _ when value.IsClass => Shape(value, random),
            _ => Pick(random, ["2017", "2017-05", "2017-05-08", "2999", "0000", "2017-02-30"]),
        };
    }

    private static string Pick(Random random, IReadOnlyList<string> values) => values[random.Next(values.Count)];
}
