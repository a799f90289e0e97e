using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>
/// What changed since an edition: every figure of its tables that is another as of a later edition, or now, with the events behind it,
/// apart as new facts, corrections and changed definitions.
/// </summary>
public static class ViewChanges
{
    /// <param name="Number">The edition whose tables, period and limits are compared.</param>
    /// <param name="Other">The edition as of whose position they are compared; null: as of now.</param>
    [Needs(Right.ReadAsAudience)]
    public sealed record Query(int Number, int? Other = null) : IQuery<Result>;

    /// <param name="From">Position of the edition.</param>
    /// <param name="To">Position to which it is compared.</param>
    /// <param name="NewFacts">A figure that changed by both kinds of events stands in both groups, each time with the events of that
    /// kind.</param>
    /// <param name="Events">All that the lines name by their positions.</param>
    public sealed record Result(
        int Number,
        int? Other,
        long From,
        long To,
        IReadOnlyList<Line> NewFacts,
        IReadOnlyList<Line> Corrections,
        IReadOnlyList<Redefinition> Definitions,
        IReadOnlyList<ChangeEvent> Events
    );

    /// <param name="Events">Positions of the events behind it; none where time alone changed it.</param>
    public sealed record Line(CellChange Change, IReadOnlyList<long> Events);

    /// <summary>A table that is defined otherwise than the edition had it: its figures are not comparable without more.</summary>
    public sealed record Redefinition(TableId Table, int Before, int After);

    internal sealed class Handler(Database database, MasterKey master, RequestContext context) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var edition = await EditionShelf.Find(session, master, context.Caller, request.Number);
                    var other = request.Other is { } number ? await EditionShelf.Find(session, master, context.Caller, number) : null;
                    return await Compare(session, edition, other, other?.Position ?? await new LedgerSession(session, master).Position());
                },
                cancellationToken
            );

        private static async Task<Result> Compare(Session session, Edition edition, Edition? other, long to)
        {
            // An older edition is compared as well: what was not yet on record then counts as changed since.
            var (from, until) = (Math.Min(edition.Position, to), Math.Max(edition.Position, to));
            var (before, after) = (await EditionTables.Of(session, edition, from), await EditionTables.Of(session, edition, until));
            var (trail, lines, events) = (
                await ChangeTrail.Of(session, before, after),
                new List<(CellChange Change, IReadOnlyList<ChangeTrail.Entry> Behind)>(),
                new HashSet<ChangeTrail.Entry>()
            );
            foreach (var id in edition.Tables)
            {
                foreach (var change in TableComparison.Between(await before.Make(id), await after.Make(id)))
                {
                    var behind = await trail.Behind(change);
                    lines.Add((change, behind));
                    events.UnionWith(behind);
                }
            }
            return new Result(
                edition.Number!.Value,
                other?.Number,
                from,
                until,
                Of(ChangeKind.NewFact),
                Of(ChangeKind.Correction),
                Redefined(edition.Seal!, other?.Seal),
                await trail.Describe(events)
            );

            IReadOnlyList<Line> Of(ChangeKind kind) =>
                [
                    .. lines
                        .Select(l =>
                            (l.Change, l.Behind, Events: l.Behind.Where(e => ChangeKinds.Of(e.Type) == kind).Select(e => e.Seq).ToList())
                        )
                        .Where(l => l.Events.Count > 0 || (kind == ChangeKind.NewFact && l.Behind.Count == 0))
                        .Select(l => new Line(l.Change, l.Events)),
                ];
        }
    }

    /// <summary>Pure: the tables of an edition that the other, or the software of now, defines otherwise; one that the other does not have
    /// is not compared.</summary>
    internal static IReadOnlyList<Redefinition> Redefined(EditionSeal edition, EditionSeal? other) =>
        [
            .. edition
                .Statement.Tables.Select(t => new Redefinition(
                    t.Table,
                    t.Definition,
                    other is null
                        ? Definitions.VersionOf(t.Table)
                        : other.Statement.Tables.FirstOrDefault(o => o.Table == t.Table)?.Definition ?? t.Definition
                ))
                .Where(r => r.Before != r.After),
        ];
}
