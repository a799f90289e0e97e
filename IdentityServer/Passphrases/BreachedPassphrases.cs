using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace IdentityServer.Passphrases;

/// <summary>Looks a passphrase up in the sorted file of hashes where it lies, some forty small reads for a billion lines; nothing leaves
/// this machine.</summary>
internal sealed class BreachedPassphrases : IDisposable
{
    private const int HashLength = 40;

    /// <summary>Longer than any line: a hash, a colon, a count, a line end.</summary>
    private const int Window = 128;

    private readonly SafeFileHandle? _file;
    private readonly long _length;

    /// <exception cref="IOException">A file is configured and cannot be read: the server does not start without the check that was asked
    /// for.</exception>
    public BreachedPassphrases(IdentityServiceOptions options)
    {
        if (options.BreachedPassphrases is not { } path)
            return;
        _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        _length = RandomAccess.GetLength(_file);
    }

    public bool Has(string passphrase)
    {
        if (_file is null)
            return false;
#pragma warning disable CA5350 // The published lists are of SHA-1; nothing rests on its strength.
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(passphrase)));
#pragma warning restore CA5350
        // Between low and high stands the line looked for, if there is one; low is always the start of a line.
        var (low, high) = (0L, _length);
        while (low < high)
        {
            var middle = StartOfLine(low + (high - low) / 2, low);
            var found = string.CompareOrdinal(LineAt(middle, out var next), hash);
            if (found == 0)
                return true;
            if (found < 0)
                low = next;
            else
                high = middle;
        }
        return false;
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>The start of the line in which this position lies.</summary>
    private long StartOfLine(long position, long notBefore)
    {
        var from = Math.Max(notBefore, position - Window);
        Span<byte> before = stackalloc byte[(int)(position - from)];
        var read = RandomAccess.Read(_file!, before, from);
        var end = before[..read].LastIndexOf((byte)'\n');
        return end < 0 ? from : from + end + 1;
    }

    private string LineAt(long start, out long next)
    {
        Span<byte> line = stackalloc byte[Window];
        var read = RandomAccess.Read(_file!, line, start);
        var end = line[..read].IndexOf((byte)'\n');
        next = end < 0 ? start + read : start + end + 1;
        return Encoding.ASCII.GetString(line[..Math.Min(HashLength, read)]).ToUpperInvariant();
    }
}
