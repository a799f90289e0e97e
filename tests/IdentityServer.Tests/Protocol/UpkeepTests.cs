using IdentityServer.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Protocol;

/// <summary>What has expired does not stay in the database, but for as long as a replay must be noticed.</summary>
public sealed class UpkeepTests
{
    [Test]
    public async Task Removes_what_has_expired()
    {
        await using var provider = await Provider.Start();
        var tokens = await provider.Tokens();
        await provider.Post("/connect/revocation", ("token", tokens.GetProperty("access_token").GetString()));
        await provider.Post("/connect/par", [.. Provider.Request().Where(p => p.Key != "client_id").Select(p => (p.Key, p.Value))]);
        Assert.That(await Left(provider), Is.EqualTo("1 1 1 1"));
        provider.Server.Clock.Turn(TimeSpan.FromHours(12));
        Assert.That(await Left(provider), Is.EqualTo("0 0 1 1"));
        provider.Server.Clock.Turn(TimeSpan.FromHours(24));
        Assert.That(await Left(provider), Is.EqualTo("0 0 0 0"));
    }

    private static async Task<string> Left(Provider provider)
    {
        await provider.Server.App.Services.GetRequiredService<ProtocolUpkeep>().RemoveExpired(CancellationToken.None);
        return await provider.Server.InStore(async store =>
            $"{await store.Set<PushedRequest>().CountAsync()} {await store.Set<SpentToken>().CountAsync()} {await store.Set<TokenGrant>().CountAsync()} {await store.Set<RefreshToken>().CountAsync()}"
        );
    }
}
