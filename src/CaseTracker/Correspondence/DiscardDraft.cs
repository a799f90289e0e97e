using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Throws a draft away with its documents; a version that a colleague saved meanwhile stays.</summary>
public static class DiscardDraft
{
    /// <param name="DraftVersion">What the author has seen; null when that does not matter.</param>
    [Needs(Right.Submit)]
    public sealed record Command(Guid DraftId, int? DraftVersion) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.DraftId).NotEmpty();
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, Drafts drafts) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var state = context.Caller.Audience.Code;
                    var draft = await drafts.Find(recording.Session, state, request.DraftId) ?? throw new NotFoundException();
                    Drafts.Require(draft, request.DraftVersion);
                    await Drafts.Remove(recording.Session, state, draft.DraftId);
                    await Documents.Forget(recording.Session, state, draft.DraftId);
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
