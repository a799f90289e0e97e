using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CaseTracker.Evidence;

namespace CaseTracker.Tests.Evidence;

/// <summary>Speaks clamd's protocol on a free port of this machine, and knows one virus: the test file of EICAR.</summary>
internal sealed class FakeScanner : IAsyncDisposable
{
    /// <summary>Written in two halves, so that no scanner takes this source for the file.</summary>
    public static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public FakeScanner()
    {
        _listener.Start();
        Address = new ScannerAddress("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        _serving = Serve();
    }

    public ScannerAddress Address { get; }

    /// <summary>Bytes that the scanner takes at most; clamd's StreamMaxLength.</summary>
    public long Most { get; set; } = long.MaxValue;

    /// <summary>Hangs up on whoever calls.</summary>
    public bool IsAway { get; set; }

    /// <summary>Hangs up on whoever sends a file that holds this, as a scanner does that dies of it.</summary>
    public string? Deadly { get; set; }

    /// <summary>Answers not before this is done.</summary>
    public Task? Held { get; set; }

    public int Asked { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Asked++;
                if (!IsAway)
                    await Answer(client.GetStream());
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The next caller gets an answer again.
            }
        }
    }

    private async Task Answer(NetworkStream wire)
    {
        var command = new byte["zINSTREAM\0".Length];
        await wire.ReadExactlyAsync(command, _stop.Token);
        Assert.That(Encoding.ASCII.GetString(command), Is.EqualTo("zINSTREAM\0"));
        var (length, content) = (new byte[sizeof(int)], new MemoryStream());
        while (true)
        {
            await wire.ReadExactlyAsync(length, _stop.Token);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
                break;
            await wire.ReadExactlyAsync(piece, _stop.Token);
            content.Write(piece);
            if (content.Length <= Most)
                continue;
            await wire.WriteAsync("INSTREAM size limit exceeded. ERROR\0"u8.ToArray(), _stop.Token);
            return;
        }
        var text = Encoding.Latin1.GetString(content.ToArray());
        if (Held is { } held)
            await held;
        if (Deadly is { } deadly && text.Contains(deadly, StringComparison.Ordinal))
            return;
        var isInfected = text.Contains(Eicar, StringComparison.Ordinal);
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"stream: {(isInfected ? "Eicar-Test-Signature FOUND" : "OK")}\0"), _stop.Token);
    }
}
