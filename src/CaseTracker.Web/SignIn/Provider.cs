using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CaseTracker.Web.SignIn;

/// <summary>The identity provider cannot be reached, or is not one; signing in is not possible just now.</summary>
internal sealed class ProviderAwayException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>
/// The identity provider as it describes itself (OpenID Connect Discovery 1.0). The description is read when it is first needed and again
/// once an hour, or when a key is unknown; while the provider is away, what it said last holds.
/// </summary>
internal sealed partial class Provider(WebServiceOptions options, TimeProvider clock, ILogger<Provider> log) : IDisposable
{
    private const int LargestAnswer = 1 << 20;
    private static readonly TimeSpan Believed = TimeSpan.FromHours(1),
        Pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly HttpClient _line = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LargestAnswer,
    };

    private volatile Known? _known;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    /// <summary>What the provider said, and when.</summary>
    private sealed record Known(OpenIdConnectConfiguration Description, DateTimeOffset ReadAt);

    public bool IsConfigured => options.SignIn.Authority is not null;

    /// <summary>Where a form may lead to: the authority, and where it sends people to sign in and out.</summary>
    public IReadOnlyList<string> Origins { get; private set; } = OriginsOf(options.SignIn.Authority?.ToString());

    /// <exception cref="ProviderAwayException">It cannot be reached and never was.</exception>
    public async ValueTask<OpenIdConnectConfiguration> Describe(CancellationToken cancellation) =>
        _known is { } known && clock.GetUtcNow() - known.ReadAt < Believed ? known.Description : await Read(Believed, cancellation);

    /// <summary>Asked when a key is unknown: reads again, but for a while not once more, however many tokens name keys that there never
    /// were.</summary>
    /// <exception cref="ProviderAwayException">It cannot be reached and never was.</exception>
    public Task<OpenIdConnectConfiguration> DescribeAgain(CancellationToken cancellation) => Read(Pause, cancellation);

    /// <summary>Sends a form to an address of the provider, with this client's name and secret, and returns what it answers.</summary>
    /// <exception cref="SignInRefusedException">It answered an error.</exception>
    /// <exception cref="ProviderAwayException">It did not answer.</exception>
    public async Task<JsonDocument> Send(
        OpenIdConnectConfiguration description,
        string address,
        Dictionary<string, string> form,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        Authenticate(description, request, form);
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var answer = await _line.SendAsync(request, cancellation);
            var content = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            if (answer.IsSuccessStatusCode)
                return content;
            using (content)
            {
                throw new SignInRefusedException(
                    $"the provider answered {SignInRefusedException.CodeOf(content.RootElement.TryGetProperty("error", out var error) ? error.ToString() : null)}"
                );
            }
        }
        catch (Exception failure)
            when (failure is HttpRequestException or JsonException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw new ProviderAwayException("the provider gave no answer that can be read", failure);
        }
    }

    public void Dispose()
    {
        _line.Dispose();
        _reading.Dispose();
    }

    /// <summary>RFC 6749, section 2.3.1: by the header, unless the provider takes the secret in the form only.</summary>
    private void Authenticate(OpenIdConnectConfiguration description, HttpRequestMessage request, Dictionary<string, string> form)
    {
        form["client_id"] = options.SignIn.ClientId;
        if (options.SignIn.ClientSecret is not { } secret)
            return;
        var methods = description.TokenEndpointAuthMethodsSupported;
        if (methods.Count > 0 && !methods.Contains("client_secret_basic") && methods.Contains("client_secret_post"))
            form["client_secret"] = secret;
        else
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(
                    Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.SignIn.ClientId)}:{Uri.EscapeDataString(secret)}")
                )
            );
    }

    private async Task<OpenIdConnectConfiguration> Read(TimeSpan unlessYoungerThan, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (_known is { } known && (now - known.ReadAt < unlessYoungerThan || now - _triedAt < Pause))
                return known.Description;
            _triedAt = now;
            var read = await ReadNow(cancellation);
            Origins = OriginsOf(options.SignIn.Authority?.ToString(), read.AuthorizationEndpoint, read.EndSessionEndpoint);
            _known = new Known(read, now);
            return read;
        }
        catch (ProviderAwayException away) when (_known is not null)
        {
            Away(log, away.Message);
            return _known.Description;
        }
        finally
        {
            _reading.Release();
        }
    }

    private static IReadOnlyList<string> OriginsOf(params string?[] addresses) =>
        [.. addresses.Where(a => !string.IsNullOrEmpty(a)).Select(a => new Uri(a!).GetLeftPart(UriPartial.Authority)).Distinct()];

    private async Task<OpenIdConnectConfiguration> ReadNow(CancellationToken cancellation)
    {
        var authority = options.SignIn.Authority ?? throw new ProviderAwayException("no identity provider is configured");
        try
        {
            var documents = new HttpDocumentRetriever(_line) { RequireHttps = authority.Scheme == Uri.UriSchemeHttps };
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(
                authority.ToString().TrimEnd('/') + "/.well-known/openid-configuration",
                documents,
                cancellation
            );
            if (read.Issuer?.TrimEnd('/') != authority.ToString().TrimEnd('/'))
                throw new ProviderAwayException("the provider's description names another issuer");
            foreach (var address in new[] { read.AuthorizationEndpoint, read.TokenEndpoint, read.JwksUri })
                if (!Uri.TryCreate(address, UriKind.Absolute, out var known) || !SignInOptions.IsSafe(known))
                    throw new ProviderAwayException("the provider's description lacks a safe address");
            return read;
        }
        catch (Exception failure)
            when (failure is IOException or HttpRequestException or InvalidOperationException or ArgumentException or JsonException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw new ProviderAwayException("the provider's description cannot be read", failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The identity provider's description was not read again: {Reason}.")]
    private static partial void Away(ILogger log, string reason);
}
