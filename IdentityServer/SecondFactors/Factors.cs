using IdentityServer.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.SecondFactors;

/// <summary>Which second factors an account has. Recovery codes are none: they only bridge the loss of one.</summary>
internal sealed record FactorsOf(bool HasApp, bool HasPasskey)
{
    public bool HasAny => HasApp || HasPasskey;
}

/// <summary>Looks up which second factors accounts have.</summary>
internal sealed class Factors(IdentityStore store)
{
    public async Task<FactorsOf> Of(string accountId, CancellationToken cancellation = default) =>
        new(
            await store.Set<AccountTotp>().AnyAsync(t => t.AccountId == accountId, cancellation),
            await store.Set<IdentityUserPasskey<string>>().AnyAsync(p => p.UserId == accountId, cancellation)
        );
}
