using CaseTracker.Access;
using MediatR;

namespace CaseTracker.Import;

/// <summary>Imports an edition of the UN fatalities series: malicious acts become cases, one per mission and day, other rows are kept as records.</summary>
public static class ImportFatalities
{
    /// <param name="File">CSV or JSON; read from where it stands to its end, and left open.</param>
    /// <param name="FileName">Its ending must not contradict its content.</param>
    /// <param name="DryRun">Reports what the import would do, and does nothing.</param>
    [Needs(Right.Import)]
    public sealed record Command(Stream File, string FileName, bool DryRun = false, IProgress<ImportProgress>? Progress = null) : IRequest<ImportReport>;
}
