using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Editions;

/// <summary>Finds editions for a caller: approved ones for all of the UN, drafts for those who compose them.</summary>
internal static class EditionShelf
{
    /// <summary>The latest first. An edition has no mission, so that a focal point reads those of the whole UN.</summary>
    public static Task<IReadOnlyList<EditionRow>> Rows(Session session, Caller caller) =>
        new AudienceReader(session, new Viewpoint(caller.Audience)).Query<EditionRow>(
            $$"""
            -- EditionShelf.Rows
            SELECT e.Audience, e.EditionId, e.Draft, e.Number, e.State, e.Tables, e.PeriodFrom, e.PeriodTo, e.Filter, e.Position,
                e.ComposedBy, e.ComposedAt, e.ApprovedBy, e.ApprovedOn
            FROM {EditionRow} AS e
            {{(caller.Has(Right.Release) ? "" : "WHERE e.State = @approved")}}
            ORDER BY e.Draft DESC
            """,
            new { approved = Codes.Of(EditionState.Approved) }
        );

    /// <exception cref="NotFoundException">No approved edition has this number.</exception>
    public static Task<Edition> Find(Session session, MasterKey master, Caller caller, int number) =>
        Load(session, master, caller, r => r.Number == number);

    /// <exception cref="NotFoundException">There is no such draft, or the caller composes none.</exception>
    public static Task<Edition> FindDraft(Session session, MasterKey master, Caller caller, int draft) =>
        Load(session, master, caller, r => r.Draft == draft && (caller.Has(Right.Release) || r.Number is not null));

    /// <summary>Of the edition that is approved next.</summary>
    public static async Task<int> NextNumber(Session session, Caller caller) =>
        (await Rows(session, caller)).Select(r => r.Number ?? 0).DefaultIfEmpty(0).Max() + 1;

    private static async Task<Edition> Load(Session session, MasterKey master, Caller caller, Func<EditionRow, bool> isIt)
    {
        var row = (await Rows(session, caller)).FirstOrDefault(isIt) ?? throw new NotFoundException();
        return Edition.Of(await new LedgerSession(session, master).Load(row.EditionId));
    }
}

/// <summary>Where commands on a draft come from and go to.</summary>
public sealed class EditionDesk(Recorder recorder, RequestContext context)
{
    /// <param name="decide">From the draft as it stands to what is recorded.</param>
    /// <exception cref="NotFoundException">There is no such draft.</exception>
    internal Task<Receipt> Change(int draft, Func<Recording, Edition, Task<Event>> decide, CancellationToken cancellation) =>
        recorder.Record(
            context.Caller.Author,
            async recording =>
            {
                var row =
                    (await EditionShelf.Rows(recording.Session, context.Caller)).FirstOrDefault(r => r.Draft == draft)
                    ?? throw new NotFoundException();
                var edition = Edition.Of(await recording.Load(row.EditionId));
                recording.Add(Edition.StreamKind, edition.Id, [await decide(recording, edition)]);
                return new Receipt(Version: edition.Version + 1);
            },
            cancellation
        );
}
