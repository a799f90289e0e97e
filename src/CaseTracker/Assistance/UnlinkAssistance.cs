using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>
/// Says, with the reason, that a case does not wait for the assistance, in whatever proceeding; what was published before stays as it
/// stood.
/// </summary>
public static class UnlinkAssistance
{
    /// <param name="Case">Reference of the case.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string Case, string Reason) : IAssistanceCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Case).NotEmpty().WithMessage(_ => Text.CaseMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same engagement and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Engagement engagement, Command command, Guid caseId)
    {
        var links = engagement.Links.Where(l => l.CaseId == caseId).ToList();
        return links.Count > 0
            ? links.Select(l => new AssistanceUnlinked(l.LinkId, command.Reason))
            : throw new RuleBrokenException(Text.WaitsNot, nameof(Command.Case));
    }

    internal sealed class Handler(AssistanceDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (engagement, recording) =>
                {
                    var found =
                        await context.Caller.Open(recording.Session).FindCase(request.Case.Trim().ToUpperInvariant())
                        ?? throw new RuleBrokenException(Text.CaseUnknown(request.Case), nameof(Command.Case));
                    return Decide(engagement, request, found.CaseId);
                },
                cancellationToken
            );
    }
}
