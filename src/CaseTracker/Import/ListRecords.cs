using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Import;

/// <summary>Lists the records out of scope, newest first, for the Secretariat only; now or as they stood at a past position.</summary>
public static class ListRecords
{
    private const int MaxCount = 500;

    /// <param name="After">The last row of the page before; null for the first page.</param>
    [Needs(Right.Import)]
    public sealed record Query(string? Mission = null, Nature? Nature = null, Mark? After = null, int Count = 50, long? Position = null)
        : IQuery<Page>;

    /// <summary>Where a page ended.</summary>
    public sealed record Mark(string OccurredOn, string SourceKey);

    /// <param name="Total">All records that meet the conditions, on whatever page.</param>
    /// <param name="Next">For the next page; null on the last one.</param>
    public sealed record Page(IReadOnlyList<RecordRow> Rows, int Total, Mark? Next);

    internal sealed class Handler(Database database) : IRequestHandler<Query, Page>
    {
        public Task<Page> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var count = Math.Clamp(request.Count, 1, MaxCount);
                    var where =
                        "FromSeq <= @at AND ToSeq > @at"
                        + (request.Mission is null ? "" : " AND Mission = @Mission")
                        + (request.Nature is null ? "" : " AND Nature = @nature");
                    var arguments = new
                    {
                        at = request.Position ?? RowTable.Open - 1,
                        request.Mission,
                        nature = request.Nature is { } nature ? Codes.Of(nature) : null,
                        on = request.After?.OccurredOn,
                        key = request.After?.SourceKey,
                    };
                    var after = request.After is null ? "" : " AND (OccurredOn < @on OR (OccurredOn = @on AND SourceKey < @key))";
                    var rows = await session.QueryFirst<RecordRow>(
                        count + 1,
                        $"-- ListRecords.Rows\nSELECT * FROM RecordRow WHERE {where}{after} ORDER BY OccurredOn DESC, SourceKey DESC",
                        arguments
                    );
                    var total = await session.QuerySingle<int>(
                        $"-- ListRecords.Total\nSELECT COUNT(*) FROM RecordRow WHERE {where}",
                        arguments
                    );
                    return rows.Count <= count
                        ? new Page(rows, total, null)
                        : new Page([.. rows.Take(count)], total, new Mark(rows[count - 1].OccurredOn, rows[count - 1].SourceKey));
                },
                cancellationToken
            );
    }
}
