using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Outbox;

/// <summary>Gives a webhook a new secret; the old one signs beside it for a day, so that no notice goes astray meanwhile.</summary>
public static class RotateWebhookSecret
{
    [Needs(Right.ReadCases)]
    public sealed record Command(Guid WebhookId) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.WebhookId).NotEmpty().WithMessage(_ => Text.WebhookMissing);
    }

    /// <summary>Pure: of one's own webhook that has not ended.</summary>
    /// <exception cref="NotFoundException">There is none, or it is another's.</exception>
    internal static void RequireOwn(IReadOnlyList<Recorded> history, Caller caller)
    {
        if (history is not [{ Event: WebhookRegistered made }, ..] || history[^1].Event is WebhookEnded || made.Subject != caller.Subject)
            throw new NotFoundException();
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var history = await recording.Load(request.WebhookId);
                    RequireOwn(history, context.Caller);
                    recording.Add(WebhookProjection.Kind, request.WebhookId, [new WebhookSecretRotated()]);
                    return new Receipt(request.WebhookId.ToString(), 2 + history.Count(r => r.Event is WebhookSecretRotated));
                },
                cancellationToken
            );
    }
}
