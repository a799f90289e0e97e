using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdentityServer.Tests.Mail;

/// <summary>A mail relay of a few lines (RFC 5321) that takes messages, refuses them, or accepts a connection and never says a
/// word.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _messages = [];
    private readonly Task _work;

    public Relay()
    {
        _listener.Start();
        _work = Task.Run(Listen);
    }

    public enum Mood
    {
        Takes,
        Refuses,
        Hangs,
    }

    public Mood Now { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Done once somebody has connected.</summary>
    public Task Called => _called.Task;

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_messages)
                return [.. _messages];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _work;
        _closing.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                _called.TrySetResult();
                _ = Serve(client);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        try
        {
            if (Now == Mood.Hangs)
                await Task.Delay(Timeout.Infinite, _closing.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 relay");
            while (await reader.ReadLineAsync(_closing.Token) is { } line)
            {
                var word = line.Split(' ')[0].ToUpperInvariant();
                if (word == "QUIT")
                    return;
                if (word == "DATA")
                    await Take(reader, writer);
                await writer.WriteLineAsync(
                    word switch
                    {
                        "MAIL" when Now == Mood.Refuses => "451 not now",
                        "EHLO" or "HELO" => "250 relay",
                        _ => "250 OK",
                    }
                );
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            // The sender went away, or the test is over.
        }
    }

    private async Task Take(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_closing.Token) is { } line && line != ".")
            text.AppendLine(line);
        lock (_messages)
            _messages.Add(text.ToString());
    }
}
