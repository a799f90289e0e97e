namespace CaseTracker.Evidence;

/// <summary>
/// Whether what passes has the entry by which a PDF says that it is encrypted (ISO 32000-1, 7.5.5): it stands in clear even then. A file
/// that opens without a password and only forbids to print or copy has it, too.
/// </summary>
internal sealed class PdfLockCheck
{
    private const int Kept = 64;
    private readonly byte[] _window = new byte[Kept + SealedPieces.Size];
    private int _filled;

    public bool IsFound { get; private set; }

    /// <param name="piece">Of at most <see cref="SealedPieces.Size"/> bytes.</param>
    public void See(ReadOnlySpan<byte> piece)
    {
        if (IsFound)
            return;
        piece.CopyTo(_window.AsSpan(_filled));
        var seen = _window.AsSpan(0, _filled + piece.Length);
        IsFound = Holds(seen);
        // What began here may go on in the next piece.
        _filled = Math.Min(Kept, seen.Length);
        seen[^_filled..].CopyTo(_window);
    }

    private static bool Holds(ReadOnlySpan<byte> text)
    {
        var entry = "/Encrypt"u8;
        while (text.IndexOf(entry) is >= 0 and var at)
        {
            text = text[(at + entry.Length)..];
            // A reference or a dictionary; other names begin alike.
            if (text.TrimStart(" \t\r\n\f\0"u8) is [(>= (byte)'0' and <= (byte)'9') or (byte)'<', ..])
                return true;
        }
        return false;
    }
}
