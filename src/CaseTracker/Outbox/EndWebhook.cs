using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Outbox;

/// <summary>A machine client is told no more: it says so itself, or whoever manages designations does.</summary>
public static class EndWebhook
{
    [Needs(Right.ReadCases)]
    public sealed record Command(Guid WebhookId) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.WebhookId).NotEmpty().WithMessage(_ => Text.WebhookMissing);
    }

    /// <summary>Pure: once.</summary>
    /// <exception cref="NotFoundException">There is none, or it is another's.</exception>
    internal static WebhookEnded Decide(IReadOnlyList<Recorded> history, Caller caller)
    {
        if (history is [{ Event: WebhookRegistered }, ..] && history[^1].Event is not WebhookEnded && caller.Has(Right.ManageDesignations))
            return new WebhookEnded();
        RotateWebhookSecret.RequireOwn(history, caller);
        return new WebhookEnded();
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    recording.Add(
                        WebhookProjection.Kind,
                        request.WebhookId,
                        [Decide(await recording.Load(request.WebhookId), context.Caller)]
                    );
                    return new Receipt(request.WebhookId.ToString());
                },
                cancellationToken
            );
    }
}
