using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>The clocks of one case as its reader may know them, each with the arithmetic that explains its end.</summary>
public static class ViewClocks
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, long? Position = null, Audience? Audience = null) : IQuery<IReadOnlyList<Explained>>;

    /// <param name="Arithmetic">Null where it would tell a time of day that the reader may not know.</param>
    public sealed record Explained(ListClocks.Row Clock, Arithmetic? Arithmetic);

    /// <param name="Policy">The version that the clock keeps; zero is the product's default, here and for the calendar.</param>
    /// <param name="Calendar">Of headquarters (HQ) or of a mission.</param>
    /// <param name="Lines">From the anchor to the end.</param>
    public sealed record Arithmetic(
        TimeLimit Limit,
        int Policy,
        string Calendar,
        int CalendarVersion,
        string TimeZone,
        IReadOnlyList<CountLine> Lines
    );

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock)
        : IRequestHandler<Query, IReadOnlyList<Explained>>
    {
        private sealed record Courses
        {
            public Guid ClockId { get; init; }
            public string? Course { get; init; }
        }

        public Task<IReadOnlyList<Explained>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<Explained>>(
                async session =>
                {
                    var reader = context.Caller.Open(session, request.Position, request.Audience);
                    var key = new { id = (await reader.RequireCase(request.Reference)).CaseId };
                    var rows = await reader.Query<ListClocks.Row>(
                        $$"""
                        -- ViewClocks.Rows
                        SELECT {{ListClocks.Columns}} FROM {ClockRow} AS c WHERE c.StreamId = @id
                        ORDER BY c.StartedOn, c.DueOn, c.Kind, c.State, c.Standing, c.PausedOn, c.EndedOn, c.Extended, c.ClockId
                        """,
                        key
                    );
                    if (rows.Count == 0)
                        return [];
                    var courses = (
                        await reader.Query<Courses>(
                            "-- ViewClocks.Courses\nSELECT c.ClockId, c.Course FROM {ClockRow} AS c WHERE c.StreamId = @id",
                            key
                        )
                    ).ToDictionary(c => c.ClockId, c => c.Course);
                    var (book, now, isUn) = (
                        await ClockBook.Read(session),
                        clock.GetUtcNow().UtcDateTime,
                        reader.Viewpoint.Audience == Disclosure.Audience.Un
                    );
                    return
                    [
                        .. rows.Select(r => new Explained(
                            (isUn ? r : r with { ClockId = null }).At(now),
                            Explain(book, courses[r.ClockId!.Value])
                        )),
                    ];
                },
                cancellationToken
            );

        private static Arithmetic? Explain(ClockBook book, string? stored)
        {
            if (stored is null)
                return null;
            var course = ClockCourse.Read(stored);
            var calendar = book.Calendar(course.Calendar, course.CalendarVersion);
            return new Arithmetic(
                course.Limit,
                course.Policy,
                course.Calendar,
                course.CalendarVersion,
                calendar.TimeZone,
                course.Count(calendar).Lines
            );
        }
    }
}
