using System.Net.Http.Headers;
using System.Text.Json;
using CaseTracker.Access;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Polly;
using Polly.Retry;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// Asks the identity provider to invite people, at the <c>invitation_endpoint</c> of its discovery document, with a token of this service's
/// own. The member is not in the standard: a provider without it invites nobody, and the pages say so.
/// </summary>
internal sealed class Invitations(Provider provider, TimeProvider clock) : IInvitations, IDisposable
{
    private const string Endpoint = "invitation_endpoint",
        Scope = "invitations";

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
        MaxResponseContentBufferSize = 1 << 16,
    };

    private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(
            new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder()
                    .Handle<HttpRequestException>(f => f.StatusCode is null || (int)f.StatusCode >= 500)
                    .Handle<ProviderAwayException>(),
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
            }
        )
        .Build();

    public async Task<bool> AreOffered(CancellationToken cancellation)
    {
        if (!provider.IsConfigured)
            return false;
        try
        {
            return AddressIn(await provider.Describe(cancellation)) is not null;
        }
        catch (ProviderAwayException)
        {
            return false;
        }
    }

    public async Task Send(string subject, string name, string email, string language, int again, CancellationToken cancellation)
    {
        try
        {
            var description = await provider.Describe(cancellation);
            var address = AddressIn(description) ?? throw new InvitationFailedException("The provider invites nobody.");
            await _retry.ExecuteAsync(
                async cancelled =>
                    await Post(
                        address,
                        await Token(description, cancelled),
                        new
                        {
                            subject,
                            name,
                            email,
                            language,
                            again,
                        },
                        cancelled
                    ),
                cancellation
            );
        }
        catch (Exception failure)
            when (failure
                    is HttpRequestException
                        or JsonException
                        or KeyNotFoundException
                        or ProviderAwayException
                        or SignInRefusedException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
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
        // The answer must be the provider's own 202: what answers with a page or sends elsewhere has not taken it.
        if (answer.StatusCode != System.Net.HttpStatusCode.Accepted)
            throw new HttpRequestException("The invitation was not accepted.", null, answer.StatusCode);
    }

    private async Task<string> Token(OpenIdConnectConfiguration description, CancellationToken cancellation)
    {
        using var granted = await provider.Send(
            description,
            description.TokenEndpoint,
            new() { ["grant_type"] = "client_credentials", ["scope"] = Scope },
            cancellation
        );
        return granted.RootElement.GetProperty("access_token").GetString() ?? throw new JsonException("No token.");
    }

    private static Uri? AddressIn(OpenIdConnectConfiguration description) =>
        description.AdditionalData.TryGetValue(Endpoint, out var value)
        && Uri.TryCreate(value?.ToString(), UriKind.Absolute, out var address)
        && SignInOptions.IsSafe(address)
            ? address
            : null;
}
