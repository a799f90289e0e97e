using System.Net.Mail;
using System.Text.RegularExpressions;

namespace CaseTracker.Access;

/// <summary>The names by which identity providers vouch for persons and programs; those by which this product itself writes the ledger are
/// nobody's.</summary>
public static partial class Subjects
{
    private const string CommandLine = "command-line:";
    private static readonly string[] Reserved = ["system", CommandLine];

    /// <summary>By which the ledger names whoever works at the command line.</summary>
    public static string OfCommandLine(string user) => CommandLine + user;

    /// <summary>Null for every other subject.</summary>
    public static string? UserOfCommandLine(string subject) =>
        subject.StartsWith(CommandLine, StringComparison.Ordinal) ? subject[CommandLine.Length..] : null;

    internal static bool IsFit(string subject) =>
        MachineClients.IsOne(subject)
            ? Client().IsMatch(MachineClients.ClientOf(subject))
            : Person().IsMatch(subject)
                && !Reserved
                    .Append(MachineClients.SubjectOf(""))
                    .Any(r => subject.StartsWith(r, StringComparison.OrdinalIgnoreCase) && (r[^1] == ':' || subject.Length == r.Length));

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._~-]{0,99}\z")]
    private static partial Regex Client();

    /// <summary>Visible characters of ASCII, as OpenID Connect has it.</summary>
    [GeneratedRegex(@"\A[!-~]+\z")]
    private static partial Regex Person();
}

/// <summary>Addresses to which mail can be sent.</summary>
internal static partial class EmailAddresses
{
    private const int Longest = 254;

    public static bool IsOne(string text) =>
        text.Length <= Longest && Shape().IsMatch(text) && MailAddress.TryCreate(text, out var address) && address.Address == text;

    [GeneratedRegex(
        @"\A[^\s\p{C}""(),:;<>@\[\\\]]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]\z"
    )]
    private static partial Regex Shape();
}
