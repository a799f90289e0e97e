using CaseTracker.Access;

namespace CaseTracker.Web.Shell;

/// <summary>Writes the access log once a second for as long as the service runs.</summary>
internal sealed class AccessLogWriter(AccessLog log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => log.Run(stoppingToken);
}
