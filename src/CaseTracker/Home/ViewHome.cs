using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Home;

/// <summary>What changed for the caller since the last visit, and what waits for the caller; <see cref="MarkVisited"/> notes the
/// visit.</summary>
public static class ViewHome
{
    private const int Few = 5;
    private const int DaysAhead = 30;

    [Needs(Right.Self)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Since">When the last visit ended; null at the first, which looks back over 30 days.</param>
    /// <param name="News">Cases that changed, the newest change first, at most 20.</param>
    public sealed record Result(DateTime? Since, IReadOnlyList<CaseNews> News, bool HasMoreNews)
    {
        /// <summary>Assistance that changed, the newest change first, at most 20.</summary>
        public IReadOnlyList<EngagementNews> Assistance { get; init; } = [];

        public bool HasMoreAssistance { get; init; }

        /// <summary>Proposals that the caller may decide; null where that is not the caller's.</summary>
        public Section<ViewCase.OpenProposal>? Proposals { get; init; }

        /// <summary>Cases of which no host State was notified; of the UN only.</summary>
        public CaseSection? NotNotified { get; init; }

        /// <summary>Cases with killed persons whose next of kin are not confirmed informed; of the UN only.</summary>
        public CaseSection? AwaitingNextOfKin { get; init; }

        /// <summary>Cases that reached a step of which a family or survivor was not told; of the UN only.</summary>
        public CaseSection? FamiliesToInform { get; init; }

        /// <summary>Overdue time limits that the caller's side owes: the UN's for its officers, a State's own for its liaisons; null for
        /// who reads no cases.</summary>
        public Section<ListClocks.Row>? OverdueClocks { get; init; }

        /// <summary>How many reminders are to be sent to States; of the UN only.</summary>
        public int? Reminders { get; init; }

        /// <summary>Designations that end within 30 days; of those who manage them.</summary>
        public Section<EndingDesignation>? EndingDesignations { get; init; }

        /// <summary>The quarterly review of who may act where, where it is due within 30 days or overdue; of those who manage
        /// designations.</summary>
        public ReviewDue? AccessReview { get; init; }

        /// <summary>Cases of which the caller's State was notified as host and which it has not acknowledged; of liaisons only.</summary>
        public CaseSection? NotAcknowledged { get; init; }
    }

    /// <param name="Due">Its last day; it is overdue after that.</param>
    public sealed record ReviewDue(DateOnly Due, bool IsOverdue);

    /// <summary>A case that changed; one whose steps are empty changed in its facts or persons.</summary>
    /// <param name="IsNew">It came to the caller's sight since the last visit.</param>
    public sealed record CaseNews(
        string Reference,
        string Mission,
        string IncidentOn,
        string Act,
        string Stage,
        string Accountability,
        string Standing,
        bool IsNew,
        IReadOnlyList<ViewCase.TimelineStep> Steps
    );

    /// <summary>Assistance that changed; where its steps are empty, in its facts or in what waits for it.</summary>
    /// <param name="IsNew">It came to the caller's sight since the last visit.</param>
    /// <param name="Steps">Those recorded since.</param>
    public sealed record EngagementNews(ListAssistance.Row Engagement, bool IsNew, IReadOnlyList<ViewAssistance.Step> Steps);

    /// <param name="Count">All of them; <paramref name="First"/> holds a few.</param>
    public sealed record Section<T>(int Count, IReadOnlyList<T> First);

    /// <param name="Filter">Opens all of them as a list.</param>
    public sealed record CaseSection(int Count, IReadOnlyList<ListCases.Row> First, CaseFilter Filter);

    public sealed record EndingDesignation
    {
        public string Subject { get; init; } = "";
        public string Name { get; init; } = "";

        /// <summary>Code of <see cref="Role"/>.</summary>
        public string Role { get; init; } = "";
        public string Scope { get; init; } = "";
        public string EndsOn { get; init; } = "";
    }

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, IMediator mediator, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (caller, now) = (context.Caller, clock.GetUtcNow().UtcDateTime);
            var result = await database.Read(session => Read(session, caller, now), cancellationToken);
            if (caller.Has(Right.ManageDesignations))
                result = result with { AccessReview = await Review(cancellationToken) };
            if (caller.Has(Right.Approve))
                result = result with { Proposals = await Proposals(cancellationToken) };
            if (caller.Has(Right.ReadCases))
                result = result with { OverdueClocks = await Overdue(caller, cancellationToken) };
            if (caller.Has(Right.FollowUp))
            {
                result = result with
                {
                    Reminders = (await mediator.Send(new DueReminders.Query(Size: 0), cancellationToken)).Count,
                    NotNotified = await Cases(new CaseFilter { HostNotified = false, StageUpTo = Stage.Reported }, cancellationToken),
                    AwaitingNextOfKin = await Cases(new CaseFilter { AwaitsNextOfKin = true }, cancellationToken),
                    FamiliesToInform = await Cases(new CaseFilter { FamiliesToInform = true }, cancellationToken),
                };
            }
            return !caller.Audience.IsState || !caller.Has(Right.ReadCases)
                ? result
                : result with
                {
                    NotAcknowledged = await Cases(
                        new CaseFilter
                        {
                            Host = caller.Audience.Code,
                            HostNotified = true,
                            HostAcknowledged = false,
                        },
                        cancellationToken
                    ),
                };
        }

        private async Task<Result> Read(Session session, Caller caller, DateTime now)
        {
            var visit = await Visit.Now(session, master, caller.Subject, now);
            var result = new Result(visit.BeforeAt, [], false);
            if (caller.Has(Right.ReadCases))
            {
                var (news, more) = await News.Of(caller.Open(session), session, visit.BeforeSeq);
                var (assistance, moreOfIt) = await AssistanceNews.Of(caller.Open(session), session, visit.BeforeSeq);
                result = new Result(visit.BeforeAt, news, more) { Assistance = assistance, HasMoreAssistance = moreOfIt };
            }
            return result with
            {
                EndingDesignations = caller.Has(Right.ManageDesignations) ? await Ending(session, DateOnly.FromDateTime(now)) : null,
            };
        }

        private async Task<Section<ListClocks.Row>> Overdue(Caller caller, CancellationToken cancellation)
        {
            var found = await mediator.Send(
                new ListClocks.Query(new ClockFilter(OfUn: !caller.Audience.IsState), Size: Few, CountsAll: false),
                cancellation
            );
            return new(found.Counts[ClockView.Overdue], found.Rows);
        }

        private async Task<CaseSection> Cases(CaseFilter filter, CancellationToken cancellation)
        {
            var found = await mediator.Send(new ListCases.Query(filter, Size: Few), cancellation);
            return new CaseSection(found.Count, found.Rows, filter);
        }

        private async Task<ReviewDue?> Review(CancellationToken cancellation)
        {
            var view = await mediator.Send(new ViewAccessReview.Query(), cancellation);
            var isNear = view.Due <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(DaysAhead);
            return !view.IsComplete && isNear ? new ReviewDue(view.Due, view.IsOverdue) : null;
        }

        private async Task<Section<ViewCase.OpenProposal>> Proposals(CancellationToken cancellation)
        {
            var all = (await mediator.Send(new ListProposals.Query(), cancellation))
                .Where(p => p.MayDecide)
                .OrderBy(p => p.ProposedAt)
                .ToList();
            return new(
                all.Count,
                [
                    .. all.Take(Few)
                        .Select(p => new ViewCase.OpenProposal
                        {
                            ProposalId = p.ProposalId,
                            Kind = CommandNames.Of(p.Command.GetType().FullName!),
                            Reason = p.Reason,
                            ProposedBy = p.ProposedBy,
                            ProposedAt = p.ProposedAt,
                        }),
                ]
            );
        }

        private static async Task<Section<EndingDesignation>> Ending(Session session, DateOnly today)
        {
            var all = await session.Query<EndingDesignation>(
                """
                -- ViewHome.EndingDesignations
                SELECT Subject, Name, Role, Scope, EndsOn FROM DesignationRow
                WHERE ToSeq = @open AND EndsOn >= @today AND EndsOn <= @ahead
                ORDER BY EndsOn, Name
                """,
                new
                {
                    open = RowTable.Open,
                    today = PartialDate.FromDate(today).ToString(),
                    ahead = PartialDate.FromDate(today.AddDays(DaysAhead)).ToString(),
                }
            );
            return new(all.Count, [.. all.Take(Few)]);
        }
    }
}
