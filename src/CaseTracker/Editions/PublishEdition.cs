using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>
/// Publishes a draft as it stands once a second person approves, who neither composed it nor wrote in it: it gets the next number and its
/// seal, and never changes again.
/// </summary>
public static class PublishEdition
{
    /// <param name="Version">Of the draft that is to be published; a later one needs a proposal of its own.</param>
    [Needs(Right.Release)]
    public sealed record Command(int Draft, int Version, string Reason) : IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson => true;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: whether it may be published now.</summary>
    /// <param name="approver">The second person; null while it is only proposed.</param>
    /// <exception cref="RuleBrokenException">It is no draft any more, or the second person is one of its authors.</exception>
    /// <exception cref="StaleException">The draft was changed since.</exception>
    internal static void Require(Edition edition, Command command, string? approver)
    {
        edition.RequireDraft();
        if (command.Version != edition.Version)
            throw new StaleException(Text.EditionChanged);
        if (approver is not null && edition.Authors.Contains(approver))
            throw new RuleBrokenException(Text.OwnEdition);
    }

    internal sealed class Handler(EditionDesk desk, RequestContext context, EditionPress press, TimeProvider clock)
        : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request.Draft,
                async (recording, edition) =>
                {
                    Require(
                        edition,
                        request,
                        context.IsApproved && context.ProposedBy != context.Caller.Subject ? context.Caller.Subject : null
                    );
                    var number = await EditionShelf.NextNumber(recording.Session, context.Caller);
                    return new EditionApproved(
                        context.IsApproved && !recording.IsPreview
                            ? press.Take(edition, number)
                            : EditionSealer.Foreseen(edition, number, CaseRules.Today(clock))
                    );
                },
                cancellationToken
            );
    }
}
