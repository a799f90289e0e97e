using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Keeps what a liaison has written so far, for all liaisons of the State and nobody else; it need not be complete.</summary>
public static class SaveDraft
{
    /// <param name="Reference">Of the case that it is about.</param>
    /// <param name="DraftId">Null begins a new one.</param>
    /// <param name="DraftVersion">What the author has seen; null when that does not matter.</param>
    [Needs(Right.Submit)]
    public sealed record Command(string Reference, Guid? DraftId, int? DraftVersion, SubmissionContent Content) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Content).NotNull().SetValidator(new DraftRules());
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, Drafts drafts, TimeProvider clock)
        : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var (caller, session, content) = (context.Caller, recording.Session, request.Content.Trimmed);
                    var about = await caller.Open(session).RequireCase(request.Reference);
                    if (request.DraftId is not { } id)
                    {
                        id = Guid.CreateVersion7(clock.GetUtcNow());
                        await drafts.Begin(session, caller.Audience.Code, id, about.CaseId, content, caller.Subject);
                        return new Receipt(id.ToString(), 1);
                    }
                    var draft = await drafts.Find(session, caller.Audience.Code, id) ?? throw new StaleException(Text.DraftGone);
                    if (draft.CaseId != about.CaseId)
                        throw new NotFoundException();
                    return new Receipt(
                        id.ToString(),
                        await drafts.Save(session, caller.Audience.Code, draft, request.DraftVersion, content, caller.Subject)
                    );
                },
                cancellationToken
            );
    }
}
