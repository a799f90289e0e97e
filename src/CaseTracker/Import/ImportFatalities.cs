using CaseTracker.Access;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Import;

/// <summary>Imports an edition of the UN fatalities series: malicious acts become cases, one per mission and day, other rows are kept as
/// records.</summary>
public static class ImportFatalities
{
    /// <param name="File">CSV or JSON; read from where it stands to its end, and left open.</param>
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
            var table = SourceFile.Table(file, request.FileName, FatalityReader.Required, mayBeJson: true);
            return request.DryRun
                ? await recorder.Rehearse(Run, cancellationToken)
                : await recorder.Record(context.Caller.Author, Run, cancellationToken);

            // Begun anew when the database asks for another try.
            Task<ImportReport> Run(Recording recording) =>
                new FatalityImport(table, request.DryRun, request.Progress, clock).Run(recording);
        }
    }
}
