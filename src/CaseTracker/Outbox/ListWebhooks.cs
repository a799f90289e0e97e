using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Outbox;

/// <summary>Where machine clients are told of changes: a client's own, or all for whoever manages designations.</summary>
public static class ListWebhooks
{
    [Needs(Right.ReadCases)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="For">A State, or <c>UN</c>.</param>
    /// <param name="Host">Of the address; the whole of it is the client's own affair.</param>
    /// <param name="Address">Null for others than the client itself: it may hold a secret of the client.</param>
    public sealed record Row(
        Guid WebhookId,
        string Subject,
        string For,
        string Host,
        string? Address,
        DateTime RegisteredAt,
        DateTime? RotatedAt
    );

    internal static Task<IReadOnlyList<WebhookRow>> Open(Session session) =>
        session.Query<WebhookRow>(
            """
            -- ListWebhooks
            SELECT WebhookId, Subject, Audience, Address, Generation, RegisteredAt, RotatedAt
            FROM WebhookRow
            WHERE ToSeq = @open
            ORDER BY RegisteredAt, Subject
            """,
            new { open = RowTable.Open }
        );

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var caller = context.Caller;
            return
            [
                .. (await database.Read(Open, cancellationToken))
                    .Where(w => w.Subject == caller.Subject || caller.Has(Right.ManageDesignations))
                    .Select(w => new Row(
                        w.WebhookId,
                        w.Subject,
                        w.Audience,
                        new Uri(w.Address).Host,
                        w.Subject == caller.Subject ? w.Address : null,
                        w.RegisteredAt,
                        w.RotatedAt
                    )),
            ];
        }
    }
}
