using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityServer.Tests;

/// <summary>A security key made of software (WebAuthn Level 3, sections 5.8, 6.1 and 6.5): one P-256 key, no attestation; a test bends it
/// where it wants a fault.</summary>
internal sealed class SecurityKey(string origin) : IDisposable
{
    private const byte Present = 0x01,
        Verified = 0x04,
        HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private byte[] _user = [];

    public string Origin { get; set; } = origin;

    public bool VerifiesUser { get; set; } = true;

    public uint Count { get; set; }

    /// <summary>The answer to creation options, as a browser writes it.</summary>
    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        _user = WebEncoders.Base64UrlDecode(asked["user"]!["id"]!.GetValue<string>());
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString([
            .. AuthenticatorData(asked["rp"]!["id"]!.GetValue<string>(), HasKey),
            .. new byte[16],
            0,
            (byte)_id.Length,
            .. _id,
            .. PublicKey(),
        ]);
        writer.WriteEndMap();
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Text(ClientData("webauthn.create", asked)),
                ["attestationObject"] = Text(writer.Encode()),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    /// <summary>The answer to request options, as a browser writes it.</summary>
    public string Get(string options)
    {
        var asked = JsonNode.Parse(options)!;
        Count++;
        var (client, data) = (ClientData("webauthn.get", asked), AuthenticatorData(asked["rpId"]!.GetValue<string>(), 0));
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Text(client),
                ["authenticatorData"] = Text(data),
                ["signature"] = Text(signature),
                ["userHandle"] = Text(_user),
            }
        );
    }

    public void Dispose() => _key.Dispose();

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    private string Credential(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Text(_id),
            ["rawId"] = Text(_id),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = asked["challenge"]!.GetValue<string>(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    private byte[] AuthenticatorData(string party, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(party)), (byte)(flags | Present | (VerifiesUser ? Verified : 0)), .. count];
    }

    /// <summary>COSE (RFC 9053): EC2, ES256, P-256.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        foreach (var (label, number) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            writer.WriteInt32(label);
            writer.WriteInt32(number);
        }
        writer.WriteInt32(-2);
        writer.WriteByteString(point.X!);
        writer.WriteInt32(-3);
        writer.WriteByteString(point.Y!);
        writer.WriteEndMap();
        return writer.Encode();
    }
}
