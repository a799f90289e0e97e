using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Ends a designation at once, with the reason; nobody ends his own.</summary>
public static class EndDesignation
{
    [Needs(Right.ManageDesignations)]
    [NeedsRecentProof]
    public sealed record Command(Guid DesignationId, string Reason) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() =>
            RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => Text.ReasonMissing).MaximumLength(2000).WithMessage(_ => Text.TooLong(2000));
    }

    /// <summary>Pure: from the designation's history to its end.</summary>
    internal static DesignationEnded Decide(IReadOnlyList<Recorded> history, Command command, string author)
    {
        if (history is not [{ Event: Designated designated }, ..])
            throw new NotFoundException();
        if (history[^1].Event is DesignationEnded)
            throw new RuleBrokenException(Text.AlreadyEnded);
        return designated.Subject == author ? throw new RuleBrokenException(Text.OwnDesignation) : new DesignationEnded(command.Reason);
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var ended = Decide(await recording.Load(request.DesignationId), request, context.Caller.Subject);
                    recording.Add(DesignationProjection.Kind, request.DesignationId, [ended]);
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
