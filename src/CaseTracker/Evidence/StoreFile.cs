using CaseTracker.Access;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>Stores a file that is to become a document of a case; it is encrypted as it arrives and never held whole, and removed after a
/// day unless it does.</summary>
public static class StoreFile
{
    /// <param name="Content">Read once, and no further than a document may be long.</param>
    /// <param name="Length">As announced; null when it was not.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string FileName, Stream Content, long? Length) : IRequest<Attachment>;

    internal sealed class Handler(RequestContext context, Documents documents) : IRequestHandler<Command, Attachment>
    {
        public Task<Attachment> Handle(Command request, CancellationToken cancellationToken) =>
            documents.Upload(context.Caller.Subject, request.FileName, request.Content, request.Length, cancellationToken);
    }
}
