using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>
/// Opens a version of a document: the UN gets the file as it was stored, a State a copy that says to whom it went and when. That it was
/// taken out is on record before the first byte leaves.
/// </summary>
public static class OpenVersion
{
    /// <param name="Reference">Of the case.</param>
    /// <param name="Number">Of the version, as the reader counts them.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, Guid DocumentId, int Number) : IQuery<Result>;

    /// <param name="Bytes">Null where it is not known before.</param>
    /// <param name="Write">Writes it piece by piece, once.</param>
    public sealed record Result(string FileName, string MediaType, long? Bytes, Func<Stream, CancellationToken, Task> Write);

    internal sealed class Handler(Database database, RequestContext context, Quarantine quarantine, AccessLog log, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (caller, now) = (context.Caller, clock.GetUtcNow().UtcDateTime);
            var (document, version, content) = await database.Read(
                async session =>
                {
                    var reader = caller.Open(session);
                    var documents = await ListDocuments.Read(
                        reader,
                        (await reader.RequireCase(request.Reference)).CaseId,
                        request.DocumentId
                    );
                    var found = documents is [var one] ? one : throw new NotFoundException();
                    var wanted = found.Versions.FirstOrDefault(v => v.Number == request.Number) ?? throw new NotFoundException();
                    return (found, wanted, await quarantine.Read(session, wanted.FileId));
                },
                cancellationToken
            );
            try
            {
                log.Note(caller, Deed.ReadDocument, request.Reference, file: version.FileId);
                await log.Flush();
            }
            catch
            {
                await content.DisposeAsync();
                throw;
            }
            if (!caller.Audience.IsState)
                return new Result(
                    version.FileName,
                    version.MediaType,
                    version.Bytes,
                    (target, cancellation) => Copy(content, target, cancellation)
                );
            var copy = new MarkedCopy(
                States.Find(caller.Audience.Code)!.Name(CultureInfo.CurrentUICulture),
                caller.Audience.Code,
                caller.Name,
                now,
                request.Reference,
                document.Title,
                version
            );
            return new Result(
                version.FileName + ".zip",
                MarkedCopy.MediaType,
                null,
                (target, cancellation) => copy.Write(content, target, cancellation)
            );
        }

        private static async Task Copy(Stream content, Stream target, CancellationToken cancellation)
        {
            await using (content)
                await content.CopyToAsync(target, cancellation);
        }
    }
}
