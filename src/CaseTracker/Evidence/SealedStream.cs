using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CaseTracker.Evidence;

/// <summary>
/// How a document lies on disk: pieces of 64 KiB, each encrypted with AES-256-GCM under the document's own key, numbered and the last one
/// marked, so that none can be changed, moved, left out or added. A key is used for one document only, so that numbers can be nonces.
/// </summary>
internal static class SealedPieces
{
    public const int Size = 1 << 16,
        TagLength = 16,
        NonceLength = 12;

    /// <summary>The number of the piece, and whether it is the last.</summary>
    public static void Nonce(Span<byte> nonce, long number, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }

    /// <summary>Encrypts what comes; <paramref name="seen"/> is shown every piece before.</summary>
    /// <returns>The length of the content in bytes.</returns>
    /// <exception cref="DocumentTooLargeException">More comes than there may be; the rest is not read.</exception>
    public static async Task<long> Write(
        Stream content,
        Stream file,
        byte[] key,
        Guid documentId,
        long largest,
        Action<ReadOnlyMemory<byte>> seen,
        CancellationToken cancellation
    )
    {
        using var aes = new AesGcm(key, TagLength);
        var (piece, next, boundTo, length) = (new byte[Size], new byte[Size], documentId.ToByteArray(), 0L);
        var (sealedPiece, nonce) = (new byte[Size + TagLength], new byte[NonceLength]);
        var filled = await content.ReadAtLeastAsync(piece, Size, throwOnEndOfStream: false, cancellation);
        for (var number = 0L; ; number++)
        {
            length += filled;
            if (length > largest)
                throw new DocumentTooLargeException();
            var following = filled < Size ? 0 : await content.ReadAtLeastAsync(next, Size, throwOnEndOfStream: false, cancellation);
            seen(piece.AsMemory(0, filled));
            Nonce(nonce, number, following == 0);
            aes.Encrypt(nonce, piece.AsSpan(0, filled), sealedPiece.AsSpan(0, filled), sealedPiece.AsSpan(filled, TagLength), boundTo);
            await file.WriteAsync(sealedPiece.AsMemory(0, filled + TagLength), cancellation);
            if (following == 0)
                return length;
            (piece, next, filled) = (next, piece, following);
        }
    }
}

/// <summary>The content of a document in clear, read piece by piece as it is needed.</summary>
internal sealed class SealedStream : Stream
{
    private readonly Stream _file;
    private readonly AesGcm _aes;
    private readonly byte[] _boundTo;
    private readonly byte[] _piece = new byte[SealedPieces.Size];
    private readonly byte[] _box = new byte[SealedPieces.Size + SealedPieces.TagLength];
    private long _opened = -1;
    private int _filled;

    /// <param name="length">Of the content; a file of another length was altered.</param>
    /// <exception cref="CryptographicException">The file is not of that length.</exception>
    public SealedStream(Stream file, byte[] key, Guid documentId, long length)
    {
        (_file, _aes, _boundTo, Length) = (file, new AesGcm(key, SealedPieces.TagLength), documentId.ToByteArray(), length);
        if (file.Length != length + (Count * SealedPieces.TagLength))
            throw new CryptographicException("The document is not as it was stored.");
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length { get; }
    public override long Position { get; set; }

    private long Count => Math.Max(1, (Length + SealedPieces.Size - 1) / SealedPieces.Size);

    /// <exception cref="CryptographicException">The piece was altered.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
            return 0;
        Open(Position / SealedPieces.Size);
        var from = (int)(Position % SealedPieces.Size);
        var taken = Math.Min(buffer.Length, _filled - from);
        _piece.AsSpan(from, taken).CopyTo(buffer);
        Position += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>The file lies near: a piece is read at once, without a buffer for each.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position =
            offset
            + origin switch
            {
                SeekOrigin.Begin => 0,
                SeekOrigin.Current => Position,
                SeekOrigin.End => Length,
                _ => throw new ArgumentOutOfRangeException(nameof(origin)),
            };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            _file.Dispose();
            CryptographicOperations.ZeroMemory(_piece);
        }
        base.Dispose(disposing);
    }

    private void Open(long number)
    {
        if (_opened == number)
            return;
        _filled = (int)Math.Min(SealedPieces.Size, Length - (number * SealedPieces.Size));
        Span<byte> nonce = stackalloc byte[SealedPieces.NonceLength];
        var box = _box.AsSpan(0, _filled + SealedPieces.TagLength);
        _opened = -1;
        _file.Position = number * (SealedPieces.Size + SealedPieces.TagLength);
        _file.ReadExactly(box);
        SealedPieces.Nonce(nonce, number, number == Count - 1);
        _aes.Decrypt(nonce, box[.._filled], box[_filled..], _piece.AsSpan(0, _filled), _boundTo);
        _opened = number;
    }
}

/// <summary>More was sent than a document may hold (413).</summary>
public sealed class DocumentTooLargeException() : Exception("The document is too large.");
