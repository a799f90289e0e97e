using System.Data.Common;
using System.Threading.Channels;
using CaseTracker.Data;
using CaseTracker.Reference;

namespace CaseTracker.Access;

/// <summary>What somebody did that the log keeps.</summary>
public enum Deed
{
    ReadCase,
    ReadProceeding,
    ReadSubmission,
    ReadAssistance,
    ReadDocument,
    ReadHistory,
    ReadStrict,
    ExportList,
    ExportTable,
    ExportEdition,
}

/// <summary>
/// Who looked at which case and took what out, with which eyes. Entries are written in batches beside the reading, at most one second
/// later: a process that is killed can lose the entries of its last second.
/// </summary>
public sealed class AccessLog(Database database, TimeProvider clock)
{
    private static readonly string[] Columns = ["Id", "At", "Subject", "Role", "Audience", "Deed", "Reference", "FileId"];
    private readonly Channel<object?[]> _entries = Channel.CreateUnbounded<object?[]>(new UnboundedChannelOptions { SingleReader = true });

    /// <param name="audience">With whose eyes; the caller's own unless the UN looked as a State.</param>
    /// <param name="file">Which document was taken out.</param>
    public void Note(Caller caller, Deed deed, string? reference, Disclosure.Audience? audience = null, Guid? file = null)
    {
        var now = clock.GetUtcNow();
        _entries.Writer.TryWrite([
            Guid.CreateVersion7(now),
            now.UtcDateTime,
            caller.Subject,
            Codes.Of(caller.Role),
            (audience ?? caller.Audience).Code,
            Codes.Of(deed),
            reference,
            file,
        ]);
    }

    /// <summary>Writes what has gathered, once a second, until cancelled; the rest is written then.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        try
        {
            while (await _entries.Reader.WaitToReadAsync(cancellation))
            {
                await TryFlush();
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Flush();
        }
    }

    /// <summary>Writes what has gathered now; what could not be written is kept for the next time.</summary>
    /// <exception cref="DbException">The database did not take it.</exception>
    public async Task Flush()
    {
        var gathered = new List<object?[]>();
        while (_entries.Reader.TryRead(out var entry))
            gathered.Add(entry);
        if (gathered.Count == 0)
            return;
        try
        {
            await database.Write(session => session.Insert("AccessLog", Columns, gathered));
        }
        catch (DbException)
        {
            foreach (var entry in gathered)
                _entries.Writer.TryWrite(entry);
            throw;
        }
    }

    private async Task TryFlush()
    {
        try
        {
            await Flush();
        }
        catch (DbException)
        {
            // The entries are kept and tried again in a second; the service goes on meanwhile.
        }
    }
}
