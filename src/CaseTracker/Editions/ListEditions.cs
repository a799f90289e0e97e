using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>The editions, the latest first: approved ones for all of the UN, drafts for those who compose them.</summary>
public static class ListEditions
{
    [Needs(Right.ReadPast)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Number">Null before the edition is approved.</param>
    /// <param name="Position">Of the ledger, as of which its tables are made.</param>
    public sealed record Row(
        int? Number,
        int Draft,
        EditionState State,
        IReadOnlyList<TableId> Tables,
        DateOnly From,
        DateOnly To,
        string Filter,
        long Position,
        string ComposedBy,
        DateTime ComposedAt,
        string? ApprovedBy,
        DateOnly? ApprovedOn
    );

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            [.. (await database.Read(session => EditionShelf.Rows(session, context.Caller), cancellationToken)).Select(RowOf)];

        private static Row RowOf(EditionRow row) =>
            new(
                row.Number,
                row.Draft,
                Codes.Parse<EditionState>(row.State),
                [.. row.Tables.Split(' ').Select(Enum.Parse<TableId>)],
                PartialDate.Parse(row.PeriodFrom).First,
                PartialDate.Parse(row.PeriodTo).First,
                row.Filter,
                row.Position,
                row.ComposedBy,
                row.ComposedAt,
                row.ApprovedBy,
                row.ApprovedOn is { } day ? PartialDate.Parse(day).First : null
            );
    }
}
