using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>The working calendars of headquarters and of the missions that have one; who may read the past also sees who set each version
/// and why.</summary>
public static class ListWorkingCalendars
{
    [Needs(Right.Self)]
    public sealed record Query : IQuery<IReadOnlyList<Place>>;

    /// <param name="Code">HQ, or that of a mission.</param>
    /// <param name="Versions">Latest first; the first one holds.</param>
    public sealed record Place(string Code, IReadOnlyList<Version> Versions);

    /// <param name="Number">Zero is the product's default, which no office has decided.</param>
    /// <param name="SetAt">UTC.</param>
    public sealed record Version(int Number, WorkingCalendar Calendar, DateTime? SetAt = null, string? SetBy = null, string? Reason = null)
    {
        public bool IsDefault => Number == 0;
    }

    internal sealed class Handler(Database database, MasterKey master, RequestContext context)
        : IRequestHandler<Query, IReadOnlyList<Place>>
    {
        public Task<IReadOnlyList<Place>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<Place>>(
                async session =>
                {
                    var places = (await ClockBook.Read(session)).Calendars.ToLookup(c => c.Value.Code);
                    var history = context.Caller.Has(Right.ReadPast)
                        ? await new LedgerSession(session, master).Load([.. places.Select(p => WorkingCalendarProjection.IdOf(p.Key))])
                        : null;
                    return
                    [
                        .. places
                            .OrderBy(p => p.Key != WorkingCalendar.Headquarters)
                            .ThenBy(p => p.Key, StringComparer.Ordinal)
                            .Select(place =>
                            {
                                var set = history?[WorkingCalendarProjection.IdOf(place.Key)].ToDictionary(r => r.Version);
                                return new Place(
                                    place.Key,
                                    [
                                        .. place
                                            .OrderByDescending(c => c.Version)
                                            .Select(c => VersionOf(c, set?.GetValueOrDefault(c.Version))),
                                    ]
                                );
                            }),
                    ];
                },
                cancellationToken
            );

        private static Version VersionOf(Edition<WorkingCalendar> calendar, Recorded? recorded) =>
            recorded is null
                ? new Version(calendar.Version, calendar.Value)
                : new Version(
                    calendar.Version,
                    calendar.Value,
                    recorded.RecordedAt,
                    recorded.Actor,
                    ((WorkingCalendarSet)recorded.Event).Reason
                );
    }
}
