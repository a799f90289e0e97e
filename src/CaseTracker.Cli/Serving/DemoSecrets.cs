using System.Text;
using CaseTracker.Ledger;

namespace CaseTracker.Cli.Serving;

/// <summary>The secrets of a demonstration follow from its master key: invented at its first start, the same ever after, and nowhere stored
/// in clear.</summary>
internal sealed class DemoSecrets(MasterKey key)
{
    private const string Consonants = "bdfghjklmnprstvz";
    private const string Vowels = "aeiou";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Four words that nobody knows and everybody can type (76 bits).</summary>
    public string Passphrase(string subject)
    {
        var bytes = Bytes("passphrase", subject);
        return string.Join(
            '-',
            Enumerable
                .Range(0, 4)
                .Select(word =>
                    string.Concat(
                        Enumerable
                            .Range(0, 3)
                            .Select(syllable =>
                                $"{Consonants[bytes[(word * 6) + (syllable * 2)] % Consonants.Length]}{Vowels[bytes[(word * 6) + (syllable * 2) + 1] % Vowels.Length]}"
                            )
                    )
                )
        );
    }

    /// <summary>What an authenticator app takes: 160 bits in base32 (RFC 6238).</summary>
    public string Totp(string subject) => string.Concat(Bytes("totp", subject).Take(32).Select(b => Base32[b % 32]));

    public string Client(string clientId) => Convert.ToHexStringLower(Bytes("client", clientId));

    /// <summary>The key under which the identity server of the demonstration keeps its own secrets.</summary>
    public byte[] IdentityKey => Bytes("identity server", "");

    private byte[] Bytes(string purpose, string name) => key.Sign(Encoding.UTF8.GetBytes($"demonstration:{purpose}:{name}"));
}
