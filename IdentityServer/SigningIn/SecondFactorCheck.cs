using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Mail;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;

namespace IdentityServer.SigningIn;

/// <summary>Looks at second factors; every look is in the account's log, and guesses are counted apart from those at the
/// passphrase.</summary>
internal sealed class SecondFactorCheck(
    AuthenticatorApps apps,
    RecoveryCodes codes,
    Passkeys passkeys,
    Attempts attempts,
    SignInLog log,
    IdentityStore store,
    TimeProvider clock
)
{
    public Task<bool> App(HttpContext context, Account account, string code) =>
        Guessed(context, account, SignInMethod.Totp, () => apps.Check(account.Id, code, context.RequestAborted));

    public async Task<bool> Recovery(HttpContext context, Account account, string code)
    {
        var right = await Guessed(
            context,
            account,
            SignInMethod.RecoveryCode,
            async () => await codes.Use(account.Id, code, context.RequestAborted) ? CodeCheck.Right : CodeCheck.Wrong
        );
        if (!right)
            return false;
        store.Add(OutgoingMessage.For(account, MessageKind.RecoveryCodeUsed, clock));
        await store.SaveChangesAsync(context.RequestAborted);
        return true;
    }

    /// <summary>Whose passkey it is; of the expected account, if one is.</summary>
    public async Task<Account?> Passkey(HttpContext context, Account? expected, string ticket, string credential)
    {
        var account = await passkeys.Check(context, expected, ticket, credential);
        if ((account ?? expected) is { } known)
            await log.Write(context, known.Id, SignInMethod.Passkey, account is null ? SignInOutcome.Wrong : SignInOutcome.Right);
        return account;
    }

    private async Task<bool> Guessed(HttpContext context, Account account, string method, Func<Task<CodeCheck>> look)
    {
        if (await attempts.Begin(account.Id, Guess.SecondFactor, context.RequestAborted) is not { } guess)
        {
            await log.Write(context, account.Id, method, SignInOutcome.LockedOut);
            return false;
        }
        var check = await look();
        if (check == CodeCheck.Right)
            await attempts.Forgive(account.Id, Guess.SecondFactor, context.RequestAborted);
        else if (guess == BackOff.FreeFailures)
            store.Add(OutgoingMessage.For(account, MessageKind.LockedOut, clock));
        await log.Write(
            context,
            account.Id,
            method,
            check switch
            {
                CodeCheck.Right => SignInOutcome.Right,
                CodeCheck.Replayed => SignInOutcome.Replayed,
                CodeCheck.Wrong => SignInOutcome.Wrong,
            }
        );
        return check == CodeCheck.Right;
    }
}
