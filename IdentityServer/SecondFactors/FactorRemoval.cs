using System.Data;
using IdentityServer.Accounts;
using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.SecondFactors;

/// <summary>Takes a second factor away unless it is the last one, also when the last two are taken away at the same time.</summary>
internal sealed class FactorRemoval(IdentityStore store, Factors factors, AuthenticatorApps apps, Passkeys passkeys)
{
    /// <returns>False when it would have been the last; then nothing was changed.</returns>
    public async Task<bool> RemoveApp(Account account, CancellationToken cancellation = default)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        if (!(await factors.Of(account.Id, cancellation)).HasPasskey)
            return false;
        await apps.Remove(account.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <returns>False when it would have been the last; then nothing was changed.</returns>
    public async Task<bool> RemovePasskey(Account account, byte[] credentialId, CancellationToken cancellation = default)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var others = (await passkeys.List(account)).Count(p => !p.CredentialId.SequenceEqual(credentialId));
        if (others == 0 && !(await factors.Of(account.Id, cancellation)).HasApp)
            return false;
        await passkeys.Remove(account, credentialId);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
