using System.Security.Cryptography;
using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Keys;

/// <summary>Holds the signing keys, makes the next one when it is due and drops those that are over; any number of nodes do so
/// together.</summary>
internal sealed class KeyRing(IDbContextFactory<IdentityStore> stores, Vault vault, TimeProvider clock) : IDisposable
{
    private const string Purpose = "signing-key";

    /// <summary>How late a node may notice a key that another one made; far less than the lead.</summary>
    private static readonly TimeSpan _rest = TimeSpan.FromMinutes(1),
        _restWhenAsked = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, RsaSecurityKey> _opened = new(StringComparer.Ordinal);
    private volatile Reading? _reading;

    private sealed record Reading(KeySet Keys, DateTime At);

    public void Dispose()
    {
        _one.Dispose();
        foreach (var key in _opened.Values)
            key.Rsa.Dispose();
    }

    public Task<KeySet> Current(CancellationToken cancellation = default) => Read(_rest, cancellation);

    /// <summary>The keys, read anew where a token names one that was not there a moment ago.</summary>
    public async Task<KeySet> Knowing(string? kid, CancellationToken cancellation = default)
    {
        var keys = await Current(cancellation);
        return kid is null || keys.Knows(kid) ? keys : await Read(_restWhenAsked, cancellation);
    }

    private async Task<KeySet> Read(TimeSpan rest, CancellationToken cancellation)
    {
        if (_reading is { } fresh && clock.GetUtcNow().UtcDateTime - fresh.At < rest)
            return fresh.Keys;
        await _one.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (_reading is { } other && now - other.At < rest)
                return other.Keys;
            _reading = new Reading(await Load(now, cancellation), now);
            return _reading.Keys;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<KeySet> Load(DateTime now, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await Rows(store, cancellation);
        if (KeyRotation.Next(rows.LastOrDefault()?.UseFrom, now) is { } useFrom)
        {
            await Make(store, (rows.LastOrDefault()?.Generation ?? 0) + 1, useFrom, cancellation);
            rows = await Rows(store, cancellation);
        }
        for (var i = 0; i < rows.Count - 1; i++)
        {
            var kid = rows[i].Kid;
            if (KeyRotation.IsOver(rows[i + 1].UseFrom, now))
                await store.Set<SigningKey>().Where(k => k.Kid == kid).ExecuteDeleteAsync(cancellation);
        }
        var published = rows.Where((row, i) => i == rows.Count - 1 || !KeyRotation.IsOver(rows[i + 1].UseFrom, now)).ToList();
        return new KeySet(Opened(KeyRotation.Signing(published, k => k.UseFrom, now)), [.. published.Select(Opened)]);
    }

    private static Task<List<SigningKey>> Rows(IdentityStore store, CancellationToken cancellation) =>
        store.Set<SigningKey>().AsNoTracking().OrderBy(k => k.Generation).ToListAsync(cancellation);

    private async Task Make(IdentityStore store, int generation, DateTime useFrom, CancellationToken cancellation)
    {
        var (kid, pkcs8) = SigningKey.Make();
        var key = store.Add(
            new SigningKey
            {
                Kid = kid,
                Generation = generation,
                UseFrom = useFrom,
                Sealed = vault.Seal(Purpose, kid, pkcs8),
            }
        );
        CryptographicOperations.ZeroMemory(pkcs8);
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // Another node made this generation first: its key is the one.
            key.State = EntityState.Detached;
            if (!await store.Set<SigningKey>().AnyAsync(k => k.Generation == generation, cancellation))
                throw;
        }
    }

    private RsaSecurityKey Opened(SigningKey row)
    {
        if (_opened.TryGetValue(row.Kid, out var known))
            return known;
        var rsa = RSA.Create();
        try
        {
            rsa.ImportPkcs8PrivateKey(vault.Open(Purpose, row.Kid, row.Sealed), out _);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException("The signing keys in the database are sealed under another master key.", e);
        }
        return _opened[row.Kid] = new RsaSecurityKey(rsa) { KeyId = row.Kid };
    }
}
