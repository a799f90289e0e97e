namespace CaseTracker.Web.Tests.Forms;

/// <summary>So many bytes of a document, made as they are read, always the same.</summary>
internal sealed class MadeFile(long length) : Stream
{
    private static readonly byte[] Noise = MakeNoise();
    private long _at;

    public override bool CanRead => true;

    /// <summary>So that its length is announced.</summary>
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position
    {
        get => _at;
        set => _at = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var taken = (int)Math.Min(Math.Min(buffer.Length, length - _at), Noise.Length - (_at % Noise.Length));
        Noise.AsSpan((int)(_at % Noise.Length), taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static byte[] MakeNoise()
    {
        // Of a length that is no multiple of any buffer's; it begins as a PDF does.
        var noise = new byte[999_983];
        new Random(1).NextBytes(noise);
        "%PDF-"u8.CopyTo(noise);
        return noise;
    }
}
