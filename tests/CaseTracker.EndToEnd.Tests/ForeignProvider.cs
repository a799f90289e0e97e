using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>The web service with another OpenID Connect provider than the product's own: npm oidc-provider, which is certified.</summary>
internal sealed class ForeignProvider : IAsyncDisposable
{
    private const string Secret = "a secret that only this test and its provider know";
    private readonly HttpClient _client = new();
    private readonly List<Process> _processes = [];

    public Uri Authority { get; } = new($"http://localhost:{FreePort()}");

    public Uri Web { get; } = new($"http://127.0.0.1:{FreePort()}");

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "casetracker-end-to-end", Guid.NewGuid().ToString("N"));

    public static async Task<ForeignProvider> Start()
    {
        // Who is designated is in the ledger, not at a provider.
        var demonstration = await Demonstration.Start();
        await demonstration.Stop();
        var started = new ForeignProvider();
        Directory.Move(demonstration.Folder, started.Folder);
        await started.Ready(
            Script.Start(
                "foreign-provider",
                "PROVIDER",
                JsonSerializer.Serialize(
                    new
                    {
                        port = started.Authority.Port,
                        audience = "casetracker",
                        clients = new[]
                        {
                            new
                            {
                                client_id = "casetracker-web",
                                client_secret = Secret,
                                redirect_uris = new[] { $"{started.Web}sign-in/callback" },
                                post_logout_redirect_uris = new[] { $"{started.Web}sign-in/signed-out" },
                                grant_types = new[] { "authorization_code", "client_credentials" },
                                response_types = new[] { "code" },
                                token_endpoint_auth_method = "client_secret_basic",
                            },
                        },
                    }
                )
            )
        );
        await started.Ready(
            Product.Start(
                started.Folder,
                ["serve", "--json", "--urls", started.Web.GetLeftPart(UriPartial.Authority)],
                ("CASETRACKER_AUTHORITY", started.Authority.GetLeftPart(UriPartial.Authority)),
                ("CASETRACKER_CLIENT_SECRET", Secret),
                ("CASETRACKER_URL", started.Web.GetLeftPart(UriPartial.Authority)),
                ("CASETRACKER_TWO_FACTORS", "always")
            )
        );
        return started;
    }

    /// <summary>What the API says to an access token that the provider's key signed, with these differences from a good one.</summary>
    public async Task<(HttpStatusCode Status, string Challenge)> Ask(object differences)
    {
        using var minted = await _client.PostAsJsonAsync(new Uri(Authority, "/test/mint"), differences);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Web, "/api/cases"));
        request.Headers.Authorization = new("Bearer", await minted.Content.ReadAsStringAsync());
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        foreach (var process in _processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(Folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Ready(Process process)
    {
        _processes.Add(process);
        var error = process.StandardError.ReadToEndAsync();
        if (await process.StandardOutput.ReadLineAsync() is null)
            throw new AssertionException(await error);
    }
}
