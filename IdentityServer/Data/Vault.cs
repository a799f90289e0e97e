using System.Security.Cryptography;
using System.Text;

namespace IdentityServer.Data;

/// <summary>Seals what lies in the database (AES-256-GCM) under keys derived from the master key, one for each purpose.</summary>
internal sealed class Vault
{
    private const int NonceSize = 12,
        TagSize = 16;

    private readonly byte[] _masterKey;

    public Vault(IdentityServiceOptions options)
    {
        if (options.MasterKey.Length < 32)
            throw new ArgumentException("The master key has fewer than 32 bytes.", nameof(options));
        _masterKey = options.MasterKey;
    }

    /// <summary>A key for this purpose alone (HKDF, RFC 5869).</summary>
    public byte[] Key(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _masterKey, 32, info: Encoding.UTF8.GetBytes("identity:" + purpose));

    /// <param name="context">What the value belongs to, an account's id for instance: sealed for one, it cannot be opened for
    /// another.</param>
    public byte[] Seal(string purpose, string context, ReadOnlySpan<byte> value)
    {
        var sealedValue = new byte[NonceSize + value.Length + TagSize];
        RandomNumberGenerator.Fill(sealedValue.AsSpan(0, NonceSize));
        using var gcm = new AesGcm(Key(purpose), TagSize);
        gcm.Encrypt(
            sealedValue.AsSpan(0, NonceSize),
            value,
            sealedValue.AsSpan(NonceSize, value.Length),
            sealedValue.AsSpan(NonceSize + value.Length),
            Encoding.UTF8.GetBytes(context)
        );
        return sealedValue;
    }

    /// <exception cref="CryptographicException">The value was sealed under another key, for another purpose or context, or
    /// altered.</exception>
    public byte[] Open(string purpose, string context, ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < NonceSize + TagSize)
            throw new CryptographicException("The sealed value is too short.");
        var value = new byte[sealedValue.Length - NonceSize - TagSize];
        using var gcm = new AesGcm(Key(purpose), TagSize);
        gcm.Decrypt(
            sealedValue[..NonceSize],
            sealedValue[NonceSize..^TagSize],
            sealedValue[^TagSize..],
            value,
            Encoding.UTF8.GetBytes(context)
        );
        return value;
    }
}
