using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>
/// Compares an edition of the fatalities series with what was imported last, and adds what differs. An edition that is older than the
/// newest one imported adds the rows that are lacking and undoes nothing.
/// </summary>
internal sealed class FatalityImport(SourceTable table, bool isDryRun, IProgress<ImportProgress>? progress, TimeProvider clock)
{
    private readonly Findings _findings = new();

    public async Task<ImportReport> Run(Recording recording)
    {
        var missions = await MissionDirectory.Read(recording.Session);
        var reader = new FatalityReader(table, missions, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), _findings);
        var read = reader.Read();
        progress?.Report(new(ImportPhase.Reading, table.Rows.Count, table.Rows.Count));

        var known = await KnownRows.Read(recording.Session, Series.Fatalities);
        await known.Load(recording, known.Keys.Where(known.HasMoved).SelectMany(known.StreamsOf));
        var rows = RowKeys
            .Assign(Series.Fatalities, read, key => Last(known, key), (row, last) => last.Likeness(row), reader.KeyColumn, _findings)
            .ConvertAll(r => Last(known, r.Key) is { } last ? r with { Content = r.Content.After(last) } : r);
        _findings.NoteGone(known.Keys, rows.Select(r => r.Key));

        var newest = await Series.Newest(recording, Series.Fatalities);
        var isOlder = newest.Edition is not null && (reader.Edition is null || reader.Edition < newest.Edition);
        var changed = await Changed(recording, rows, known, isOlder);
        var fresh = rows.Where(r => !known.Has(r.Key)).ToList();
        progress?.Report(new(ImportPhase.Comparing, rows.Count, rows.Count));

        var plan = await Plan(recording, rows, [.. fresh.Concat(changed).OrderBy(r => r.Line)], known, missions, reader.Edition);
        if (!newest.IsKnown || (!isOlder && reader.Edition is not null && reader.Edition != newest.Edition))
            Series.Note(recording, Series.Fatalities, reader.Edition);
        recording.Written = (done, total) => progress?.Report(new(ImportPhase.Writing, done, total));
        return new ImportReport
        {
            IsDryRun = isDryRun,
            Edition = reader.Edition,
            Rows = table.Rows.Count,
            Rejected = table.Rows.Count - rows.Count,
            Cases = rows.Where(r => r.Content.IsMalicious).Select(r => r.Content.MissionDay).Distinct().Count(),
            Persons = rows.Count(r => r.Content.IsMalicious),
            OutOfScope = rows.Count(r => !r.Content.IsMalicious),
            New = fresh.Count,
            Changed = changed.Count,
            Unchanged = rows.Count - fresh.Count - changed.Count,
            Gone = _findings.Gone,
            Position = await recording.Position() + (isDryRun ? 0 : recording.Count),
            Findings = _findings.InOrder,
            Plan = plan.Lines,
        };
    }

    private static FatalityContent? Last(KnownRows known, string key) =>
        known.ContentOf(key) is { } content ? FatalityContent.Read(content) : null;

    /// <summary>Rows that say something else than they did, without those that must stay as they are: these are reported.</summary>
    private async Task<List<SeriesRow<FatalityContent>>> Changed(
        Recording recording,
        IReadOnlyList<SeriesRow<FatalityContent>> rows,
        KnownRows known,
        bool isOlder
    )
    {
        var changed = rows.Where(r => Last(known, r.Key) is { } last && !last.Equals(r.Content)).ToList();
        if (isOlder)
        {
            foreach (var row in changed)
                _findings.Doubt(row.Line, row.Id, "", "", Text.ImportOlderEdition);
            return [];
        }
        await known.Load(recording, changed.SelectMany(r => known.StreamsOf(r.Key).Append(Series.StreamOf(r.Key))));
        foreach (var row in changed)
            if (known.Find(row.Key) is { IsLive: false } at)
                _findings.Doubt(row.Line, row.Id, "", "", Text.ImportPersonWithdrawn(at.File!.Reference));
        foreach (var row in changed.Where(r => LeavesStrictCase(known, r)))
            _findings.Doubt(row.Line, row.Id, "", "", Text.MergeOfStrict);
        changed.RemoveAll(r => known.Find(r.Key) is { IsLive: false } || LeavesStrictCase(known, r));
        return changed;
    }

    /// <summary>A person of a strictly confidential case is not moved out of it by a file: the other case would show what is held
    /// back.</summary>
    private static bool LeavesStrictCase(KnownRows known, SeriesRow<FatalityContent> row) =>
        known.Find(row.Key) is { File.IsStrictlyConfidential: true, Person: not null }
        && row.Content.IsMalicious
        && Last(known, row.Key)?.MissionDay != row.Content.MissionDay;

    private async Task<FatalityPlan> Plan(
        Recording recording,
        IReadOnlyList<SeriesRow<FatalityContent>> rows,
        IReadOnlyList<SeriesRow<FatalityContent>> touched,
        KnownRows known,
        MissionCatalogue missions,
        PartialDate? edition
    )
    {
        var days = touched.Where(r => r.Content.IsMalicious).Select(r => r.Content.MissionDay).ToHashSet();
        await known.Load(
            recording,
            rows.Where(r => r.Content.IsMalicious && days.Contains(r.Content.MissionDay)).SelectMany(r => known.StreamsOf(r.Key))
        );
        var groups = new FatalityGroups(rows, days, known, missions, NewId);
        await DoubtDuplicates(recording, groups, touched);
        if (!isDryRun)
        {
            var drafts = groups.Begun.Select(n => n.Draft).ToList();
            foreach (var (draft, reference) in drafts.Zip(await CaseDesk.NewReferences(recording, [.. drafts.Select(d => d.Incident)])))
                draft.Reference = reference;
        }
        var plan = new FatalityPlan(
            groups,
            known,
            missions,
            edition is null ? "Fatalities series" : $"Fatalities series, edition of {edition}",
            NewId,
            _findings
        );
        plan.Decide(touched);
        foreach (var draft in groups.All)
            recording.Add(CaseFile.StreamKind, draft.CaseId, draft.Events);
        foreach (var (stream, e) in plan.Records)
            recording.Add(RecordProjection.Kind, stream, [e]);
        return plan;
    }

    /// <summary>A case that an officer registered for the same mission and day may be the same incident: only a person can tell.</summary>
    private async Task DoubtDuplicates(Recording recording, FatalityGroups groups, IReadOnlyList<SeriesRow<FatalityContent>> touched)
    {
        var begun = groups.Begun.Select(n => n.Day).ToHashSet();
        var reader = new AudienceReader(recording.Session, Viewpoint.Un);
        foreach (var days in begun.Select(d => d.On.ToString()).Distinct().Chunk(500))
        {
            var sameDay = await reader.Query<CaseRow>(
                """
                -- FatalityImport.SameDay
                SELECT Reference, Mission, IncidentOn
                FROM {CaseRow} AS c
                WHERE c.Scope = @scope AND c.Standing = 'counted' AND c.IncidentOn IN @days
                """,
                new { scope = Codes.Of(Scope.Peacekeeping), days }
            );
            foreach (var found in sameDay.OrderBy(c => c.Reference, StringComparer.Ordinal))
            {
                var day = new MissionDay(found.Mission, PartialDate.Parse(found.IncidentOn));
                if (!begun.Contains(day))
                    continue;
                var row = touched.First(r => r.Content.IsMalicious && r.Content.MissionDay == day);
                _findings.Doubt(row.Line, row.Id, "", day.ToString(), Text.ImportPossibleDuplicate(found.Reference));
            }
        }
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
