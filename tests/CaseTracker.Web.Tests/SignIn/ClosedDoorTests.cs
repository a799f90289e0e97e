using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.SignIn;

/// <summary>Every address that the service has, opened by nobody in particular.</summary>
public sealed partial class ClosedDoorTests : ProviderTests
{
    /// <summary>What everybody may open, with the reason.</summary>
    private static readonly Dictionary<string, string> Open = new()
    {
        ["/sign-in"] = "the way in",
        ["/sign-in/start"] = "to the provider",
        ["/sign-in/failed"] = "says that it failed",
        ["/sign-in/signed-out"] = "what is seen last",
        ["/sign-in/back-channel-logout"] = "takes the provider's signed word alone",
        ["/health"] = "says one word",
        ["/language/{code}"] = "before signing in, too",
        ["/openapi/{documentName}.json"] = "describes the API and holds no data",
        ["/error"] = "what a refusal looks like",
    };

    [Test]
    public async Task Nothing_opens_without_a_session_or_a_token_but_what_is_listed()
    {
        var (opened, closed) = (new HashSet<string>(), 0);
        using var nobody = Service.Browser();
        foreach (var endpoint in Endpoints())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(pattern));
                if (method == "POST")
                    request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                using var answer = await nobody.SendAsync(request);
                if (IsClosed(answer))
                    closed++;
                else
                    opened.Add(pattern);
            }
        }
        Assert.That(opened, Is.EquivalentTo(Open.Keys));
        Assert.That(closed, Is.GreaterThan(50));
    }

    [Test]
    public async Task What_does_not_exist_is_not_told_apart_from_what_is_closed()
    {
        using var nobody = Service.Browser();
        using var answer = await nobody.GetAsync(new Uri("/cases/NOWHERE-2020-AAAA", UriKind.Relative));
        Assert.That(IsClosed(answer), Is.True);
    }

    private static bool IsClosed(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Unauthorized
        || (
            answer.StatusCode == HttpStatusCode.Redirect
            && answer.Headers.Location!.ToString().Contains("/authorize?", StringComparison.Ordinal)
            && !answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/sign-in/start", StringComparison.Ordinal)
        );

    private IEnumerable<RouteEndpoint> Endpoints() =>
        Service
            .App.Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static string Filled(string pattern) =>
        Parameter()
            .Replace(
                pattern,
                m =>
                    m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString()
                    : m.Value.Contains("documentName", StringComparison.Ordinal) ? "v1"
                    : "x"
            );

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
