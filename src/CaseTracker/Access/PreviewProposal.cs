using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Shows who decides on a proposal its exact effect: which audience would see what, before and after; computed by carrying it out
/// and forgetting it.</summary>
public static class PreviewProposal
{
    [Needs(Right.FollowUp)]
    public sealed record Query(Guid ProposalId) : IQuery<Result>;

    /// <param name="Obstacle">Why it cannot be carried out now; null when it can.</param>
    /// <param name="Audiences">The UN first, then States by code; only audiences for which something changes.</param>
    public sealed record Result(string? Obstacle, IReadOnlyList<AudienceChange> Audiences);

    /// <param name="Audience">Code of the audience.</param>
    public sealed record AudienceChange(string Audience, IReadOnlyList<RowChange> Changes);

    internal sealed class Handler(RequestContext context, Recorder recorder, IMediator mediator) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var proposal =
                (await mediator.Send(new ListProposals.Query(OpenOnly: false), cancellationToken)).FirstOrDefault(p =>
                    p.ProposalId == request.ProposalId
                ) ?? throw new NotFoundException();
            if (proposal.State != "open")
                return new Result(null, []);
            try
            {
                var changes = await context.AsApproved(
                    () =>
                        recorder.Preview(
                            context.Caller.Author,
                            () => mediator.Send(proposal.Command, cancellationToken),
                            cancellationToken
                        ),
                    proposal.ProposedBy
                );
                return new Result(
                    null,
                    [
                        .. changes
                            .Where(IsShown)
                            .GroupBy(c => c.Audience!)
                            .OrderBy(g => g.Key != Audience.Un.Code)
                            .ThenBy(g => g.Key, StringComparer.Ordinal)
                            .Select(g => new AudienceChange(g.Key, [.. g])),
                    ]
                );
            }
            catch (Exception refused) when (refused is RuleBrokenException or StaleException)
            {
                return new Result(refused.Message, []);
            }
            catch (ValidationException invalid)
            {
                // It was proposed before something was asked of it that is asked now.
                return new Result(string.Join(" ", invalid.Errors.Select(e => e.ErrorMessage)), []);
            }
        }

        /// <summary>Words and movements only repeat what is shown, and States’ rows why; strictly confidential matter is for its named
        /// readers.</summary>
        private bool IsShown(RowChange change) =>
            change is { Audience: not null, Row: not (WordRow or StateRow or MovementRow) }
            && (change.Audience != Audience.UnStrict.Code || context.Caller.Has(Right.ReadStrict));
    }
}
