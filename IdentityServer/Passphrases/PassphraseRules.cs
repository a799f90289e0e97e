using IdentityServer.Accounts;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Identity;

namespace IdentityServer.Passphrases;

/// <summary>
/// A passphrase is long and not one that is tried first; nothing else is asked of it, neither kinds of characters nor regular changes
/// (NIST SP 800-63B-4, section 3.1.1.2).
/// </summary>
internal sealed class PassphraseRules(IdentityServiceOptions options, BreachedPassphrases breached) : IPasswordValidator<Account>
{
    public const int Shortest = 12,
        Longest = 256;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            Fault(user, password ?? "") switch
            {
                null => IdentityResult.Success,
                { } key => IdentityResult.Failed(new IdentityError { Code = key, Description = PageText.Of(key) }),
            }
        );

    /// <summary>The key of the text that says what is wrong; null when nothing is.</summary>
    internal string? Fault(Account account, string passphrase)
    {
        if (!PassphraseHasher.IsText(passphrase) || passphrase.Any(char.IsControl))
            return "Passphrase.NotText";
        var normal = PassphraseHasher.Normal(passphrase);
        var length = normal.EnumerateRunes().Count();
        if (length < Shortest)
            return "Passphrase.TooShort";
        if (length > Longest)
            return "Passphrase.TooLong";
        if (Guessing.IsEasy(normal, [.. Words(account), .. options.KnownWords]))
            return "Passphrase.EasyToGuess";
        return breached.Has(passphrase) || breached.Has(normal) ? "Passphrase.Breached" : null;
    }

    private static IEnumerable<string> Words(Account account) =>
        $"{account.Id} {account.Email} {account.Name}"
            .Split([' ', '.', '@', '-', '_', '\'', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length > 2);
}
