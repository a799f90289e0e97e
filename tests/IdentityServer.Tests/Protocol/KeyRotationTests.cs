using System.Text.Json;
using IdentityServer.Data;
using IdentityServer.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IdentityServer.Tests.Protocol;

/// <summary>Keys change without anybody noticing: the next one is known before it is used, the last one until nothing rests on
/// it.</summary>
public sealed class KeyRotationTests
{
    [Test]
    public async Task A_new_key_is_published_ahead_used_after_the_lead_and_the_old_one_kept_for_its_tokens()
    {
        await using var provider = await Provider.Start();
        var first = (await Published(provider)).Single();
        provider.Server.Clock.Turn(KeyRotation.Use - KeyRotation.Lead);
        var both = await Published(provider);
        Assert.That(both, Has.Count.EqualTo(2));
        Assert.That((await Token(provider)).Kid, Is.EqualTo(first));

        provider.Server.Clock.Turn(KeyRotation.Lead - TimeSpan.FromMinutes(5));
        var old = (await provider.Token(Provider.ForCode(await provider.Code())))["access_token"];
        provider.Server.Clock.Turn(TimeSpan.FromMinutes(6));
        Assert.That((await Token(provider)).Kid, Is.EqualTo(both[1]));
        Assert.That((await provider.UserInfo(old)).Status, Is.EqualTo(200));

        provider.Server.Clock.Turn(KeyRotation.Overlap);
        Assert.That(await Published(provider), Is.EqualTo(new[] { both[1] }));
        Assert.That(await provider.Server.InStore(s => s.Set<SigningKey>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Several_nodes_make_one_key_together()
    {
        await using var provider = await Provider.Start();
        provider.Server.Clock.Turn(KeyRotation.Use);
        var services = provider.Server.App.Services;
        var rings = Enumerable
            .Range(0, 4)
            .Select(_ => new KeyRing(
                services.GetRequiredService<IDbContextFactory<IdentityStore>>(),
                services.GetRequiredService<Vault>(),
                provider.Server.Clock
            ))
            .ToList();
        var sets = await Task.WhenAll(rings.Select(r => Task.Run(() => r.Current())));
        Assert.That(sets.Select(s => string.Join(' ', s.Published.Select(k => k.KeyId))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(sets[0].Published, Has.Count.EqualTo(2));
        rings.ForEach(r => r.Dispose());
    }

    [Test]
    public async Task Private_keys_lie_sealed_and_another_master_key_does_not_open_them()
    {
        await using var provider = await Provider.Start();
        var row = await provider.Server.InStore(s => s.Set<SigningKey>().SingleAsync());
        using var rsa = System.Security.Cryptography.RSA.Create();
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => rsa.ImportPkcs8PrivateKey(row.Sealed, out _));
        var stores = provider.Server.App.Services.GetRequiredService<IDbContextFactory<IdentityStore>>();
        using var ring = new KeyRing(stores, new Vault(provider.Server.Options with { MasterKey = new byte[32] }), provider.Server.Clock);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await ring.Current());
        Assert.That(fault!.Message, Does.Contain("another master key"));
    }

    [Test]
    public async Task Only_the_public_half_is_published()
    {
        await using var provider = await Provider.Start();
        using var answer = await provider.Http.GetAsync(new Uri("/.well-known/openid-configuration/jwks", UriKind.Relative));
        var key = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("keys")[0];
        Assert.That(key.EnumerateObject().Select(p => p.Name), Is.EquivalentTo(new[] { "kty", "use", "alg", "kid", "n", "e" }));
        Assert.That(
            Convert.FromBase64String(key.GetProperty("n").GetString()!.Replace('-', '+').Replace('_', '/')),
            Has.Length.EqualTo(384)
        );
    }

    private static async Task<IReadOnlyList<string>> Published(Provider provider)
    {
        var keys = await provider.Http.GetStringAsync(new Uri("/.well-known/openid-configuration/jwks", UriKind.Relative));
        return
        [
            .. JsonSerializer
                .Deserialize<JsonElement>(keys)
                .GetProperty("keys")
                .EnumerateArray()
                .Select(k => k.GetProperty("kid").GetString()!),
        ];
    }

    private static async Task<JsonWebToken> Token(Provider provider) =>
        Provider.Read((await provider.Token(("grant_type", "client_credentials"), ("scope", "casetracker"))).Body, "access_token");
}
