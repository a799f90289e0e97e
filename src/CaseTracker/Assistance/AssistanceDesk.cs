using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Assistance;

/// <summary>
/// Carries out commands on engagements that the caller sees; a focal point keeps those of his own missions, and an impossible order of
/// steps is refused, whatever the command.
/// </summary>
public sealed class AssistanceDesk(Recorder recorder, RequestContext context, TimeProvider clock)
{
    /// <summary>Loads the engagement, decides, tries the order of steps, records.</summary>
    /// <exception cref="NotFoundException">The caller sees no such engagement.</exception>
    /// <exception cref="StaleException">The engagement changed since the caller looked at it.</exception>
    /// <exception cref="RuleBrokenException">A rule forbids it.</exception>
    public Task<Receipt> Change<TCommand>(
        TCommand command,
        Func<Engagement, TCommand, IEnumerable<Event>> decide,
        CancellationToken cancellation
    )
        where TCommand : IAssistanceCommand =>
        Change(command, (engagement, _) => Task.FromResult(decide(engagement, command)), cancellation);

    /// <summary>As above, for a decision that needs more than the engagement.</summary>
    public Task<Receipt> Change<TCommand>(
        TCommand command,
        Func<Engagement, Recording, Task<IEnumerable<Event>>> decide,
        CancellationToken cancellation
    )
        where TCommand : IAssistanceCommand =>
        recorder.Record(
            context.Caller.Author,
            async recording =>
            {
                var id = await context.Caller.Open(recording.Session).FindEngagement(command.Reference) ?? throw new NotFoundException();
                var engagement = Engagement.Of(id, await recording.Load(id));
                if (command.Version is { } seen && seen != engagement.Version)
                    throw new StaleException(Text.AssistanceChangedMeanwhile);
                var events = (await decide(engagement, recording)).ToList();
                var after = events.Aggregate(engagement, (e, next) => e.After(next, clock.GetUtcNow().UtcDateTime));
                AssistanceOrder.Require(engagement, after);
                recording.Add(Engagement.StreamKind, id, events);
                return new Receipt(engagement.Reference, after.Version);
            },
            cancellation
        );

    /// <summary>The code of the mission that follows the engagement; empty where none does.</summary>
    /// <exception cref="RuleBrokenException">There is no such mission, or the State was never its host, or it is not one of the focal
    /// point's, who must name one.</exception>
    internal async Task<string> MissionOf(Recording recording, IEngagementFacts facts)
    {
        if (facts.Mission.OrNull() is not { } code)
            return context.Caller.Missions is null ? "" : throw new RuleBrokenException(Text.MissionMissing, nameof(facts.Mission));
        var mission = (await MissionDirectory.Read(recording.Session)).Find(code);
        if (mission is null || context.Caller.Missions?.Contains(mission.Code) == false)
            throw new RuleBrokenException(Text.MissionUnknown(code), nameof(facts.Mission));
        if (mission.Hosts.Count > 0 && mission.Hosts.All(h => h.State != facts.Host))
            throw new RuleBrokenException(Text.MissionOfOtherHost(mission.Code), nameof(facts.Mission));
        return mission.Code;
    }

    /// <summary>The case of this reference, which the host State of the engagement hosts.</summary>
    /// <exception cref="RuleBrokenException">The caller sees no such case, or it was merged into another, or another State hosts
    /// it.</exception>
    internal async Task<Guid> CaseOf(Recording recording, string reference, string host, string field)
    {
        var found =
            await context.Caller.Open(recording.Session).FindCase(reference.Trim().ToUpperInvariant())
            ?? throw new RuleBrokenException(Text.CaseUnknown(reference), field);
        if (found.MergedInto is not null)
            throw new RuleBrokenException(Text.CaseIsMerged, field);
        return found.Hosts.Contains($" {host} ", StringComparison.Ordinal)
            ? found.CaseId
            : throw new RuleBrokenException(Text.CaseOfOtherHost, field);
    }

    /// <summary>The proceeding of this reference, and its cases that the host State of the engagement hosts.</summary>
    /// <exception cref="RuleBrokenException">The caller sees no such proceeding, or none of its cases that the State hosts.</exception>
    internal async Task<(IReadOnlyList<Guid> Cases, Guid? Proceeding)> CasesOf(
        Recording recording,
        string reference,
        string host,
        string field
    )
    {
        var reader = context.Caller.Open(recording.Session);
        var id =
            await reader.QuerySingle<Guid?>(
                "-- AssistanceDesk.Proceeding\nSELECT DISTINCT p.ProceedingId FROM {ProceedingRow} AS p WHERE p.Reference = @reference",
                new { reference = reference.Trim().ToUpperInvariant() }
            ) ?? throw new RuleBrokenException(Text.ProceedingUnknown(reference), field);
        var cases = await reader.Query<Guid>(
            """
            -- AssistanceDesk.CasesOf
            SELECT c.CaseId FROM {ProceedingCaseRow} AS x JOIN {CaseRow} AS c ON c.CaseId = x.CaseId
            WHERE x.ProceedingId = @id AND c.Hosts LIKE @host ORDER BY c.Reference
            """,
            new { id, host = $"% {host} %" }
        );
        return cases.Count > 0 ? (cases, id) : throw new RuleBrokenException(Text.CaseOfOtherHost, field);
    }

    /// <summary>
    /// Whether the caller was shown everything: none of the cases is strictly confidential, or the caller is a named reader of such matter.
    /// </summary>
    internal async Task<bool> SeesAll(Recording recording, Engagement engagement) =>
        engagement.Links.Count == 0
        || context.Caller.Has(Right.ReadStrict)
        || await new AudienceReader(recording.Session, Viewpoint.Un).QuerySingle<int>(
            """
            -- AssistanceDesk.SeesAll
            SELECT COUNT(*) FROM {CaseRow} AS c WHERE c.CaseId IN @ids AND (c.Classification = @strict OR NOT c.MergedInto IS NULL)
            """,
            new
            {
                ids = recording.Session.Ids(engagement.Links.Select(l => l.CaseId)),
                strict = Codes.Of(Classification.StrictlyConfidential),
            }
        ) == 0;

    /// <summary>A reference for a new engagement: its host State, year, and four characters drawn by lot.</summary>
    internal static async Task<string> NewReference(Recording recording, string host, int year)
    {
        while (true)
        {
            var reference = $"AS-{host}-{year:0000}-{RandomNumberGenerator.GetString(CaseDesk.Letters, CaseDesk.LotLength)}";
            if (await new AudienceReader(recording.Session, Viewpoint.Un).FindEngagement(reference) is null)
                return reference;
        }
    }
}

/// <summary>Finds an engagement by its reference, among those that the reader sees.</summary>
internal static class AssistanceLookup
{
    /// <summary>Null when there is no such engagement, or not one that this reader sees: the two are not told apart.</summary>
    public static Task<Guid?> FindEngagement(this AudienceReader reader, string reference) =>
        reader.QuerySingle<Guid?>(
            "-- AssistanceLookup.FindEngagement\nSELECT a.EngagementId FROM {AssistanceRow} AS a WHERE a.Reference = @reference",
            new { reference }
        );
}
