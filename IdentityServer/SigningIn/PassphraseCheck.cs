using System.Diagnostics;
using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Mail;
using IdentityServer.Passphrases;
using IdentityServer.Sessions;
using Microsoft.AspNetCore.Identity;

namespace IdentityServer.SigningIn;

/// <summary>
/// Looks at an e-mail address and a passphrase. Whether there is no such account, the passphrase is wrong or no guesses are taken: the
/// answer is the same, a hash is computed each time, and no failure is answered before a fixed time, in which the few writes of the one
/// case disappear.
/// </summary>
internal sealed class PassphraseCheck(
    UserManager<Account> accounts,
    PassphraseHasher hasher,
    Attempts attempts,
    HashingTurns turns,
    SignInLog log,
    IdentityStore store,
    IdentityServiceOptions options,
    TimeProvider clock
)
{
    /// <summary>Whose passphrase it is; null when it is nobody's or may not be looked at.</summary>
    public async Task<Account?> Check(HttpContext context, string email, string passphrase)
    {
        var turn = await turns.Take(context.RequestAborted);
        var started = Stopwatch.GetTimestamp();
        var (account, guess, right) = await Look(email, passphrase, turn, context.RequestAborted);
        if (right)
        {
            await attempts.Forgive(account!.Id, Guess.Passphrase, context.RequestAborted);
            await log.Write(context, account.Id, SignInMethod.Passphrase, SignInOutcome.Right);
            return account;
        }
        if (guess == BackOff.FreeFailures)
            store.Add(OutgoingMessage.For(account!, MessageKind.LockedOut, clock));
        if (account is not null)
            await log.Write(context, account.Id, SignInMethod.Passphrase, guess is null ? SignInOutcome.LockedOut : SignInOutcome.Wrong);
        if (options.FailureTakes - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } left)
            await Task.Delay(left, context.RequestAborted);
        return null;
    }

    private async Task<(Account? Account, int? Guess, bool IsRight)> Look(
        string email,
        string passphrase,
        IDisposable turn,
        CancellationToken cancellation
    )
    {
        using (turn)
        {
            var account = await accounts.FindByEmailAsync(email);
            var guess = account?.PasswordHash is null ? null : await attempts.Begin(account.Id, Guess.Passphrase, cancellation);
            var right = guess is not null && await accounts.CheckPasswordAsync(account!, passphrase);
            if (guess is null)
                hasher.VerifyNothing(passphrase);
            return (account, guess, right);
        }
    }
}
