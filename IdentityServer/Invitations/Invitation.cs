using System.Net.Mail;

namespace IdentityServer.Invitations;

/// <summary>Who is to get an account: under which subject, name and address, and in which language the message is.</summary>
/// <param name="Again">Above zero where somebody wants an invitation that was sent to be sent once more.</param>
internal sealed record Invitation(string? Subject, string? Name, string? Email, string? Language, int Again = 0)
{
    /// <summary>The name of what cannot be used; null where all of it can.</summary>
    public string? Fault =>
        this switch
        {
            { Subject: null or "" or { Length: > 200 } } => "subject",
            _ when Subject.Any(c => c is <= ' ' or > '~') => "subject",
            // Under this name tokens speak for machines.
            _ when Subject.StartsWith("client:", StringComparison.OrdinalIgnoreCase) => "subject",
            _ when string.IsNullOrWhiteSpace(Name) || Name.Length > 200 || Name.Any(char.IsControl) => "name",
            _ when !IsAddress(Email) => "email",
            _ => null,
        };

    /// <summary>An address alone, without a display name and short enough to be kept.</summary>
    public static bool IsAddress(string? email) =>
        email is { Length: > 0 and <= 256 }
        && !email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailAddress.TryCreate(email, out var address)
        && address.Address == email;
}
