using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Outbox;

/// <summary>Has what waits tried at once instead of at its time: one entry, or all.</summary>
public static class RetryOutbox
{
    /// <param name="EntryId">Null for all that waits.</param>
    [Needs(Right.ManageReference)]
    public sealed record Command(Guid? EntryId) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.EntryId).NotEqual(Guid.Empty).WithMessage(_ => Text.OutboxEntryMissing);
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var due = await recording.Session.Execute(
                        """
                        -- RetryOutbox
                        UPDATE OutboxEntry SET NextAttemptAt = @now WHERE Outcome IN @open AND (@all = 1 OR EntryId = @entry)
                        """,
                        new
                        {
                            now = clock.GetUtcNow().UtcDateTime,
                            open = (string[])[Codes.Of(OutboxOutcome.Waiting), Codes.Of(OutboxOutcome.Accepted)],
                            all = request.EntryId is null ? 1 : 0,
                            entry = request.EntryId ?? Guid.Empty,
                        }
                    );
                    return due > 0 || request.EntryId is null ? new Receipt() : throw new NotFoundException();
                },
                cancellationToken
            );
    }
}
