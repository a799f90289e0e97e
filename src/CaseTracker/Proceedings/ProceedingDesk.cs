using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Proceedings;

/// <summary>Carries out commands on proceedings that the caller sees; what makes an impossible order is refused here, whatever the
/// command.</summary>
public sealed class ProceedingDesk(Recorder recorder, RequestContext context, TimeProvider clock)
{
    /// <summary>Loads the proceeding, decides, tries the order of events, records.</summary>
    /// <exception cref="NotFoundException">The caller sees no such proceeding.</exception>
    /// <exception cref="StaleException">The proceeding changed since the caller looked at it.</exception>
    /// <exception cref="RuleBrokenException">A rule forbids it.</exception>
    /// <param name="placeOf">Where in the command a statement stands, for commands that make several.</param>
    public Task<Receipt> Change<TCommand>(
        TCommand command,
        Func<Proceeding, TCommand, IEnumerable<Event>> decide,
        CancellationToken cancellation,
        Func<Guid, string?>? placeOf = null
    )
        where TCommand : IProceedingCommand =>
        Change(command, (proceeding, _) => Task.FromResult(decide(proceeding, command)), cancellation, placeOf);

    /// <summary>As above, for a decision that needs more than the proceeding.</summary>
    public Task<Receipt> Change<TCommand>(
        TCommand command,
        Func<Proceeding, Recording, Task<IEnumerable<Event>>> decide,
        CancellationToken cancellation,
        Func<Guid, string?>? placeOf = null
    )
        where TCommand : IProceedingCommand =>
        recorder.Record(
            context.Caller.Author,
            async recording =>
            {
                var proceeding = await Load(recording, command.Reference);
                if (command.Version is { } seen && seen != proceeding.Version)
                    throw new StaleException(Text.ProceedingChangedMeanwhile);
                var events = (await decide(proceeding, recording)).ToList();
                var after = After(proceeding, events);
                Order.Require(proceeding, after, placeOf);
                await RequireNotBeforeIncidents(recording, after, events);
                recording.Add(Proceeding.StreamKind, proceeding.ProceedingId, events);
                return new Receipt(proceeding.Reference, after.Version);
            },
            cancellation
        );

    /// <summary>The proceeding as it will be; pure but for who and when.</summary>
    public Proceeding After(Proceeding proceeding, IEnumerable<Event> events) =>
        events.Aggregate(proceeding, (p, e) => ProceedingFold.Apply(p, e, clock.GetUtcNow().UtcDateTime, context.Caller.Subject));

    /// <exception cref="NotFoundException">The caller sees no such proceeding.</exception>
    public async Task<Proceeding> Load(Recording recording, string reference)
    {
        var id = await context.Caller.Open(recording.Session).RequireProceeding(reference);
        return ProceedingFold.Of(id, await recording.Load(id));
    }

    /// <summary>Whether the caller was shown everything: none of the cases is strictly confidential, or the caller is a named reader of
    /// such matter.</summary>
    public async Task<bool> SeesAll(Recording recording, Proceeding proceeding) =>
        context.Caller.Has(Right.ReadStrict)
        || await new AudienceReader(recording.Session, Viewpoint.Un).QuerySingle<int>(
            """
            -- ProceedingDesk.SeesAll
            SELECT COUNT(*)
            FROM {CaseRow} AS c
            WHERE c.CaseId IN @ids AND (c.Classification = @strict OR NOT c.MergedInto IS NULL)
            """,
            new { ids = recording.Session.Ids(proceeding.Cases), strict = Codes.Of(Classification.StrictlyConfidential) }
        ) == 0;

    /// <summary>The cases behind these references, all of which the caller sees.</summary>
    /// <exception cref="RuleBrokenException">The caller sees no case of one of the references, or it was merged into another.</exception>
    public async Task<IReadOnlyList<CaseRow>> Cases(Recording recording, IEnumerable<string> references, string field)
    {
        var (reader, cases) = (context.Caller.Open(recording.Session), new List<CaseRow>());
        foreach (var reference in references.Select(r => r.Trim().ToUpperInvariant()).Distinct())
        {
            var found = await reader.FindCase(reference) ?? throw new RuleBrokenException(Text.CaseUnknown(reference), field);
            if (found.MergedInto is not null)
                throw new RuleBrokenException(Text.CaseIsMerged, field);
            await recording.Load(found.CaseId);
            cases.Add(found);
        }
        return cases;
    }

    /// <summary>A reference for a new proceeding: its State or kind of court, year, and four characters drawn by lot.</summary>
    public static async Task<string> NewReference(Recording recording, ProceedingFacts facts, int year)
    {
        var forum = facts.State ?? (facts.Forum == Forum.Icc ? "ICC" : "INT");
        while (true)
        {
            var reference = $"PR-{forum}-{year:0000}-{RandomNumberGenerator.GetString(CaseDesk.Letters, CaseDesk.LotLength)}";
            if (await new AudienceReader(recording.Session, Viewpoint.Un).FindProceeding(reference) is null)
                return reference;
        }
    }

    /// <summary>Which of these references stand for a proceeding already.</summary>
    internal static async Task<HashSet<string>> Taken(Session session, IEnumerable<string> references)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in references.Chunk(500))
            taken.UnionWith(
                await new AudienceReader(session, Viewpoint.Un).Query<string>(
                    "-- ProceedingDesk.Taken\nSELECT p.Reference FROM {ProceedingRow} AS p WHERE p.Reference IN @some",
                    new { some }
                )
            );
        return taken;
    }

    /// <summary>Nothing happens in court before the first of the incidents; what is disputed may say so.</summary>
    private static async Task RequireNotBeforeIncidents(Recording recording, Proceeding after, IReadOnlyList<Event> events)
    {
        var dated = events
            .Where(e => e is Stated or StatementCorrected or HearingScheduled or AccusedAdded && e.Confidence != Confidence.Disputed)
            .Select(e => (e as StatementCorrected)?.On ?? e.EffectiveOn)
            .OfType<PartialDate>()
            .ToList();
        if (dated.Count == 0 || after.Cases.Count == 0)
            return;
        var incidents = await new AudienceReader(recording.Session, Viewpoint.Un).Query<string>(
            "-- ProceedingDesk.Incidents\nSELECT c.IncidentOn FROM {CaseRow} AS c WHERE c.CaseId IN @ids",
            new { ids = recording.Session.Ids(after.Cases) }
        );
        if (incidents.Count > 0 && dated.Exists(on => incidents.All(i => on.LiesBefore(PartialDate.Parse(i)))))
            throw new RuleBrokenException(Text.DateBeforeIncident, "On");
    }
}

/// <summary>Finds a proceeding by its reference, among those that the reader sees.</summary>
internal static class ProceedingLookup
{
    /// <exception cref="NotFoundException">No such proceeding, or not one that this reader sees: the two are not told apart.</exception>
    public static async Task<Guid> RequireProceeding(this AudienceReader reader, string reference) =>
        await reader.FindProceeding(reference) ?? throw new NotFoundException();

    public static Task<Guid?> FindProceeding(this AudienceReader reader, string reference) =>
        reader.QuerySingle<Guid?>(
            "-- ProceedingLookup.FindProceeding\nSELECT DISTINCT p.ProceedingId FROM {ProceedingRow} AS p WHERE p.Reference = @reference",
            new { reference }
        );
}
