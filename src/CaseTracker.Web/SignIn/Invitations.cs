using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CaseTracker.Access;
using Polly;
using Polly.Retry;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// Asks the identity provider to invite people, at the <c>invitation_endpoint</c> of its discovery document, with a token of this service's own.
/// The member is not in the standard: a provider without it invites nobody, and the pages say so.
/// </summary>
internal sealed class Invitations(WebServiceOptions options, TimeProvider clock) : IInvitations, IDisposable
{
    private const string Scope = "invitations";
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(10), Pause = TimeSpan.FromSeconds(10);

    private readonly HttpClient _line = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1 << 20,
    };

    private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(f => f.StatusCode is null || (int)f.StatusCode >= 500).Handle<TaskCanceledException>(f => f.InnerException is TimeoutException),
        MaxRetryAttempts = 3, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(500),
    }).Build();

    private (Uri? Invitation, Uri? Token, DateTimeOffset Until) _known;

    public async Task<bool> AreOffered(CancellationToken cancellation) => await Addresses(cancellation) is { Invitation: not null, Token: not null };

    public async Task Send(string subject, string name, string email, string language, int again, CancellationToken cancellation)
    {
        try
        {
            if (await Addresses(cancellation) is not ({ } invitation, { } token)) throw new InvitationFailedException("The provider invites nobody.");
            await _retry.ExecuteAsync(
                async cancelled => await Post(invitation, await Token(token, cancelled), new { subject, name, email, language, again }, cancelled), cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or InvalidOperationException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new InvitationFailedException("The provider did not take the invitation.", failure);
        }
    }

    public void Dispose() => _line.Dispose();

    private async Task Post(Uri address, string token, object invitation, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(invitation) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _line.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> Token(Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("scope", Scope)]),
        };
        var credentials = $"{Uri.EscapeDataString(options.SignIn.ClientId)}:{Uri.EscapeDataString(options.SignIn.ClientSecret ?? "")}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        using var answer = await _line.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        using var granted = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return granted.RootElement.GetProperty("access_token").GetString() ?? throw new JsonException("No token.");
    }

    /// <summary>What the provider says of itself; while it is away, what it said last.</summary>
    private async Task<(Uri? Invitation, Uri? Token)> Addresses(CancellationToken cancellation)
    {
        if (options.SignIn.Authority is not { } authority) return default;
        var (known, now) = (_known, clock.GetUtcNow());
        if (now < known.Until) return (known.Invitation, known.Token);
        try
        {
            var described = await _line.GetFromJsonAsync<JsonElement>(authority.ToString().TrimEnd('/') + "/.well-known/openid-configuration", cancellation);
            _known = (Member(described, "invitation_endpoint"), Member(described, "token_endpoint"), now + Believed);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            _known = known with { Until = now + Pause };
        }
        return (_known.Invitation, _known.Token);
    }

    private static Uri? Member(JsonElement description, string name) =>
        description.ValueKind == JsonValueKind.Object && description.TryGetProperty(name, out var value) && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var address) ? address : null;
}
