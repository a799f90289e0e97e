using System.Diagnostics.Metrics;
using System.Text;
using IdentityServer.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IdentityServer.Passphrases;

/// <summary>
/// The framework's hash (PBKDF2-HMAC-SHA512, 128-bit salt) of the passphrase in normal form, so that it is the same whichever keyboard
/// typed it (NFKC; RFC 8265 asks for a form, NIST SP 800-63B for this one).
/// </summary>
internal sealed class PassphraseHasher : PasswordHasher<Account>
{
    public const string Meter = "IdentityServer",
        Verifications = "identity.passphrase.verifications";

    private static readonly Account _nobody = new();
    private readonly string _hashOfNothing;
    private readonly Counter<long> _verifications;

    public PassphraseHasher(IOptions<PasswordHasherOptions> options, IMeterFactory meters)
        : base(options)
    {
        _hashOfNothing = base.HashPassword(_nobody, "");
        _verifications = meters
            .Create(Meter)
            .CreateCounter<long>(
                Verifications,
                description: "Hashes computed to look at a passphrase: nearly all of the work of a sign-in."
            );
    }

    /// <summary>What is not valid Unicode has no normal form and stays as it is: it is refused as a new passphrase and matches
    /// none.</summary>
    public static string Normal(string passphrase) => IsText(passphrase) ? passphrase.Normalize(NormalizationForm.FormKC) : passphrase;

    public static bool IsText(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    public override string HashPassword(Account user, string password) => base.HashPassword(user, Normal(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        _verifications.Add(1);
        return base.VerifyHashedPassword(user, hashedPassword, Normal(providedPassword));
    }

    /// <summary>The same work as looking at an account's passphrase, where there is none to look at.</summary>
    public void VerifyNothing(string passphrase) => VerifyHashedPassword(_nobody, _hashOfNothing, passphrase);
}
