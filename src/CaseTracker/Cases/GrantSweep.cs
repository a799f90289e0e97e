using System.Globalization;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Cases;

/// <summary>Ends the grants whose last day is over, each with an event of its own, so that a past position still shows who could see
/// what.</summary>
public sealed class GrantSweep(Database database, Recorder recorder, TimeProvider clock)
{
    /// <summary>To be run at start and every few seconds; returns how many grants it ended.</summary>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var today = CaseRules.Today(clock);
        var due = await database.Read(session => Due(session, today), cancellation);
        return due.Count == 0 ? 0 : await recorder.Record(Author.System, recording => End(recording, today), cancellation);
    }

    private static async Task<int> End(Recording recording, DateOnly today)
    {
        var ended = 0;
        foreach (var caseId in await Due(recording.Session, today))
        {
            var file = Fold.Of(await recording.Load(caseId));
            var over = file.Grants.Where(g => g.Value is { } until && until.Last < today).ToList();
            recording.Add(
                CaseFile.StreamKind,
                caseId,
                over.Select(g => new AccessEnded(g.Key, $"Granted until {g.Value}.") { EffectiveOn = g.Value })
            );
            ended += over.Count;
        }
        return ended;
    }

    private static Task<IReadOnlyList<Guid>> Due(Session session, DateOnly today) =>
        new AudienceReader(session, Viewpoint.Un).Query<Guid>(
            "-- GrantSweep.Due\nSELECT DISTINCT s.CaseId FROM {StateRow} AS s WHERE s.Until < @today",
            new { today = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
        );
}
