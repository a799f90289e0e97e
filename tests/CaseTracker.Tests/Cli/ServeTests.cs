using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CaseTracker.Tests.Cli;

public sealed class ServeTests
{
    [Test]
    public async Task A_demonstration_says_in_one_line_where_to_go_and_who_can_sign_in()
    {
        using var shell = new Shell(withKey: false);
        using var process = shell.Start("serve", "--demo", "--json", "--urls", "http://127.0.0.1:0");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync();
            Assert.That(line, Is.Not.Null, "the process ended without a word");
            var ready = JsonDocument.Parse(line!).RootElement;
            var persons = ready.GetProperty("persons").EnumerateArray().ToList();
            Assert.That(
                persons.Select(p => (p.GetProperty("role").GetString(), p.GetProperty("scope").GetString())),
                Is.SupersetOf(new[] { ("desk_officer", ""), ("focal_point", "MINUSCA"), ("liaison", "CAF"), ("auditor", ""), ("administrator", "") }));
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
            var home = await client.GetAsync(new Uri(ready.GetProperty("web").GetString()!));
            Assert.That(home.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty);
        await shell.Succeed("verify", "--views");
    }

    [Test]
    public async Task An_address_that_is_taken_is_said_in_one_line()
    {
        using var shell = new Shell();
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
}
