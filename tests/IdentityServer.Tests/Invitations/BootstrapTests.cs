using IdentityServer.Configuration;
using IdentityServer.Invitations;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Invitations;

public sealed class BootstrapTests
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "identity-server-tests", Guid.NewGuid().ToString("N"));

    private Dictionary<string, string> Environment =>
        new()
        {
            ["CASETRACKER_IDENTITY_DATABASE"] = $"sqlite:{Path.Combine(_folder, "identity.db")}",
            ["CASETRACKER_IDENTITY_KEY"] = Convert.ToBase64String(new byte[32]),
            ["CASETRACKER_IDENTITY_ISSUER"] = "https://identity.example",
        };

    [TearDown]
    public void Clear()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Prints_the_link_of_the_first_account_and_refuses_from_then_on()
    {
        string[] words = ["bootstrap", "--subject", "first@un.example", "--name", "First Person", "--email", "first@un.example"];
        var first = await Run(Environment, words);
        var second = await Run(Environment, words);

        Assert.Multiple(() =>
        {
            Assert.That((first.Code, first.Error), Is.EqualTo((0, "")));
            Assert.That(first.Output.Trim(), Does.Match("^https://identity\\.example/invitation\\?token=[\\w-]{43}$"));
            Assert.That((second.Code, second.Output), Is.EqualTo((1, "")));
            Assert.That(second.Error, Does.Contain("There are accounts already"));
        });
    }

    [Test]
    public async Task Makes_one_account_when_it_runs_several_times_at_once()
    {
        await using var server = await Server.Start();
        var links = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    server.InScope(services =>
                        services.GetRequiredService<Invite>().First(new Invitation($"s{i}", "Somebody", $"s{i}@un.example", null))
                    )
                )
        );

        Assert.That(links.Count(l => l is not null), Is.EqualTo(1));
        Assert.That(await server.InStore(store => Task.FromResult(store.Users.Count())), Is.EqualTo(1));
    }

    [TestCase("KEY", null, "There is no key")]
    [TestCase("KEY", "c2hvcnQ=", "holds no key")]
    [TestCase("KEY", "not base64 at all", "holds no key")]
    [TestCase("ISSUER", "http://identity.example", "must begin with https")]
    [TestCase("ISSUER", "identity", "is the address under which")]
    [TestCase("DATABASE", "somewhere", "sqlite:PATH or sqlserver:CONNECTION STRING")]
    [TestCase("CONFIG", "/nowhere/identity.json", "cannot be read")]
    public async Task Says_in_one_line_what_the_configuration_lacks(string name, string? value, string message)
    {
        var environment = Environment;
        if (value is null)
            environment.Remove("CASETRACKER_IDENTITY_" + name);
        else
            environment["CASETRACKER_IDENTITY_" + name] = value;

        var answer = await Run(environment, ["migrate"]);

        Assert.That(answer.Code, Is.EqualTo(1));
        Assert.That(answer.Error, Does.Contain(message));
        Assert.That(answer.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Reads_clients_and_mail_from_the_file_and_refuses_words_that_it_does_not_know()
    {
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "identity.json");
        var environment = new Dictionary<string, string>(Environment) { ["CASETRACKER_IDENTITY_CONFIG"] = file };

        await File.WriteAllTextAsync(
            file,
            """{ "clients": [{ "clientId": "web", "redirectUris": ["https://web.example/back"] }], "mail": { "host": "relay.example" } } // a note"""
        );
        var options = Settings.Read(environment.GetValueOrDefault);
        Assert.That(
            (options.Clients.Single().ClientId, options.Mail.Host, options.Mail.StartTls),
            Is.EqualTo(("web", "relay.example", true))
        );

        await File.WriteAllTextAsync(file, """{ "client": [] }""");
        Assert.That((await Run(environment, ["migrate"])).Error, Does.Contain("'client'"));
    }

    [TestCase("bootstrap")]
    [TestCase("bootstrap", "--subject", "client:x", "--name", "N", "--email", "n@un.example")]
    [TestCase("bootstrap", "--subject")]
    [TestCase("bootstrap", "--colour", "blue")]
    [TestCase("fly")]
    public async Task Shows_how_it_is_used_for_words_that_mean_nothing(params string[] words)
    {
        var answer = await Run(Environment, words);
        Assert.That(answer.Code, Is.EqualTo(2));
        Assert.That(answer.Error, Does.Contain("usage:"));
    }

    private static async Task<(int Code, string Output, string Error)> Run(Dictionary<string, string> environment, string[] words)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return (await CommandLine.Run(words, environment.GetValueOrDefault, output, error), output.ToString(), error.ToString());
    }
}
