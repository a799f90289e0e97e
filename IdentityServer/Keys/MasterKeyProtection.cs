using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace IdentityServer.Keys;

/// <summary>
/// Protects cookies, forms and links under the master key, so that every node reads what another wrote and nothing is lost with a machine:
/// AES-256-GCM under a key of its own for each message, derived (HKDF-SHA256) from the master key, the purpose and 32 random bytes.
/// </summary>
internal sealed class MasterKeyProtection(byte[] masterKey, string path = "") : IDataProtector
{
    private const int SaltLength = 32;
    private const int TagLength = 16;
    private static readonly byte[] _nonce = new byte[12]; // Each key encrypts one message only.

    public IDataProtector CreateProtector(string purpose) => new MasterKeyProtection(masterKey, $"{path}{purpose.Length}:{purpose}");

    public byte[] Protect(byte[] plaintext)
    {
        var message = new byte[SaltLength + TagLength + plaintext.Length];
        RandomNumberGenerator.Fill(message.AsSpan(0, SaltLength));
        using var aes = Cipher(message.AsSpan(0, SaltLength));
        aes.Encrypt(_nonce, plaintext, message.AsSpan(SaltLength + TagLength), message.AsSpan(SaltLength, TagLength));
        return message;
    }

    /// <exception cref="CryptographicException">Altered, or protected for another purpose or under another key.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < SaltLength + TagLength) throw new CryptographicException("Too short.");
        var plain = new byte[protectedData.Length - SaltLength - TagLength];
        using var aes = Cipher(protectedData.AsSpan(0, SaltLength));
        aes.Decrypt(_nonce, protectedData.AsSpan(SaltLength + TagLength), protectedData.AsSpan(SaltLength, TagLength), plain);
        return plain;
    }

    private AesGcm Cipher(ReadOnlySpan<byte> salt)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, key, salt, Encoding.UTF8.GetBytes("IdentityServer " + path));
        return new AesGcm(key, TagLength);
    }
}
