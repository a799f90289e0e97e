namespace CaseTracker.Cli.Serving;

/// <summary>The services of this process; they stop together.</summary>
internal sealed class RunningServices : IAsyncDisposable
{
    private readonly List<WebApplication> _services = [];

    /// <summary>The standard output belongs to the announcement; that a service could not start is said once, in one line.</summary>
    public static IReadOnlyList<string> Logging { get; } =
    [
        "--Logging:Console:LogToStandardErrorThreshold=Trace",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        "--Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host=Critical",
    ];

    public Announcement Announcement { get; set; } = new("", "", [], []);

    public async Task Start(WebApplication service, CancellationToken cancellation)
    {
        _services.Add(service);
        try
        {
            await service.StartAsync(cancellation);
        }
        catch
        {
            // What runs in the background has begun already and would complain of being torn down.
            await service.StopAsync(CancellationToken.None);
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Until the process is told to stop, or one of the services ends.</summary>
    public async Task UntilStopped(CancellationToken cancellation)
    {
        await Task.WhenAny(_services.Select(s => s.WaitForShutdownAsync(cancellation)));
        // The web service first: it still calls the identity server while it ends.
        foreach (var service in Enumerable.Reverse(_services))
            await service.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_services))
            await service.DisposeAsync();
        _services.Clear();
    }
}
