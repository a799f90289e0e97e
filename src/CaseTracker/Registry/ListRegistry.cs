using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Registry;

/// <summary>Lists the fatalities with what the registry keeps of them, the latest first; for the UN.</summary>
public static class ListRegistry
{
    private const int MaxSize = 200;

    internal const string Columns =
        "c.Reference, c.Mission, c.IncidentOn, p.Personnel, p.ConcernedState, p.Name, p.NextOfKinInformed, r.Relation, r.Repatriation, "
        + "r.RepatriatedOn, r.Claim, r.ClaimOn";

    internal const string Order = "c.IncidentOn DESC, c.Reference, p.PersonId";

    /// <param name="Page">From 1.</param>
    [Needs(Right.FollowUp)]
    public sealed record Query(RegistryFilter Filter, int Page = 1, int Size = 50) : IQuery<Result>;

    /// <param name="Count">All of the filter, on whatever page.</param>
    /// <param name="Incomplete">Those of them of which something is missing.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Count, int Incomplete);

    /// <summary>A person who was killed.</summary>
    public sealed record Row
    {
        public string Reference { get; init; } = "";
        public string Mission { get; init; } = "";

        /// <summary>Partial dates, here and below.</summary>
        public string IncidentOn { get; init; } = "";
        public string Personnel { get; init; } = "";
        public string? ConcernedState { get; init; }
        public string? Name { get; init; }
        public bool NextOfKinInformed { get; init; }
        public string? Relation { get; init; }
        public string? Repatriation { get; init; }
        public string? RepatriatedOn { get; init; }
        public string? Claim { get; init; }
        public string? ClaimOn { get; init; }
    }

    private sealed record Counted
    {
        public int Whole { get; init; }
        public int? Incomplete { get; init; }
    }

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaxSize).WithMessage(_ => Text.PageSizeNotValid(MaxSize));
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000).WithMessage(_ => Text.CursorNotValid);
        }
    }

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session);
                    var (sql, arguments) = request.Filter.Conditions();
                    var (whole, incomplete) = ("COUNT(*) AS Whole", $"{RegistryFilter.CountsIncomplete} AS Incomplete");
                    var counted = await reader.QuerySingle<Counted>(
                        $"-- ListRegistry.Count\nSELECT {whole}, {incomplete}\n{RegistryFilter.From}\nWHERE {sql}",
                        arguments
                    );
                    // Read in order; nobody turns to the thousandth page.
                    var rows = await reader.QueryFirst<Row>(
                        request.Page * request.Size,
                        $"-- ListRegistry.Page\nSELECT {Columns}\n{RegistryFilter.From}\nWHERE {sql}\nORDER BY {Order}",
                        arguments
                    );
                    return new Result([.. rows.Skip((request.Page - 1) * request.Size)], counted!.Whole, counted.Incomplete ?? 0);
                },
                cancellationToken
            );
    }
}
