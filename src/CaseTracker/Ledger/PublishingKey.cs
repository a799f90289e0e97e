using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace CaseTracker.Ledger;

/// <summary>
/// Signs what is published (ECDSA on P-256 with SHA-256) under a key that follows from the master key, so that a file can be checked
/// without either. A good signature proves that whoever holds the secret half signed exactly this content. It does not prove when, and
/// whose key it is only a comparison of its fingerprint with one that was made known in another way proves.
/// </summary>
public sealed class PublishingKey : IDisposable
{
    /// <summary>64 bits more than the order of the curve has, so that after reduction no key is likelier than another (FIPS 186-5,
    /// A.2.1).</summary>
    internal const int SeedLength = 40;

    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        NumberStyles.HexNumber,
        CultureInfo.InvariantCulture
    );
    private readonly ECDsa _key;

    internal PublishingKey(ReadOnlySpan<byte> seed)
    {
        var number = ((new BigInteger(seed, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1).ToByteArray(
            isUnsigned: true,
            isBigEndian: true
        );
        var scalar = new byte[32];
        number.CopyTo(scalar, scalar.Length - number.Length);
        _key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
        CryptographicOperations.ZeroMemory(scalar);
        CryptographicOperations.ZeroMemory(number);
        Public = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The public half: X.509 SubjectPublicKeyInfo in base64.</summary>
    public string Public { get; }

    /// <returns>In base64; another one each time.</returns>
    public string Sign(ReadOnlySpan<byte> content) => Convert.ToBase64String(_key.SignData(content, HashAlgorithmName.SHA256));

    /// <summary>Whether the secret half of this key signed this content; false as well where key or signature are none.</summary>
    public static bool IsGenuine(string key, ReadOnlySpan<byte> content, string signature)
    {
        try
        {
            using var known = ECDsa.Create();
            known.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
            return known.VerifyData(content, Convert.FromBase64String(signature), HashAlgorithmName.SHA256);
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    /// <summary>SHA-256 of a public half: what people compare.</summary>
    /// <exception cref="FormatException">It is no base64.</exception>
    public static string FingerprintOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(key)));

    public void Dispose() => _key.Dispose();
}
