using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace CaseTracker.EndToEnd.Tests.Killing;

/// <summary>How far a node has come before it dies.</summary>
internal sealed class Life
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _acknowledged;

    public Task Ready => _ready.Task;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public void Begin() => _ready.TrySetResult();

    public void Acknowledge() => Interlocked.Increment(ref _acknowledged);
}

/// <summary>Sends orders to whichever node runs and notes what was acknowledged; an order without an answer is sent again with its key, as
/// a careful client does.</summary>
internal sealed class Client(string database, int relay, int cases)
{
    private readonly ConcurrentQueue<Order> _first = new(),
        _later = new(Enumerable.Range(0, cases).Select(i => new Order($"register-{i}", "register")));
    private int _outstanding = cases;

    public ConcurrentDictionary<string, Answer> Acknowledged { get; } = new();

    public ConcurrentDictionary<string, Order> Sent { get; } = new();

    public ConcurrentBag<string> Errors { get; } = [];

    /// <summary>How often an order had to be sent again.</summary>
    public int Repeated => _repeated;

    private int _repeated;

    public bool IsDone => Volatile.Read(ref _outstanding) == 0;

    public Process StartNode()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[typeof(Node).Assembly.Location, database, $"{relay}"])
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>Sends orders until the node is gone, or all are done.</summary>
    public async Task Feed(Process node, Life life, Random random)
    {
        var error = node.StandardError.ReadToEndAsync();
        if (await node.StandardOutput.ReadLineAsync() is null)
        {
            life.Begin();
            if (await error is { Length: > 0 } said)
                Errors.Add(said);
            return;
        }
        life.Begin();
        while (!IsDone && !node.HasExited)
        {
            await Task.Delay(random.Next(0, 25));
            if ((_first.TryDequeue(out var order) || _later.TryDequeue(out order)) && !await Ask(node, order, life))
                return;
        }
    }

    private async Task<bool> Ask(Process node, Order order, Life life)
    {
        if (!Sent.TryAdd(order.Key, order))
            Interlocked.Increment(ref _repeated);
        try
        {
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
            await node.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It is dead: what it has done of the order is not known.
        }
        if (await node.StandardOutput.ReadLineAsync() is not { } line)
        {
            _first.Enqueue(order);
            return false;
        }
        life.Acknowledge();
        Note(order, JsonSerializer.Deserialize<Answer>(line)!);
        return true;
    }

    private void Note(Order order, Answer answer)
    {
        if (answer.Error is not null)
            Errors.Add($"{order}: {answer.Error}");
        else if (!Acknowledged.TryAdd(order.Key, answer))
            Errors.Add($"{order} was answered twice");
        else if (order.Kind == "register")
        {
            foreach (var state in (string[])["CAF", "MAR"])
            {
                Interlocked.Increment(ref _outstanding);
                _first.Enqueue(new Order($"notify-{answer.Reference}-{state}", "notify", answer.Reference, state));
            }
        }
        else if (order.Kind == "notify")
        {
            Interlocked.Increment(ref _outstanding);
            _first.Enqueue(new Order($"submit-{order.Reference}-{order.State}", "submit", order.Reference, order.State));
        }
        Interlocked.Decrement(ref _outstanding);
    }
}
