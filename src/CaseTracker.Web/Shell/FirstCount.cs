using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Web.Shell;

/// <summary>Counts all cases once at start, so that nobody waits for the first exact count; later counts only carry it on.</summary>
internal sealed partial class FirstCount(IServiceScopeFactory scopes, ILogger<FirstCount> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Caller = new Caller(
            "system",
            "system",
            Role.DeskOfficer,
            Audience.Un,
            null
        );
        try
        {
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListCases.Query(new CaseFilter(), Size: 1), stoppingToken);
        }
        catch (System.Data.Common.DbException failure)
        {
            // Nothing depends on it but the speed of the first list.
            Failed(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The cases could not be counted at start.")]
    private partial void Failed(Exception failure);
}
