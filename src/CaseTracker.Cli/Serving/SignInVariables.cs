using CaseTracker.Web.SignIn;

namespace CaseTracker.Cli.Serving;

/// <summary>Which OpenID Connect provider the web service trusts, from the environment.</summary>
internal static class SignInVariables
{
    private const string Always = "always";
    private const string Context = "acr:";

    /// <exception cref="InvalidOperationException">A variable is missing or is no address; the message names each.</exception>
    public static SignInOptions Read(Surroundings surroundings)
    {
        string[] needed = ["CASETRACKER_AUTHORITY", "CASETRACKER_CLIENT_SECRET", "CASETRACKER_URL"];
        var missing = needed.Where(name => string.IsNullOrWhiteSpace(surroundings.Variable(name))).ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException(
                $"Nobody could sign in: set {string.Join(", ", missing)} (README, configuration), or use --demo."
            );
        var basic = new SignInOptions();
        var factors = (surroundings.Variable("CASETRACKER_TWO_FACTORS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (contexts, methods) = (
            factors.Where(f => f.StartsWith(Context, StringComparison.Ordinal)),
            factors.Where(f => !f.StartsWith(Context, StringComparison.Ordinal) && f != Always)
        );
        return basic with
        {
            Authority = Address(surroundings, "CASETRACKER_AUTHORITY"),
            PublicUrl = Address(surroundings, "CASETRACKER_URL"),
            ClientId = surroundings.Variable("CASETRACKER_CLIENT_ID") ?? basic.ClientId,
            ClientSecret = surroundings.Variable("CASETRACKER_CLIENT_SECRET"),
            Audience = surroundings.Variable("CASETRACKER_AUDIENCE") ?? basic.Audience,
            SubjectClaim = surroundings.Variable("CASETRACKER_SUBJECT_CLAIM") ?? basic.SubjectClaim,
            AlwaysTwoFactors = factors.Contains(Always),
            TwoFactorMethods = factors.Length > 0 ? [.. methods] : basic.TwoFactorMethods,
            TwoFactorContexts = [.. contexts.Select(c => c[Context.Length..])],
            AccountPage = string.IsNullOrWhiteSpace(surroundings.Variable("CASETRACKER_ACCOUNT_URL"))
                ? null
                : Address(surroundings, "CASETRACKER_ACCOUNT_URL"),
        };
    }

    /// <summary>Secrets and tokens travel to these addresses: without TLS on the own machine only.</summary>
    private static Uri Address(Surroundings surroundings, string name) =>
        Uri.TryCreate(surroundings.Variable(name), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new InvalidOperationException($"{name} must be an https address (http on the own machine only).");
}
