using CaseTracker.Access;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Import;

/// <summary>Imports the aid-worker incidents as cases of humanitarian personnel (resolution 2730 (2024)), a scope apart from peace
/// operations.</summary>
public static class ImportIncidents
{
    /// <param name="File">CSV, with or without a row of HXL tags; read from where it stands to its end, and left open.</param>
    /// <param name="FileName">Its ending must not contradict its content.</param>
    /// <param name="DryRun">Reports what the import would do, and does nothing.</param>
    [Needs(Right.Import)]
    public sealed record Command(Stream File, string FileName, bool DryRun = false, IProgress<ImportProgress>? Progress = null)
        : IRequest<ImportReport>;

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, ImportReport>
    {
        public async Task<ImportReport> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await SourceFile.Read(request.File, cancellationToken);
            var table = SourceFile.Table(file, request.FileName, IncidentReader.Required, mayBeJson: false);
            return request.DryRun
                ? await recorder.Rehearse(Run, cancellationToken)
                : await recorder.Record(context.Caller.Author, Run, cancellationToken);

            // Begun anew when the database asks for another try.
            Task<ImportReport> Run(Recording recording) =>
                new IncidentImport(table, request.DryRun, request.Progress, clock).Run(recording);
        }
    }
}
