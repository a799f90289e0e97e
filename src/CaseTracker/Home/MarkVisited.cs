using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Home;

/// <summary>Notes that the caller has seen the news; stored at most every five minutes, so that looking often writes seldom.</summary>
public static class MarkVisited
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    [Needs(Right.Self)]
    public sealed record Command : ICommand;

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, TimeProvider clock)
        : IRequestHandler<Command, Receipt>
    {
        public async Task<Receipt> Handle(Command request, CancellationToken cancellationToken)
        {
            var (subject, now) = (context.Caller.Subject, clock.GetUtcNow().UtcDateTime);
            var last = await database.Read(session => Visit.Find(session, subject), cancellationToken);
            if (last is null || now - last.SeenAt >= Pause)
                await database.Write(session => Mark(session, subject, now), cancellationToken);
            return new Receipt();
        }

        private async Task Mark(Session session, string subject, DateTime now)
        {
            var visit = await Visit.Now(session, master, subject, now);
            var seen = await new LedgerSession(session, master).Position();
            var values = new
            {
                subject,
                visit.BeforeSeq,
                visit.BeforeAt,
                seen,
                now,
            };
            var marked = await session.Execute(
                """
                -- MarkVisited.Update
                UPDATE Visit
                SET BeforeSeq = @BeforeSeq, BeforeAt = @BeforeAt, SeenSeq = @seen, SeenAt = @now
                WHERE Subject = @subject
                """,
                values
            );
            if (marked == 0)
            {
                await session.Execute(
                    """
                    -- MarkVisited.Insert
                    INSERT INTO Visit (Subject, BeforeSeq, BeforeAt, SeenSeq, SeenAt)
                    VALUES (@subject, @BeforeSeq, @BeforeAt, @seen, @now)
                    """,
                    values
                );
            }
        }
    }
}
