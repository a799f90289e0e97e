using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Correspondence;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;

namespace CaseTracker.Seeding;

/// <summary>
/// Records synthetic cases in batches, each of which is stored whole or not at all: a run that was interrupted goes on where it stopped
/// when it is started again, and a run that is done does nothing.
/// </summary>
public sealed class Seeder(Recorder recorder, CaseFiles files, ToldClocks told)
{
    /// <summary>A multiple of two, so that a duplicate and its original are recorded together.</summary>
    private const int Batch = 1000;

    /// <param name="progress">Told how many of the cases exist.</param>
    /// <returns>How many cases are new.</returns>
    public async Task<int> Seed(
        Author author,
        SyntheticCases cases,
        int count,
        Action<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var added = 0;
        for (var first = 0; first < count; first += Batch)
        {
            var numbers = Enumerable.Range(first, Math.Min(Batch, count - first));
            added += await recorder.Record(
                author,
                recording => Add(recording, author, cases, [.. numbers.Select(cases.Begin)]),
                cancellation
            );
            progress?.Invoke(Math.Min(first + Batch, count));
        }
        return added;
    }

    private async Task<int> Add(Recording recording, Author author, SyntheticCases cases, List<Draft> drafts)
    {
        await recording.Preload([.. drafts.Select(d => d.CaseId)]);
        var missing = new List<Draft>();
        foreach (var draft in drafts)
        {
            if ((await recording.Load(draft.CaseId)).Count == 0)
                missing.Add(draft);
        }
        var (references, tried) = (
            await References(recording.Session, missing),
            new List<(SyntheticProceeding Proceeding, IReadOnlyList<Guid> About)>()
        );
        var last = new Dictionary<Guid, DateOnly>();
        foreach (var draft in missing)
        {
            var before = SyntheticCases.IsDuplicate(draft.Number) ? references.GetValueOrDefault(draft.Number - 1) : null;
            var after = SyntheticCases.IsDuplicate(draft.Number + 1) ? references.GetValueOrDefault(draft.Number + 1) : null;
            var story = cases.Tell(draft, references[draft.Number], before, after);
            recording.Add(CaseFile.StreamKind, draft.CaseId, story.Events);
            if (SyntheticSubmission.Of(draft, references[draft.Number], story.Events) is { } submission)
            {
                recording.Add(Submission.StreamKind, submission.Id, submission.Events);
                recording.Add(CaseFile.StreamKind, draft.CaseId, submission.OnCase);
            }
            if (SyntheticAssistance.Of(draft, story, cases.Until) is { } assistance)
                recording.Add(Engagement.StreamKind, assistance.Id, assistance.Events);
            last[draft.CaseId] = story.Last;
            told.Add(draft.CaseId);
            if (story.Proceeding is { } proceeding)
                tried.Add(
                    (
                        proceeding,
                        [
                            draft.CaseId,
                            .. missing
                                .Where(m => m.Number == draft.Number + 1 && SyntheticCases.IsSecondAttack(m.Number))
                                .Select(m => m.CaseId),
                        ]
                    )
                );
        }
        var named = await References(recording.Session, tried.ConvertAll(t => t.Proceeding));
        foreach (var (proceeding, about) in tried)
            recording.Add(Proceeding.StreamKind, proceeding.Id, proceeding.Events(named[proceeding.Id], about));
        var trials = tried.SelectMany(t => t.About, (t, caseId) => (CaseId: caseId, t.Proceeding.Id)).ToLookup(t => t.CaseId, t => t.Id);
        var book = await ClockBook.Read(recording.Session);
        foreach (var draft in missing)
        {
            // The time limits are those of the day on which the story ended, not of today.
            var history = new List<Recorded>();
            foreach (var stream in trials[draft.CaseId].Prepend(draft.CaseId))
                history.AddRange(
                    await recording.Foresee(stream, author, last[draft.CaseId].ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc))
                );
            recording.Add(
                CaseFile.StreamKind,
                draft.CaseId,
                SyntheticClocks.Of(draft.Chance, files.Of(draft.CaseId, history), last[draft.CaseId], cases.Until, book)
            );
        }
        return missing.Count;
    }

    private static Task<Dictionary<int, string>> References(Session session, List<Draft> drafts) =>
        Named(drafts, d => d.Number, (d, attempt) => d.Reference(attempt), references => CaseDesk.Taken(session, references));

    private static Task<Dictionary<Guid, string>> References(Session session, List<SyntheticProceeding> proceedings) =>
        Named(proceedings, p => p.Id, (p, attempt) => p.Reference(attempt), references => ProceedingDesk.Taken(session, references));

    private static async Task<Dictionary<TKey, string>> Named<T, TKey>(
        List<T> drafts,
        Func<T, TKey> keyOf,
        Func<T, int, string> draw,
        Func<IEnumerable<string>, Task<HashSet<string>>> takenAmong
    )
        where TKey : notnull
    {
        var (found, used) = (new Dictionary<TKey, string>(), new HashSet<string>(StringComparer.Ordinal));
        for (var attempt = 0; drafts.Count > 0; attempt++)
        {
            var candidates = drafts.ConvertAll(d => (Key: keyOf(d), Reference: draw(d, attempt)));
            var taken = await takenAmong(candidates.Select(c => c.Reference));
            foreach (var (key, reference) in candidates)
            {
                if (!taken.Contains(reference) && used.Add(reference))
                    found[key] = reference;
            }
            drafts = drafts.Where(d => !found.ContainsKey(keyOf(d))).ToList();
        }
        return found;
    }
}
