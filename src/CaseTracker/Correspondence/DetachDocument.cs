using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Takes a document off a draft.</summary>
public static class DetachDocument
{
    [Needs(Right.Submit)]
    public sealed record Command(Guid DraftId, Guid DocumentId) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.DocumentId).NotEmpty();
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                    await Documents.Forget(recording.Session, context.Caller.Audience.Code, request.DraftId, request.DocumentId) == 1
                        ? new Receipt()
                        : throw new NotFoundException(),
                cancellationToken
            );
    }
}
