using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>Compares a file of aid-worker incidents with what was imported last, and adds what differs.</summary>
internal sealed class IncidentImport(SourceTable table, bool isDryRun, IProgress<ImportProgress>? progress, TimeProvider clock)
{
    private readonly Findings _findings = new();

    public async Task<ImportReport> Run(Recording recording)
    {
        var reader = new IncidentReader(table, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), _findings);
        var read = reader.Read();
        progress?.Report(new(ImportPhase.Reading, reader.Rows.Count, reader.Rows.Count));

        var known = await KnownRows.Read(recording.Session, Series.AidWorkers, wholeCases: true);
        var rows = RowKeys.Assign(
            Series.AidWorkers,
            read,
            key => Last(known, key),
            (row, last) => last.Likeness(row),
            reader.KeyColumn,
            _findings
        );
        _findings.NoteGone(known.Keys, rows.Select(r => r.Key));
        var fresh = rows.Where(r => !known.Has(r.Key)).ToList();
        var changed = rows.Where(r => Last(known, r.Key) is { } last && last != r.Content).ToList();
        await known.Load(recording, changed.SelectMany(r => known.StreamsOf(r.Key)));
        foreach (var row in changed)
            if (known.Find(row.Key)!.File!.MergedInto is { } into)
                _findings.Doubt(row.Line, row.Id, "", "", Text.ImportCaseMerged(into));
        changed.RemoveAll(r => known.Find(r.Key)!.File!.MergedInto is not null);
        progress?.Report(new(ImportPhase.Comparing, rows.Count, rows.Count));

        var plan = new IncidentPlan(NewId, _findings);
        foreach (var (row, draft) in await Drafts(recording, fresh))
        {
            plan.Begin(row, draft);
            recording.Add(CaseFile.StreamKind, draft.CaseId, draft.Events);
        }
        foreach (var row in changed)
        {
            var at = known.Find(row.Key)!;
            var draft = new CaseDraft(at.File!.CaseId, at.File, at.File.Incident);
            plan.Correct(row, IncidentContent.Read(at.Content), draft);
            recording.Add(CaseFile.StreamKind, draft.CaseId, draft.Events);
        }
        if (!(await Series.Newest(recording, Series.AidWorkers)).IsKnown)
            Series.Note(recording, Series.AidWorkers, null);
        recording.Written = (done, total) => progress?.Report(new(ImportPhase.Writing, done, total));
        return new ImportReport
        {
            IsDryRun = isDryRun,
            Rows = reader.Rows.Count,
            Rejected = reader.Rows.Count - rows.Count,
            Cases = rows.Count,
            Persons = rows.Sum(r => r.Content.Persons),
            New = fresh.Count,
            Changed = changed.Count,
            Unchanged = rows.Count - fresh.Count - changed.Count,
            Gone = _findings.Gone,
            Position = await recording.Position() + (isDryRun ? 0 : recording.Count),
            Findings = _findings.InOrder,
            Plan = plan.Lines,
        };
    }

    private static IncidentContent? Last(KnownRows known, string key) =>
        known.ContentOf(key) is { } content ? IncidentContent.Read(content) : null;

    private async Task<List<(SeriesRow<IncidentContent> Row, CaseDraft Draft)>> Drafts(
        Recording recording,
        IReadOnlyList<SeriesRow<IncidentContent>> rows
    )
    {
        var drafts = rows.Select(r => (Row: r, Draft: new CaseDraft(NewId(), null, r.Content.Incident))).ToList();
        if (isDryRun)
            return drafts;
        var references = await CaseDesk.NewReferences(recording, [.. drafts.Select(d => d.Draft.Incident)]);
        for (var i = 0; i < drafts.Count; i++)
            drafts[i].Draft.Reference = references[i];
        return drafts;
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
