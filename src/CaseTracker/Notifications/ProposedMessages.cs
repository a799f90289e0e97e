using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>The messages that the resolution asks for and that have not gone out: to host States, contributors and States of
/// nationality.</summary>
public static class ProposedMessages
{
    [Needs(Right.FollowUp)]
    public sealed record Query(string Reference) : IQuery<IReadOnlyList<Proposed>>;

    /// <param name="Language">That of the State's liaison; English where it has none.</param>
    public sealed record Proposed(MessageKind Kind, string State, string Language);

    /// <summary>Pure: in the order in which they are due.</summary>
    internal static IEnumerable<(MessageKind Kind, string State)> Of(CaseFile file)
    {
        if (file.MergedInto is not null || file.IsStrictlyConfidential)
            yield break;
        var capacities = Capacities.Of(file).Where(c => !file.Notified.ContainsKey(c.Key)).ToList();
        foreach (var (state, _) in capacities.Where(c => c.Value.HasFlag(Capacity.Host)))
            yield return (MessageKind.InitialNotification, state);
        foreach (var (state, _) in capacities.Where(c => c.Value.HasFlag(Capacity.Concerned) && !c.Value.HasFlag(Capacity.Host)))
            yield return (
                Issue.Concerned(file, state, isUniformed: true) ? MessageKind.ContributorNotice : MessageKind.NationalityNotice,
                state
            );
    }

    /// <summary>Pure: a reminder to each State that owes something for so long that the policy has it reminded.</summary>
    internal static IEnumerable<(MessageKind Kind, string State)> Reminders(CaseFile file, IReadOnlyList<Recorded> history, DateTime now) =>
        file.MergedInto is not null || file.IsStrictlyConfidential
            ? []
            : Clock
                .Of(history)
                .Where(c => c.Standing == ClockStanding.Running && c.RemindAt <= now && ClockPolicy.ObligesState(c.Start.Kind))
                .Select(c => c.Start.State)
                .OfType<string>()
                .Distinct()
                .Where(s => Capacities.Of(file).ContainsKey(s) && file.Notified.ContainsKey(s))
                .Order(StringComparer.Ordinal)
                .Select(s => (MessageKind.Reminder, s));

    internal sealed class Handler(Recorder recorder, CaseDesk desk, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Proposed>>
    {
        public Task<IReadOnlyList<Proposed>> Handle(Query request, CancellationToken cancellationToken) =>
            recorder.Rehearse<IReadOnlyList<Proposed>>(
                async recording =>
                {
                    var file = await desk.Load(recording, request.Reference);
                    List<(MessageKind Kind, string State)> proposed =
                    [
                        .. Of(file),
                        .. Reminders(file, await recording.Load(file.CaseId), clock.GetUtcNow().UtcDateTime),
                    ];
                    var languages = await Languages(recording.Session, proposed.ConvertAll(p => p.State));
                    return [.. proposed.Select(p => new Proposed(p.Kind, p.State, languages.GetValueOrDefault(p.State, "en")))];
                },
                cancellationToken
            );

        private sealed record Liaison
        {
            public string Scope { get; init; } = "";
            public string? Language { get; init; }
        }

        private async Task<Dictionary<string, string>> Languages(Session session, List<string> states)
        {
            if (states.Count == 0)
                return [];
            var liaisons = await session.Query<Liaison>(
                """
                -- ProposedMessages.Languages
                SELECT Scope, Language FROM DesignationRow
                WHERE ToSeq = @open AND Role = 'liaison' AND Scope IN @states AND StartsOn <= @today
                    AND (EndsOn IS NULL OR EndsOn >= @today)
                ORDER BY StartsOn, Subject
                """,
                new
                {
                    open = RowTable.Open,
                    states,
                    today = PartialDate.FromDate(CaseRules.Today(clock)).ToString(),
                }
            );
            return liaisons
                .Where(l => l.Language is not null && NoteTemplate.Languages.Contains(l.Language))
                .GroupBy(l => l.Scope)
                .ToDictionary(g => g.Key, g => g.First().Language!);
        }
    }
}
