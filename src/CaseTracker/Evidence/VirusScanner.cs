using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using CaseTracker.Reference;

namespace CaseTracker.Evidence;

/// <summary>Where clamd listens; neither is set where files are not scanned.</summary>
/// <param name="Host">Host name or address, with <paramref name="Port"/>.</param>
/// <param name="Socket">Path of a socket of this machine.</param>
public sealed record ScannerAddress(string? Host = null, int Port = 0, string? Socket = null)
{
    /// <param name="text"><c>HOST:PORT</c> or <c>unix:PATH</c>; empty where files are not scanned.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static ScannerAddress Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new ScannerAddress();
        if (text.StartsWith("unix:", StringComparison.Ordinal) && text.Length > 5)
            return new ScannerAddress(Socket: text[5..]);
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), out var port) && port is > 0 and < 65536
            ? new ScannerAddress(text[..colon].Trim('[', ']'), port)
            : throw new FormatException($"'{text}' names no virus scanner: write HOST:PORT or unix:PATH.");
    }
}

/// <summary>What the scanner said of a file.</summary>
/// <param name="Finding">The name of the virus, or why it could not be said.</param>
internal sealed record Scanned(ScanState State, string? Finding);

/// <summary>Has files looked through by clamd, piece by piece over its INSTREAM command (clamd(8)); what it does not vouch for stays in
/// quarantine.</summary>
public sealed class VirusScanner(ScannerAddress address)
{
    /// <summary>For one answer; a scanner that is silent for longer counts as away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int Piece = 1 << 16;
    private const int LongestAnswer = 1 << 10;

    public bool IsConfigured => address.Host is not null || address.Socket is not null;

    internal async Task<Scanned> Scan(Stream content, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            using var socket = await Connect(limit.Token);
            await using var wire = new NetworkStream(socket);
            await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), limit.Token);
            var refused = await Send(content, wire, limit);
            return Read(await Answer(wire, limit), refused);
        }
        catch (Exception away)
            when (away is SocketException or IOException || (away is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new Scanned(ScanState.Waiting, null);
        }
    }

    private async Task<Socket> Connect(CancellationToken cancellation)
    {
        var socket = address.Socket is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (address.Socket is { } path)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            else
                await socket.ConnectAsync(address.Host!, address.Port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <returns>True where the scanner closed before the end: it has answered why.</returns>
    private static async Task<bool> Send(Stream content, NetworkStream wire, CancellationTokenSource limit)
    {
        var piece = new byte[sizeof(int) + Piece];
        int read;
        do
        {
            read = await content.ReadAtLeastAsync(piece.AsMemory(sizeof(int)), Piece, throwOnEndOfStream: false, limit.Token);
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            try
            {
                await wire.WriteAsync(piece.AsMemory(0, sizeof(int) + read), limit.Token);
            }
            catch (IOException)
            {
                return true;
            }
            limit.CancelAfter(Patience);
        } while (read > 0);
        return false;
    }

    private static async Task<string> Answer(NetworkStream wire, CancellationTokenSource limit)
    {
        var (buffer, filled) = (new byte[LongestAnswer], 0);
        while (filled < buffer.Length && await wire.ReadAsync(buffer.AsMemory(filled), limit.Token) is > 0 and var read)
        {
            filled += read;
            if (buffer.AsSpan(0, filled).Contains((byte)0))
                break;
        }
        return Encoding.UTF8.GetString(buffer, 0, filled).TrimEnd('\0', '\n').Trim();
    }

    /// <summary>Only <c>stream: OK</c> for the whole file lets it through.</summary>
    private static Scanned Read(string answer, bool refused)
    {
        const string Found = " FOUND",
            Subject = "stream: ";
        if (answer == "stream: OK" && !refused)
            return new Scanned(ScanState.Clean, null);
        var said = answer.StartsWith(Subject, StringComparison.Ordinal) ? answer[Subject.Length..] : answer;
        return said.EndsWith(Found, StringComparison.Ordinal)
            ? new Scanned(ScanState.Infected, Short(said[..^Found.Length]))
            : new Scanned(ScanState.Waiting, said.Length == 0 ? null : Short(said));
    }

    private static string Short(string text) => text.Length <= 200 ? text : text[..200];
}
