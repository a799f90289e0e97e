using Microsoft.AspNetCore.Identity;

namespace IdentityServer.Accounts;

/// <summary>
/// Somebody who can sign in. The <see cref="IdentityUser{T}.Id"/> is the subject of every token and never changes; the e-mail address is what
/// is typed to sign in. What the person may do is decided elsewhere.
/// </summary>
public sealed class Account : IdentityUser
{
    public string Name { get; set; } = "";

    /// <summary><c>en</c> or <c>fr</c>: the language of messages.</summary>
    public string Language { get; set; } = "en";

    public DateTime CreatedAt { get; set; }
}
