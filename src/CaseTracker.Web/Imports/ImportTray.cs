using CaseTracker.Access;
using CaseTracker.Import;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.Extensions.Caching.Memory;

namespace CaseTracker.Web.Imports;

/// <summary>The series that can be imported.</summary>
public enum ImportSeries
{
    Fatalities,
    Incidents,
}

/// <summary>How far a file has come that somebody sent to be imported.</summary>
public enum ImportState
{
    Checking,
    Checked,
    Importing,
    Imported,
    Refused,
}

/// <summary>
/// Files that were sent to be imported: each is its sender's alone, is checked at once, and is kept in memory for an hour, so that it need
/// not be sent twice. Checking and importing go on when the sender leaves the page.
/// </summary>
public sealed partial class ImportTray(
    IMemoryCache cache,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    ILogger<ImportTray> log
)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Begins to check a file; what comes of it is found under the id.</summary>
    public Guid Put(Caller caller, Guid id, ImportSeries series, string fileName, byte[] file)
    {
        var job = new ImportJob(series, fileName, file);
        cache.Set((typeof(ImportTray), caller.Subject, id), job, Kept);
        Start(caller, job, dryRun: true);
        return id;
    }

    /// <exception cref="NotFoundException">There is no such file any more, or it is another's.</exception>
    public ImportJob Find(Caller caller, Guid id) =>
        cache.Get<ImportJob>((typeof(ImportTray), caller.Subject, id)) ?? throw new NotFoundException();

    /// <summary>Imports a file that was checked; asked for twice, it happens once.</summary>
    public void Import(Caller caller, Guid id)
    {
        var job = Find(caller, id);
        if (job.TryBegin())
            Start(caller, job, dryRun: false);
    }

    private void Start(Caller caller, ImportJob job, bool dryRun) =>
        _ = Task.Run(async () =>
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<RequestContext>().Caller = caller;
                using var file = new MemoryStream(job.File, writable: false);
                job.Finish(
                    await scope
                        .ServiceProvider.GetRequiredService<IMediator>()
                        .Send(Command(job, file, dryRun), lifetime.ApplicationStopping)
                );
            }
            catch (Exception refused) when (Refusal.Of(refused) is { } refusal)
            {
                job.Refuse([.. refusal.Fields.Values.SelectMany(m => m).DefaultIfEmpty(PageText.Of(Refusals.TitleOf(refusal.Status)))]);
            }
#pragma warning disable CA1031 // Nobody waits for this work: a fault must reach the page and the log.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogFault(log, fault, job.Series);
                job.Refuse([PageText.Of("Error.500.Text")]);
            }
        });

    private static IRequest<ImportReport> Command(ImportJob job, Stream file, bool dryRun) =>
        job.Series switch
        {
            ImportSeries.Fatalities => new ImportFatalities.Command(file, job.FileName, dryRun, job),
            ImportSeries.Incidents => new ImportIncidents.Command(file, job.FileName, dryRun, job),
        };

    [LoggerMessage(LogLevel.Error, "The import of {Series} failed.")]
    private static partial void LogFault(ILogger log, Exception exception, ImportSeries series);
}

/// <summary>One file, and what became of it so far.</summary>
public sealed class ImportJob(ImportSeries series, string fileName, byte[] file) : IProgress<ImportProgress>
{
    private readonly Lock _lock = new();

    public ImportSeries Series => series;

    public string FileName => fileName;

    public ImportState State { get; private set; }

    /// <summary>Of the check, then of the import.</summary>
    public ImportReport? Report { get; private set; }

    public IReadOnlyList<string> Faults { get; private set; } = [];

    public ImportProgress? Progress { get; private set; }

    public bool IsRunning => State is ImportState.Checking or ImportState.Importing;

    internal byte[] File => file;

    void IProgress<ImportProgress>.Report(ImportProgress value)
    {
        lock (_lock)
            Progress = value;
    }

    internal bool TryBegin()
    {
        lock (_lock)
        {
            if (State != ImportState.Checked)
                return false;
            (State, Progress) = (ImportState.Importing, null);
            return true;
        }
    }

    internal void Finish(ImportReport report)
    {
        lock (_lock)
            (Report, State) = (report, report.IsDryRun ? ImportState.Checked : ImportState.Imported);
    }

    internal void Refuse(IReadOnlyList<string> faults)
    {
        lock (_lock)
            (Faults, State) = (faults, ImportState.Refused);
    }
}
