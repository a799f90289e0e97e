using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>A second person approves what another proposed, which then happens in the same transaction, or rejects it with a
/// reason.</summary>
public static class DecideProposal
{
    [Needs(Right.Approve)]
    [NeedsRecentProof(OfPerson = true)]
    public sealed record Command(Guid ProposalId, bool Approve, string? Reason) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() =>
            RuleFor(c => c.Reason)
                .NotEmpty()
                .WithMessage(_ => Text.ReasonMissing)
                .When(c => !c.Approve)
                .MaximumLength(2000)
                .WithMessage(_ => Text.TooLong(2000));
    }

    /// <summary>Pure: who may decide, and what is recorded.</summary>
    internal static Event Decide(IReadOnlyList<Recorded> history, Command command, string decider, DateTime now)
    {
        if (history is not [{ Event: Proposed } proposed, ..])
            throw new NotFoundException();
        if (history.Count > 1)
            throw new RuleBrokenException(Text.AlreadyDecided);
        if (ProposalLife.HasExpired(proposed.RecordedAt, now))
            throw new RuleBrokenException(Text.ProposalExpired);
        if (proposed.Actor == decider)
            throw new RuleBrokenException(Text.OwnProposal);
        return command.Approve ? new ProposalApproved() : new ProposalRejected(command.Reason!);
    }

    /// <summary>The command that was proposed.</summary>
    internal static ICommand CommandOf(string kind, string body) =>
        (ICommand)Canonical.Plain.Read(body, typeof(DecideProposal).Assembly.GetType(kind, throwOnError: true)!);

    internal sealed class Handler(RequestContext context, Recorder recorder, IMediator mediator, TimeProvider clock)
        : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var history = await recording.Load(request.ProposalId);
                    recording.Add(
                        ProposalProjection.Kind,
                        request.ProposalId,
                        [Decide(history, request, context.Caller.Subject, clock.GetUtcNow().UtcDateTime)]
                    );
                    return request.Approve ? await Run(history[0].Actor, (Proposed)history[0].Event, cancellationToken) : new Receipt();
                },
                cancellationToken
            );

        private async Task<Receipt> Run(string proposer, Proposed proposed, CancellationToken cancellation)
        {
            try
            {
                return await context.AsApproved(() => mediator.Send(CommandOf(proposed.Kind, proposed.Body), cancellation), proposer);
            }
            catch (StaleException stale)
            {
                throw new StaleException(Text.ProposalIsStale, stale);
            }
        }
    }
}
