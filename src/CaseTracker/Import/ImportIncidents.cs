using CaseTracker.Access;
using MediatR;

namespace CaseTracker.Import;

/// <summary>Imports the aid-worker incidents as cases of humanitarian personnel (resolution 2730 (2024)), a scope apart from peace operations.</summary>
public static class ImportIncidents
{
    /// <param name="File">CSV, with or without a row of HXL tags; read from where it stands to its end, and left open.</param>
    /// <param name="FileName">Its ending must not contradict its content.</param>
    /// <param name="DryRun">Reports what the import would do, and does nothing.</param>
    [Needs(Right.Import)]
    public sealed record Command(Stream File, string FileName, bool DryRun = false, IProgress<ImportProgress>? Progress = null) : IRequest<ImportReport>;
}
