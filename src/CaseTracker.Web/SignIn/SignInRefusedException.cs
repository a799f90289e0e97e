using System.Text.RegularExpressions;

namespace CaseTracker.Web.SignIn;

/// <summary>What somebody presents to be let in is not believed; the reason is for the log alone and holds nothing that was
/// presented.</summary>
internal sealed partial class SignInRefusedException(string reason) : Exception(reason)
{
    /// <summary>An error code of the provider's, if it looks like one: whatever else it sends does not enter the log.</summary>
    public static string CodeOf(string? error) => error is not null && Code().IsMatch(error) ? error : "an error";

    [GeneratedRegex("^[a-z_]{1,50}$")]
    private static partial Regex Code();
}
