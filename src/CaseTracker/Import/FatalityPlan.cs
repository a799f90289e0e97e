using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>
/// Decides, row by row, what follows from an edition: pure, so that a dry run says exactly what the run then does. Only what differs
/// between what was imported last and this edition is changed.
/// </summary>
/// <param name="reason">Which edition says so; kept with every correction.</param>
internal sealed class FatalityPlan(
    FatalityGroups groups,
    KnownRows known,
    MissionCatalogue missions,
    string reason,
    Func<Guid> newId,
    Findings findings
)
{
    private readonly List<(Guid Stream, Event Event)> _records = [];
    private readonly List<string> _lines = [];
    private readonly Dictionary<CaseDraft, List<(CaseDraft? To, Nature Nature)>> _losses = [];

    /// <summary>What is recorded, one line each.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public IReadOnlyList<(Guid Stream, Event Event)> Records => _records;

    /// <summary>Decides on all rows that are new or changed.</summary>
    public void Decide(IReadOnlyList<SeriesRow<FatalityContent>> touched)
    {
        foreach (var (day, draft) in groups.ByDay)
            Begin(day, draft);
        foreach (var row in touched)
            Decide(row);
        foreach (var (draft, losses) in _losses)
            CaseClosing.End(draft, losses, reason, _lines);
    }

    /// <summary>A new case begins; one whose rows all moved follows them; one that had left the scope returns to it.</summary>
    private void Begin(MissionDay day, CaseDraft draft)
    {
        if (draft.File is not { } file)
        {
            draft.Add(Imported(new CaseRegistered(draft.Reference, draft.Incident), day.On));
            _lines.Add(Text.ImportPlanCase(draft.Label));
            return;
        }
        var earlier = file
            .Persons.Where(p => p.Origin is not null)
            .Select(p => known.Find(p.Origin!.Key))
            .FirstOrDefault(p => p is { IsLive: true });
        var (corrected, merge) = (file.Incident, new ThreeWay());
        if (earlier is not null && FatalityContent.Read(earlier.Content) is { IsMalicious: true } was && was.MissionDay != day)
        {
            corrected = merge.Incident(
                FatalityGroups.IncidentOn(was.MissionDay, missions),
                FatalityGroups.IncidentOn(day, missions),
                file.Incident
            );
        }
        if (file.Persons.Count == 0)
            corrected = corrected with
            {
                Nature = merge.Field("nature", file.Incident.Nature, Nature.Malicious, file.Incident.Nature, Codes.Of),
            };
        if (corrected.Equals(file.Incident))
            return;
        draft.Incident = corrected;
        draft.Add(Imported(new IncidentCorrected(corrected, reason), corrected.OccurredOn));
        _lines.Add(Text.ImportPlanIncident(draft.Label, string.Join("; ", merge.Changed)));
    }

    private void Decide(SeriesRow<FatalityContent> row)
    {
        switch (known.Find(row.Key), row.Content.IsMalicious)
        {
            case (null, true):
                AddPerson(row, newId());
                break;
            case (null, false):
                Keep(row);
                break;
            case ({ File: null } at, false):
                CorrectRecord(row, at);
                break;
            case ({ File: null } at, true):
                TurnIntoPerson(row, at);
                break;
            case ({ } at, false):
                TurnIntoRecord(row, at);
                break;
            case ({ } at, true):
                Correct(row, at);
                break;
        }
    }

    private void AddPerson(SeriesRow<FatalityContent> row, Guid personId)
    {
        var draft = groups.Of(row.Content.MissionDay);
        draft.Add(Imported(new PersonAdded(personId, row.Content.Facts, OriginOf(row)), row.Content.OccurredOn));
        _lines.Add(Text.ImportPlanPerson(row.Key, draft.Label));
    }

    private void Keep(SeriesRow<FatalityContent> row)
    {
        _records.Add((Series.StreamOf(row.Key), Imported(new RecordKept(Series.Fatalities, OriginOf(row)), row.Content.OccurredOn)));
        _lines.Add(Text.ImportPlanRecord(row.Key, Terms.Of(row.Content.Nature)));
    }

    private void CorrectRecord(SeriesRow<FatalityContent> row, Whereabouts at)
    {
        _records.Add((Series.StreamOf(row.Key), Imported(new RecordCorrected(OriginOf(row), reason), row.Content.OccurredOn)));
        _lines.Add(Text.ImportPlanRecordCorrected(row.Key, row.Content.Differences(FatalityContent.Read(at.Content))));
    }

    private void TurnIntoPerson(SeriesRow<FatalityContent> row, Whereabouts at)
    {
        var personId = at.Former?.Person.PersonId ?? newId();
        AddPerson(row, personId);
        var reference = groups.Of(row.Content.MissionDay).Reference;
        _records.Add((Series.StreamOf(row.Key), Imported(new RecordMovedToCase(reference, personId, reason), row.Content.OccurredOn)));
    }

    private void TurnIntoRecord(SeriesRow<FatalityContent> row, Whereabouts at)
    {
        var draft = groups.Of(at.File!);
        draft.Add(Imported(new PersonWithdrawn(at.Person!.PersonId, reason), null));
        Lose(draft, null, row.Content.Nature);
        _lines.Add(Text.ImportPlanWithdrawn(row.Key, draft.Label));
        Keep(row);
    }

    private void Correct(SeriesRow<FatalityContent> row, Whereabouts at)
    {
        var (from, to, merge) = (groups.Of(at.File!), groups.Of(row.Content.MissionDay), new ThreeWay());
        var facts = merge.Facts(FatalityContent.Read(at.Content).Facts, row.Content.Facts, at.Person!.Known);
        if (merge.Kept.Count > 0)
            findings.Doubt(
                row.Line,
                row.Id,
                "",
                at.File!.IsStrictlyConfidential ? "" : string.Join("; ", merge.Kept),
                Text.ImportOfficerPrevails
            );
        if (from == to)
        {
            from.Add(Imported(new PersonCorrected(at.Person.PersonId, facts, reason, OriginOf(row)), row.Content.OccurredOn));
            _lines.Add(Text.ImportPlanPersonCorrected(row.Key, from.Label, string.Join("; ", merge.Changed)));
            return;
        }
        from.Add(Imported(new PersonWithdrawn(at.Person.PersonId, reason, to.Reference), null));
        Lose(from, to, Nature.Malicious);
        foreach (var e in MergeCase.TakenOver(at.File!, at.Person with { Facts = facts, Origin = OriginOf(row) }))
            to.Add(e);
        _lines.Add(Text.ImportPlanPersonMoved(row.Key, from.Label, to.Label));
    }

    private void Lose(CaseDraft draft, CaseDraft? to, Nature nature)
    {
        if (!_losses.TryGetValue(draft, out var losses))
            _losses[draft] = losses = [];
        losses.Add((to, nature));
    }

    private static Origin OriginOf(SeriesRow<FatalityContent> row) => new(row.Key, row.Content.Write());

    private static Event Imported(Event e, PartialDate? on) => e with { EffectiveOn = on, Source = Source.Imported };
}
