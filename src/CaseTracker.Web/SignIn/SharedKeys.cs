using System.Xml.Linq;
using CaseTracker.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace CaseTracker.Web.SignIn;

/// <summary>The keys behind cookies and tickets stand in the database, under the master key: what one node protects, every node
/// reads.</summary>
internal sealed class SharedKeys(WebKeys keys) : IXmlRepository, IXmlEncryptor
{
    private const string Locked = "locked";

    public static void AddTo(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CaseTracker");
        services.AddSingleton<SharedKeys>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<SharedKeys>(
                (management, shared) =>
                {
                    management.XmlRepository = shared;
                    management.XmlEncryptor = shared;
                }
            );
    }

    // The framework asks while a request or the start waits; its interface knows no other way.
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement(Locked, Convert.ToBase64String(keys.Lock(plain))), typeof(Decryptor));
    }

    /// <summary>Made by the framework, by the name that stands beside each key.</summary>
    public sealed class Decryptor(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(
                System.Text.Encoding.UTF8.GetString(
                    services.GetRequiredService<WebKeys>().Unlock(Convert.FromBase64String(encryptedElement.Value))
                )
            );
    }
}
