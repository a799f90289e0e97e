using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Access;

/// <summary>What the caller's command with this key was answered; null when none was carried out under it.</summary>
public static class FindReceipt
{
    [Needs(Right.Self)]
    public sealed record Query(string IdempotencyKey) : IQuery<Receipt?>;

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, Receipt?>
    {
        public async Task<Receipt?> Handle(Query request, CancellationToken cancellationToken)
        {
            var answer = await database.Read(
                session =>
                    session.QuerySingle<string>(
                        "-- FindReceipt\nSELECT Answer FROM Idempotency WHERE Actor = @actor AND IdempotencyKey = @key",
                        new { actor = context.Caller.Subject, key = request.IdempotencyKey }
                    ),
                cancellationToken
            );
            return answer is null ? null : (Receipt)Canonical.Plain.Read(answer, typeof(Receipt));
        }
    }
}
