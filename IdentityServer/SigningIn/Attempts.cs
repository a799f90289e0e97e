using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.SigningIn;

/// <summary>What somebody can guess at.</summary>
internal enum Guess
{
    Passphrase,
    SecondFactor,
}

/// <summary>
/// Counts guesses at an account. A guess is counted before it is looked at, and forgiven when it is right, so that many at once, at
/// whichever node, get no more looks than one after the other. Passkeys cannot be guessed: their owner gets in while guesses are refused.
/// </summary>
internal sealed class Attempts(IdentityStore store, TimeProvider clock)
{
    /// <summary>The number of this guess since the last right one; null while no guesses are taken.</summary>
    public async Task<int?> Begin(string accountId, Guess guess, CancellationToken cancellation = default)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var account = await store.Users.AsNoTracking().SingleAsync(a => a.Id == accountId, cancellation);
            var (failures, until) =
                guess == Guess.Passphrase
                    ? (account.AccessFailedCount, account.LockoutEnd)
                    : (account.SecondFactorFailedCount, account.SecondFactorLockoutEnd);
            if (until > now)
                return null;
            if (
                await Set(
                    accountId,
                    guess,
                    failures,
                    failures + 1,
                    BackOff.After(failures + 1) is { Ticks: > 0 } wait ? now + wait : null,
                    cancellation
                )
            )
                return failures + 1;
        }
    }

    /// <summary>The guess was right.</summary>
    public async Task Forgive(string accountId, Guess guess, CancellationToken cancellation = default) =>
        await Set(accountId, guess, null, 0, null, cancellation);

    /// <summary>False when another guess was counted meanwhile.</summary>
    private async Task<bool> Set(
        string accountId,
        Guess guess,
        int? before,
        int failures,
        DateTimeOffset? until,
        CancellationToken cancellation
    ) =>
        guess switch
        {
            Guess.Passphrase => await store
                .Users.Where(a => a.Id == accountId && (before == null || a.AccessFailedCount == before))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.AccessFailedCount, failures).SetProperty(a => a.LockoutEnd, until),
                    cancellation
                ) == 1,
            Guess.SecondFactor => await store
                .Users.Where(a => a.Id == accountId && (before == null || a.SecondFactorFailedCount == before))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.SecondFactorFailedCount, failures).SetProperty(a => a.SecondFactorLockoutEnd, until),
                    cancellation
                ) == 1,
        };
}
