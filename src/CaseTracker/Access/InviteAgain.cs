using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Has an invitation sent once more, to the address of the designation: the first was lost or has run out.</summary>
public static class InviteAgain
{
    [Needs(Right.ManageDesignations)]
    [NeedsRecentProof]
    public sealed record Command(Guid DesignationId) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.DesignationId).NotEmpty().WithMessage(_ => Text.DesignationMissing);
    }

    /// <summary>Pure: only what was sent can be sent again.</summary>
    internal static InvitationAskedAgain Decide(IReadOnlyList<Recorded> history)
    {
        if (history is not [{ Event: Designated designated }, ..])
            throw new NotFoundException();
        if (history[^1].Event is DesignationEnded)
            throw new RuleBrokenException(Text.AlreadyEnded);
        if (designated.Email is null)
            throw new RuleBrokenException(Text.NobodyToInvite);
        return history[^1].Event is InvitationSent ? new InvitationAskedAgain() : throw new RuleBrokenException(Text.InvitationPending);
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    recording.Add(DesignationProjection.Kind, request.DesignationId, [Decide(await recording.Load(request.DesignationId))]);
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
