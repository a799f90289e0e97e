using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Says why each State may see a case, and which data of it: derived from the facts of the case and the disclosure
/// policy.</summary>
public static class ExplainAudience
{
    /// <param name="Position">As it stood at that position; absent: now.</param>
    [Needs(Right.ReadAsAudience)]
    public sealed record Query(string Reference, long? Position = null) : IQuery<IReadOnlyList<StateAccess>>;

    /// <summary>What a State sees and why.</summary>
    /// <param name="Capacities">Codes: host, concerned, third.</param>
    public sealed record StateAccess(
        string State,
        IReadOnlyList<string> Capacities,
        IReadOnlyList<Reason> Reasons,
        IReadOnlyList<DatumAccess> Data
    );

    /// <summary>A fact that gives a State its capacity.</summary>
    /// <param name="Kind"><c>host</c> (of Mission at On), <c>contributor</c> or <c>nationality</c> (through Persons), <c>moved</c> (persons
    /// of it went to the case Mission names), <c>grant</c> (until Until, if it ends).</param>
    public sealed record Reason(string Kind, string? Mission = null, string? On = null, int? Persons = null, string? Until = null);

    /// <summary>Whether a datum of the policy is shown.</summary>
    /// <param name="Datum">Code of <see cref="Disclosure.Datum"/>.</param>
    /// <param name="Persons">For data of single persons: of how many it is shown; null for data of the case.</param>
    public sealed record DatumAccess(string Datum, bool IsAllowed, int? Persons, int? OfPersons);

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, AccessLog log)
        : IRequestHandler<Query, IReadOnlyList<StateAccess>>
    {
        public Task<IReadOnlyList<StateAccess>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<StateAccess>>(
                async session =>
                {
                    var row = await context.Caller.Open(session, request.Position, null).RequireCase(request.Reference);
                    log.Note(context.Caller, Deed.ReadCase, row.Reference);
                    var history = await new LedgerSession(session, master).Load(row.CaseId);
                    var file = Fold.Of([.. history.Where(r => request.Position is not { } position || r.Seq <= position)]);
                    return [.. Capacities.Of(file).Select(c => Explain(file, c.Key, c.Value))];
                },
                cancellationToken
            );
    }

    /// <summary>Pure: from the facts and the policy to the explanation.</summary>
    internal static StateAccess Explain(CaseFile file, string state, Capacity capacity)
    {
        var view = new Disclose.View(file, Audience.Of(state), capacity);
        return new StateAccess(
            state,
            [.. Enum.GetValues<Capacity>().Where(c => c != Capacity.None && capacity.HasFlag(c)).Select(Codes.Of)],
            [.. Reasons(file, state)],
            [.. Policy.Table.Where(line => line.Datum != Datum.Edition).Select(line => Access(view, line.Datum))]
        );
    }

    private static IEnumerable<Reason> Reasons(CaseFile file, string state)
    {
        if (file.Incident.Hosts.Contains(state))
            yield return new Reason("host", file.Incident.Mission, file.Incident.OccurredOn.ToString());
        var own = file.Persons.Where(p => p.ConcernedState == state).ToList();
        if (own.Count(p => p.Facts.Personnel.IsUniformed()) is > 0 and var uniformed)
            yield return new Reason("contributor", Persons: uniformed);
        if (own.Count(p => !p.Facts.Personnel.IsUniformed()) is > 0 and var civilians)
            yield return new Reason("nationality", Persons: civilians);
        if (file.Grants.TryGetValue(state, out var until))
            yield return new Reason("grant", Until: until?.ToString());
    }

    private static DatumAccess Access(Disclose.View view, Datum datum)
    {
        if (datum is not (Datum.Person or Datum.PersonNationality or Datum.PersonName))
            return new DatumAccess(
                Codes.Of(datum),
                // Of a suspect nothing is the State's own: whether it supplied the name is told on the proceeding.
                view.Allows(datum, new Subject(IsOwn: datum != Datum.SuspectName)),
                null,
                null
            );
        var shown = view.File.Persons.Count(p => view.Allows(datum, view.SubjectOf(p)));
        return new DatumAccess(Codes.Of(datum), shown > 0, shown, view.File.Persons.Count);
    }
}
