using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>What an authenticator app shows (RFC 6238), each code of an account once.</summary>
internal static class Totp
{
    private const int Step = 30;
    private static readonly ConcurrentDictionary<string, long> _used = [];

    /// <summary>Waits for the next time step where this one's code was used, or is about to end.</summary>
    public static async Task<string> Code(string secret)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        while (_used.GetValueOrDefault(secret) == now / 1000 / Step || now % (Step * 1000) > (Step - 2) * 1000)
        {
            await Task.Delay((int)((Step * 1000) - (now % (Step * 1000)) + 50));
            now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        }
        _used[secret] = now / 1000 / Step;
        return At(secret, now / 1000 / Step);
    }

#pragma warning disable CA5350 // What authenticator apps compute.
    private static string At(string secret, long step)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        var hash = HMACSHA1.HashData(Bytes(secret), message);
        return ((BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[19] & 15)) & 0x7fffffff) % 1_000_000).ToString(
            "D6",
            System.Globalization.CultureInfo.InvariantCulture
        );
    }
#pragma warning restore CA5350

    private static byte[] Bytes(string secret)
    {
        var bits = string.Concat(
            secret
                .Where(char.IsAsciiLetterOrDigit)
                .Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c)), 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
