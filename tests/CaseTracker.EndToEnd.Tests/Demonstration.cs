using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>Somebody who can sign in at the demonstration.</summary>
internal sealed record DemoAccount(string User, string Password, string TotpSecret, string Role, string Scope);

/// <summary>The product as a newcomer starts it: one process with both services, on free ports and in a folder of its own.</summary>
internal sealed class Demonstration : IAsyncDisposable
{
    public const string RedirectUri = "http://127.0.0.1:9/callback";
    public const string SignedOutUri = "http://127.0.0.1:9/signed-out";

    private static readonly JsonSerializerOptions _web = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Task<Demonstration>> _shared = new(() => Start());
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log;

    private Demonstration(Process process, ConcurrentQueue<string> log, string folder, string announced, TimeSpan start)
    {
        (_process, _log, Folder, Announced, StartTook) = (process, log, folder, announced, start);
        var ready = JsonDocument.Parse(announced).RootElement;
        Web = new Uri(ready.GetProperty("web").GetString()!);
        Identity = new Uri(ready.GetProperty("identity").GetString()!);
        Accounts = ready.GetProperty("accounts").Deserialize<IReadOnlyList<DemoAccount>>(_web)!;
        Clients = ready.GetProperty("clients");
    }

    /// <summary>One demonstration for all tests; each signs in as persons of its own.</summary>
    public static Task<Demonstration> Shared => _shared.Value;

    public string Folder { get; }

    /// <summary>The lines that both services have written so far.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>The line of JSON that says where to go, with the clients that the tests add.</summary>
    public string Announced { get; }

    public TimeSpan StartTook { get; }
    public Uri Web { get; }
    public Uri Identity { get; }
    public IReadOnlyList<DemoAccount> Accounts { get; }
    public JsonElement Clients { get; }

    public DemoAccount Account(string name) => Accounts.Single(a => a.User.StartsWith(name + '@', StringComparison.Ordinal));

    /// <summary>As if this account had proven who it is so much earlier; the identity server asks its database each time.</summary>
    public async Task Age(string subject, TimeSpan by)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "demo.identity.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE AccountSession SET AuthenticatedAt = DATETIME(AuthenticatedAt, @by) WHERE AccountId = @subject";
        command.Parameters.AddWithValue("@by", $"-{(int)by.TotalSeconds} seconds");
        command.Parameters.AddWithValue("@subject", subject);
        Assert.That(await command.ExecuteNonQueryAsync(), Is.GreaterThan(0));
    }

    public static async Task<Demonstration> Start(string? folder = null, params string[] arguments)
    {
        folder ??= Path.Combine(Path.GetTempPath(), "casetracker-end-to-end", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        var (configuration, registered) = Registered();
        await File.WriteAllTextAsync(Path.Combine(folder, "identity.json"), configuration.ToJsonString());
        var begun = Stopwatch.GetTimestamp();
        var process = Product.Start(folder, ["serve", "--demo", "--json", "--urls", "http://127.0.0.1:0", .. arguments]);
        // Read all the time: a full pipe would stop it.
        var log = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, said) => log.Enqueue(said.Data ?? "");
        process.BeginErrorReadLine();
        if (await process.StandardOutput.ReadLineAsync() is not { } line)
        {
            await process.WaitForExitAsync();
            throw new AssertionException($"The demonstration did not start: {string.Join(Environment.NewLine, log)}");
        }
        var announced = JsonNode.Parse(line)!.AsObject();
        announced["registered"] = registered;
        return new Demonstration(process, log, folder, announced.ToJsonString(), Stopwatch.GetElapsedTime(begun));
    }

    public static async Task StopShared()
    {
        if (_shared.IsValueCreated)
            await (await Shared).DisposeAsync();
    }

    /// <summary>Ends the process; what it has written stays.</summary>
    public async Task Stop()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Two clients that no demonstration has: one with a secret, one with a key pair.</summary>
    private static (JsonObject Configuration, JsonObject Registered) Registered()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (whole, point) = (
            key.ExportParameters(true),
            new JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["kid"] = "test",
                ["alg"] = "ES256",
            }
        );
        point["x"] = Base64Url(whole.Q.X!);
        point["y"] = Base64Url(whole.Q.Y!);
        var pair = point.DeepClone().AsObject();
        pair["d"] = Base64Url(whole.D!);
        var configuration = new JsonObject
        {
            ["clients"] = new JsonArray(
                Client(
                    "test-secret",
                    ("secretHashes", new JsonArray(Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)))))
                ),
                Client("test-key", ("jwks", new JsonObject { ["keys"] = new JsonArray(point) }.ToJsonString()))
            ),
        };
        return (
            configuration,
            new JsonObject
            {
                ["redirectUri"] = RedirectUri,
                ["signedOutUri"] = SignedOutUri,
                ["secret"] = new JsonObject { ["client_id"] = "test-secret", ["client_secret"] = secret },
                ["key"] = new JsonObject { ["client_id"] = "test-key", ["jwk"] = pair },
            }
        );
    }

    private static JsonObject Client(string id, (string Name, JsonNode Value) proof) =>
        new()
        {
            ["clientId"] = id,
            ["name"] = id,
            ["grantTypes"] = new JsonArray("authorization_code", "refresh_token", "client_credentials"),
            ["redirectUris"] = new JsonArray(RedirectUri),
            ["postLogoutRedirectUris"] = new JsonArray(SignedOutUri),
            ["scopes"] = new JsonArray("openid", "profile", "email", "casetracker"),
            [proof.Name] = proof.Value,
        };

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
