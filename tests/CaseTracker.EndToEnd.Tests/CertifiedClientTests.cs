namespace CaseTracker.EndToEnd.Tests;

/// <summary>Certified OpenID Connect client software finds what the standards promise, and is refused what they refuse.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CertifiedClientTests
{
    private static IEnumerable<TestCaseData> OpenidClientCases => Script.Cases("openid-client");

    private static IEnumerable<TestCaseData> Oauth4webapiCases => Script.Cases("oauth4webapi");

    [TestCaseSource(nameof(OpenidClientCases))]
    public Task OpenidClient(string testCase) => Script.Verify("openid-client", testCase);

    [TestCaseSource(nameof(Oauth4webapiCases))]
    public Task Oauth4webapi(string testCase) => Script.Verify("oauth4webapi", testCase);
}
