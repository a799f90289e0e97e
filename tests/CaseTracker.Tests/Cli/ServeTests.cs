using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CaseTracker.Tests.Cli;

public sealed class ServeTests
{
    [Test]
    public async Task A_demonstration_says_in_one_line_where_to_go_and_who_can_sign_in_and_the_next_one_says_the_same()
    {
        using var shell = new Shell(withKey: false);
        var first = await Announced(
            shell,
            async ready =>
            {
                using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
                Assert.That(
                    (await client.GetAsync(new Uri(ready.GetProperty("web").GetString()!))).StatusCode,
                    Is.EqualTo(HttpStatusCode.Found)
                );
                Assert.That(
                    (await client.GetAsync(new Uri(ready.GetProperty("identity").GetString() + "/health"))).StatusCode,
                    Is.EqualTo(HttpStatusCode.OK)
                );
            }
        );
        (string?, string?)[] roles =
        [
            ("desk_officer", ""),
            ("focal_point", "MINUSCA"),
            ("liaison", "CAF"),
            ("auditor", ""),
            ("administrator", ""),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(
                Each(first, "accounts").Select(a => (a.GetProperty("role").GetString(), a.GetProperty("scope").GetString())),
                Is.SupersetOf(roles)
            );
            Assert.That(
                Each(first, "accounts").Select(a => a.GetProperty("totpSecret").GetString()),
                Is.Unique.And.All.Matches("^[A-Z2-7]{32}$")
            );
            Assert.That(
                Each(first, "accounts").Select(a => a.GetProperty("password").GetString()),
                Is.Unique.And.All.Length.GreaterThan(20)
            );
            Assert.That(
                Each(first, "clients").Select(a => (a.GetProperty("role").GetString(), a.GetProperty("for").GetString())),
                Is.SupersetOf(roles)
            );
            Assert.That(Each(first, "clients").Select(a => a.GetProperty("client_id").GetString()), Does.Contain("demo-liaison-mar"));
        });
        await WrittenByAnotherPolicy(shell);
        Assert.That(await shell.Fail(1, "cases", "--audience", "UN"), Does.Contain("casetracker rebuild"));
        var second = await Announced(shell);
        foreach (var list in (string[])["accounts", "clients"])
            Assert.That(second.GetProperty(list).GetRawText(), Is.EqualTo(first.GetProperty(list).GetRawText()));
        await shell.Succeed("verify", "--views");
    }

    private static async Task WrittenByAnotherPolicy(Shell shell)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={shell.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE ReadTables SET PolicyVersion = 0";
        Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_address_that_is_taken_is_said_in_one_line()
    {
        using var shell = new Shell()
            .With("CASETRACKER_AUTHORITY", "https://sign-in.example")
            .With("CASETRACKER_CLIENT_SECRET", "x")
            .With("CASETRACKER_URL", "https://cases.example");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var process = shell.Start("serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That((process.ExitCode, error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo((1, new[] { error.Trim() })));
        Assert.That(error, Does.StartWith("casetracker: "));
    }

    [Test]
    public async Task A_demonstration_is_refused_where_others_could_reach_it()
    {
        using var shell = new Shell();
        Assert.That(await shell.Fail(1, "serve", "--demo", "--urls", "http://0.0.0.0:0"), Does.Contain("loopback"));
    }

    [Test]
    public async Task A_service_that_nobody_could_sign_in_to_names_what_is_missing()
    {
        using var shell = new Shell().With("CASETRACKER_URL", "https://cases.example");
        Assert.That(
            await shell.Fail(1, "serve"),
            Does.Contain("CASETRACKER_AUTHORITY, CASETRACKER_CLIENT_SECRET (").And.Not.Contain("CASETRACKER_URL")
        );
        Assert.That(shell.DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task Secrets_do_not_travel_without_tls()
    {
        using var shell = new Shell()
            .With("CASETRACKER_AUTHORITY", "http://sign-in.example")
            .With("CASETRACKER_CLIENT_SECRET", "x")
            .With("CASETRACKER_URL", "https://cases.example");
        Assert.That(await shell.Fail(1, "serve"), Does.Contain("CASETRACKER_AUTHORITY"));
    }

    private static async Task<JsonElement> Announced(Shell shell, Func<JsonElement, Task>? whileItRuns = null)
    {
        using var process = shell.Start("serve", "--demo", "--json", "--urls", "http://127.0.0.1:0");
        // Read all the time: a full pipe would stop it.
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            var line = await process.StandardOutput.ReadLineAsync();
            if (line is null)
                Assert.Fail(await error);
            var ready = JsonDocument.Parse(line!).RootElement;
            if (whileItRuns is not null)
                await whileItRuns(ready);
            return ready;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty);
        }
    }

    private static IReadOnlyList<JsonElement> Each(JsonElement announced, string list) => [.. announced.GetProperty(list).EnumerateArray()];
}
