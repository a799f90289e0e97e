using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace CaseTracker.EndToEnd.Tests.Killing;

/// <summary>A mail that a relay has taken.</summary>
/// <param name="Mark">The header that carries the entry of the outbox.</param>
internal sealed record TakenMail(string To, string Named, string Mark, string Id, string Subject, string Body);

/// <summary>A real SMTP server that refuses, hangs and drops at random.</summary>
internal sealed class MoodyRelay : IAsyncDisposable
{
    private static readonly JsonSerializerOptions _web = new(JsonSerializerDefaults.Web);
    private readonly Process _process;
    private readonly Task _reading;

    private MoodyRelay(Process process, int port)
    {
        (_process, Port, _reading) = (process, port, Read(process));
    }

    public int Port { get; }

    public ConcurrentQueue<TakenMail> Taken { get; } = new();

    public static async Task<MoodyRelay> Start(int seed)
    {
        var process = Script.Start("relay", "RELAY", JsonSerializer.Serialize(new { seed }), feeds: true);
        var error = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new AssertionException(await error);
        return new MoodyRelay(process, JsonDocument.Parse(line).RootElement.GetProperty("port").GetInt32());
    }

    /// <summary>From now on it takes everything.</summary>
    public async Task Calm()
    {
        await _process.StandardInput.WriteLineAsync("calm");
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private async Task Read(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            Taken.Enqueue(JsonSerializer.Deserialize<TakenMail>(line, _web)!);
    }
}
