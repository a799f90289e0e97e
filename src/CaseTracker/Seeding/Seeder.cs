using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Seeding;

/// <summary>
/// Records synthetic cases in batches, each of which is stored whole or not at all: a run that was interrupted goes on where it stopped when
/// it is started again, and a run that is done does nothing.
/// </summary>
public sealed class Seeder(Recorder recorder)
{
    /// <summary>A multiple of two, so that a duplicate and its original are recorded together.</summary>
    private const int Batch = 1000;

    /// <param name="progress">Told how many of the cases exist.</param>
    /// <returns>How many cases are new.</returns>
    public async Task<int> Seed(Author author, SyntheticCases cases, int count, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        var added = 0;
        for (var first = 0; first < count; first += Batch)
        {
            var numbers = Enumerable.Range(first, Math.Min(Batch, count - first));
            added += await recorder.Record(author, recording => Add(recording, cases, [.. numbers.Select(cases.Begin)]), cancellation);
            progress?.Invoke(Math.Min(first + Batch, count));
        }
        return added;
    }

    private static async Task<int> Add(Recording recording, SyntheticCases cases, List<Draft> drafts)
    {
        await recording.Preload([.. drafts.Select(d => d.CaseId)]);
        var missing = new List<Draft>();
        foreach (var draft in drafts)
        {
            if ((await recording.Load(draft.CaseId)).Count == 0) missing.Add(draft);
        }
        var references = await References(recording.Session, missing);
        foreach (var draft in missing)
        {
            var before = SyntheticCases.IsDuplicate(draft.Number) ? references.GetValueOrDefault(draft.Number - 1) : null;
            var after = SyntheticCases.IsDuplicate(draft.Number + 1) ? references.GetValueOrDefault(draft.Number + 1) : null;
            recording.Add(CaseFile.StreamKind, draft.CaseId, cases.Events(draft, references[draft.Number], before, after));
        }
        return missing.Count;
    }

    private static async Task<Dictionary<int, string>> References(Session session, List<Draft> drafts)
    {
        var (found, used) = (new Dictionary<int, string>(), new HashSet<string>(StringComparer.Ordinal));
        for (var attempt = 0; drafts.Count > 0; attempt++)
        {
            var candidates = drafts.Select(d => (Draft: d, Reference: d.Reference(attempt))).ToList();
            var taken = await CaseDesk.Taken(session, candidates.Select(c => c.Reference));
            foreach (var (draft, reference) in candidates)
            {
                if (!taken.Contains(reference) && used.Add(reference)) found[draft.Number] = reference;
            }
            drafts = drafts.Where(d => !found.ContainsKey(d.Number)).ToList();
        }
        return found;
    }
}
