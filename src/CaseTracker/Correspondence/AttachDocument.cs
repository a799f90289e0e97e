using CaseTracker.Access;
using CaseTracker.Evidence;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Puts a document to a draft; it is encrypted as it arrives and never held whole.</summary>
public static class AttachDocument
{
    /// <param name="Content">Read once, and no further than a document may be long.</param>
    /// <param name="Length">As announced; null when it was not.</param>
    [Needs(Right.Submit)]
    public sealed record Command(Guid DraftId, string FileName, Stream Content, long? Length) : IRequest<Attachment>;

    internal sealed class Handler(RequestContext context, Documents documents, Drafts drafts) : IRequestHandler<Command, Attachment>
    {
        public Task<Attachment> Handle(Command request, CancellationToken cancellationToken)
        {
            var (caller, state) = (context.Caller, context.Caller.Audience.Code);
            return documents.Add(
                state,
                caller.Subject,
                request.DraftId,
                request.FileName,
                request.Content,
                request.Length,
                async session => await drafts.Find(session, state, request.DraftId) is not null,
                cancellationToken
            );
        }
    }
}
