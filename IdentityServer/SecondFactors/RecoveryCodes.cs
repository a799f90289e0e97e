using System.Security.Cryptography;
using System.Text;
using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.SecondFactors;

/// <summary>Ten codes on paper, each of which replaces a lost second factor once. They are shown once; 80 random bits each, kept as keyed
/// hashes.</summary>
internal sealed class RecoveryCodes(IdentityStore store, Vault vault, TimeProvider clock)
{
    public const int Count = 10;

    /// <summary>Without letters that are taken for digits (Crockford).</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>New codes, in place of all earlier ones.</summary>
    public async Task<IReadOnlyList<string>> Renew(string accountId, CancellationToken cancellation = default)
    {
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, 16)).ToList();
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        await store.Set<RecoveryCode>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(cancellation);
        store.AddRange(codes.Select(code => new RecoveryCode { AccountId = accountId, Hash = Hash(accountId, code) }));
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(g => new string(g))))];
    }

    /// <summary>True the first time that a code of this account is used, written with or without hyphens, in either case.</summary>
    public async Task<bool> Use(string accountId, string code, CancellationToken cancellation = default)
    {
        var hash = Hash(accountId, Normal(code));
        var now = clock.GetUtcNow().UtcDateTime;
        return await store
                .Set<RecoveryCode>()
                .Where(c => c.AccountId == accountId && c.Hash == hash && c.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancellation) == 1;
    }

    public Task<int> Left(string accountId, CancellationToken cancellation = default) =>
        store.Set<RecoveryCode>().CountAsync(c => c.AccountId == accountId && c.UsedAt == null, cancellation);

    private static string Normal(string code) =>
        string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');

    private byte[] Hash(string accountId, string code) =>
        HMACSHA256.HashData(vault.Key("recovery-codes"), Encoding.UTF8.GetBytes($"{accountId}\n{code}"));
}
