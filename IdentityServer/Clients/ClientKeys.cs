using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Clients;

/// <summary>The public keys by which a client proves itself (RFC 7523, section 3): asymmetric ones of full strength, and never a private
/// one.</summary>
internal static class ClientKeys
{
    public static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
    ];

    public static IReadOnlyList<JsonWebKey> Read(string jwks) => [.. new JsonWebKeySet(jwks).Keys];

    public static IEnumerable<string> Faults(string jwks)
    {
        IReadOnlyList<JsonWebKey>? keys = null;
        try
        {
            keys = Read(jwks);
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            // Said below, without the text, which may be a secret that was put there by mistake.
        }
        if (keys is null || keys.Count == 0)
            return ["its keys are no JSON Web Key Set"];
        return keys.SelectMany(Faults);
    }

    private static IEnumerable<string> Faults(JsonWebKey key)
    {
        if (key.Kty is not ("RSA" or "EC"))
            yield return $"a key of type '{key.Kty}' cannot prove a client";
        if (key.HasPrivateKey)
            yield return "its keys hold a private key: register the public one";
        if (key.Kty == "RSA" && key.KeySize < 2048)
            yield return "an RSA key has less than 2048 bits";
        if (key.Use is { Length: > 0 } and not "sig")
            yield return "a key is not meant for signatures";
    }
}
