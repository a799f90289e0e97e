using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using Dapper;
using FluentValidation;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>The reminders that are to be sent now: what States owe and have not done, so many days after its end.</summary>
public static class DueReminders
{
    private const int MaxSize = 1000;
    private const string IsRunning = "c.Standing = @running";
    private const string HasCome = "c.RemindAt <= @now";

    /// <param name="Size">How many are listed, those first that are to be sent first.</param>
    [Needs(Right.FollowUp)]
    public sealed record Query(int Size = 50) : IQuery<Result>;

    /// <param name="Count">All of them; <paramref name="First"/> holds as many as were asked for.</param>
    public sealed record Result(int Count, IReadOnlyList<Reminder> First);

    /// <param name="DueOn">By when it was due.</param>
    /// <param name="RemindsItself">The policy has it sent without a person's decision.</param>
    public sealed record Reminder(
        string Reference,
        string Mission,
        string State,
        string Kind,
        Guid ClockId,
        string DueOn,
        DateTime RemindAt,
        bool RemindsItself
    );

    /// <summary>To be recorded with a reminder that is sent: the State's clocks of the case that are overdue ask for the next one in their
    /// time.</summary>
    /// <param name="now">UTC.</param>
    public static async Task<IReadOnlyList<Event>> Sent(Recording recording, CaseFile file, string state, DateTime now)
    {
        var book = await ClockBook.Read(recording.Session);
        return
        [
            .. Clock
                .Of(await recording.Load(file.CaseId))
                .Where(c =>
                    c.Standing == ClockStanding.Running
                    && c.Start.State == state
                    && ClockPolicy.ObligesState(c.Start.Kind)
                    && c.Due!.At <= now
                )
                .Select(c => new ClockReminded(c.Start.ClockId, book.RemindAgain(c.Start, now))),
        ];
    }

    /// <summary>Those that their policy has sent without a person's decision, whatever case they are of.</summary>
    internal static async Task<IReadOnlyList<Reminder>> Automatic(Session session, DateTime now)
    {
        var book = await ClockBook.Read(session);
        var kinds = book.Policies.Where(p => p.Value.RemindsItself).Select(p => Codes.Of(p.Value.Kind)).Distinct().ToList();
        if (kinds.Count == 0)
            return [];
        var found = await new AudienceReader(session, Viewpoint.Un).Query<Found>(
            $$"""
            -- DueReminders.Automatic
            SELECT c.Reference, c.Mission, c.State, c.Kind, c.ClockId, c.DueOn, c.RemindAt, c.Course
            FROM {ClockRow} AS c WHERE {{IsRunning}} AND {{HasCome}} AND c.Kind IN @kinds
            ORDER BY c.RemindAt, c.Reference, c.Kind, c.State
            """,
            new
            {
                running = Codes.Of(ClockStanding.Running),
                now,
                kinds,
            }
        );
        return [.. found.Select(f => f.Read(book)).Where(r => r.RemindsItself)];
    }

    private sealed record Found
    {
        public string Reference { get; init; } = "";
        public string Mission { get; init; } = "";
        public string State { get; init; } = "";
        public string Kind { get; init; } = "";
        public Guid ClockId { get; init; }
        public string DueOn { get; init; } = "";
        public DateTime RemindAt { get; init; }
        public string Course { get; init; } = "";

        public Reminder Read(ClockBook book) =>
            new(
                Reference,
                Mission,
                State,
                Kind,
                ClockId,
                DueOn,
                RemindAt,
                book.Policy(Codes.Parse<ClockKind>(Kind), ClockCourse.Read(Course).Policy).RemindsItself
            );
    }

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules() => RuleFor(q => q.Size).InclusiveBetween(0, MaxSize).WithMessage(_ => Text.PageSizeNotValid(MaxSize));
    }

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session);
                    var due = new DynamicParameters(new { running = Codes.Of(ClockStanding.Running), now = clock.GetUtcNow().UtcDateTime });
                    var count = await reader.QuerySingle<int>(
                        $"-- DueReminders.Count\nSELECT COUNT(*) FROM {{ClockRow}} AS c WHERE {IsRunning} AND {HasCome}",
                        due
                    );
                    if (count == 0 || request.Size == 0)
                        return new Result(count, []);
                    var bounds = await ClockSpan.OfFirst(reader, request.Size, "RemindAt", HasCome, IsRunning, due);
                    var found = await reader.QueryFirst<Found>(
                        request.Size,
                        $$"""
                        -- DueReminders.Find
                        SELECT c.Reference, c.Mission, c.State, c.Kind, c.ClockId, c.DueOn, c.RemindAt, c.Course
                        FROM {ClockRow} AS c WHERE {{IsRunning}} AND {{bounds}}
                        ORDER BY c.RemindAt, c.Reference, c.Kind, c.State
                        """,
                        due
                    );
                    var book = await ClockBook.Read(session);
                    return new Result(count, [.. found.Select(f => f.Read(book))]);
                },
                cancellationToken
            );
    }
}
