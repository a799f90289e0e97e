using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Data;

/// <summary>A key of Data Protection as it lies in the database.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectionKey>
    {
        public void Configure(EntityTypeBuilder<ProtectionKey> builder)
        {
            builder.ToTable("ProtectionKey").HasKey(k => k.Name);
            builder.Property(k => k.Name).HasMaxLength(200);
        }
    }
}

/// <summary>All nodes share the keys that protect form tokens and links, because they are in the database.</summary>
internal sealed class ProtectionKeys(IDbContextFactory<IdentityStore> stores) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var store = stores.CreateDbContext();
        return [.. store.Set<ProtectionKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var store = stores.CreateDbContext();
        store.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        store.SaveChanges();
    }
}

/// <summary>Nobody reads a protection key out of the database without the master key.</summary>
internal sealed class ProtectionKeyEncryptor(Vault vault) : IXmlEncryptor
{
    internal const string Purpose = "data-protection",
        Element = "sealedKey";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(
            new XElement(Element, Convert.ToBase64String(vault.Seal(Purpose, "", text))),
            typeof(ProtectionKeyDecryptor)
        );
    }
}

/// <summary>Made by Data Protection itself, which knows only its name and the services.</summary>
internal sealed class ProtectionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(
            Encoding.UTF8.GetString(
                services
                    .GetRequiredService<Vault>()
                    .Open(ProtectionKeyEncryptor.Purpose, "", Convert.FromBase64String(encryptedElement.Value))
            )
        );
}
