using System.Security.Cryptography;
using IdentityServer.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Data;

public sealed class ProtectionKeyTests
{
    [Test]
    public async Task Another_node_reads_what_one_protected()
    {
        await using var server = await Server.Start();
        var text = server.App.Services.GetDataProtector("test").Protect("kept");
        await using var other = IdentityService.Build(server.Options);

        Assert.That(other.Services.GetDataProtector("test").Unprotect(text), Is.EqualTo("kept"));
    }

    [Test]
    public async Task A_node_with_another_master_key_reads_nothing()
    {
        await using var server = await Server.Start();
        var text = server.App.Services.GetDataProtector("test").Protect("kept");
        await using var other = IdentityService.Build(server.Options with { MasterKey = new byte[32] });

        Assert.That(() => other.Services.GetDataProtector("test").Unprotect(text), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public async Task No_key_lies_open_in_the_database()
    {
        await using var server = await Server.Start();
        server.App.Services.GetDataProtector("test").Protect("kept");

        var keys = await server.InStore(s => s.Set<ProtectionKey>().Select(k => k.Xml).ToListAsync());
        Assert.That(keys, Is.Not.Empty.And.All.Contains("sealedKey").And.None.Contains("masterKey>"));
    }

    [Test]
    public void A_sealed_value_opens_for_its_purpose_and_context_only()
    {
        var vault = new Vault(
            new IdentityServiceOptions
            {
                Database = "",
                MasterKey = RandomNumberGenerator.GetBytes(32),
                Issuer = "",
            }
        );
        var value = vault.Seal("purpose", "context", [1, 2, 3]);

        Assert.That(vault.Open("purpose", "context", value), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(() => vault.Open("another", "context", value), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => vault.Open("purpose", "another", value), Throws.InstanceOf<CryptographicException>());
        Assert.That(
            () => vault.Open("purpose", "context", [.. value[..^1], (byte)(value[^1] ^ 1)]),
            Throws.InstanceOf<CryptographicException>()
        );
        Assert.That(
            () =>
                new Vault(
                    new IdentityServiceOptions
                    {
                        Database = "",
                        MasterKey = new byte[31],
                        Issuer = "",
                    }
                ),
            Throws.ArgumentException
        );
    }
}
