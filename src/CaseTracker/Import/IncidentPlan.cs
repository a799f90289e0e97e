using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>
/// Decides what follows from a row of the aid-worker incidents: pure, so that a dry run says exactly what the run then does. A row is a
/// whole case; its persons are known by their place in the counts.
/// </summary>
internal sealed class IncidentPlan(Func<Guid> newId, Findings findings)
{
    private const string Reason = "Aid-worker incidents, newer edition";
    private readonly List<string> _lines = [];

    /// <summary>What is recorded, one line each.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>A case that the series did not have before.</summary>
    public void Begin(SeriesRow<IncidentContent> row, CaseDraft draft)
    {
        draft.Add(Said(new CaseRegistered(draft.Reference, draft.Incident, OriginOf(row)), row.Content));
        foreach (var (kind, count) in row.Content.Kinds)
            for (var n = 1; n <= count; n++)
                draft.Add(Added(row, kind, n, newId()));
        _lines.Add(
            Text.ImportPlanIncidentCase(
                row.Key,
                string.Join(' ', [.. draft.Incident.Hosts, $"{draft.Incident.OccurredOn}"]),
                row.Content.Persons
            )
        );
    }

    /// <summary>The case takes over what differs between the two editions, unless an officer has corrected it.</summary>
    public void Correct(SeriesRow<IncidentContent> row, IncidentContent before, CaseDraft draft)
    {
        var merge = new ThreeWay();
        draft.Incident = merge.Incident(before.Incident, row.Content.Incident, draft.File!.Incident);
        merge.Field("confidence", before.Confidence, row.Content.Confidence, before.Confidence, Codes.Of);
        draft.Add(Said(new IncidentCorrected(draft.Incident, Reason, OriginOf(row)), row.Content));
        foreach (var kind in before.Kinds.Concat(row.Content.Kinds).Select(k => k.Kind).Distinct())
            Persons(row, before, draft, kind, merge);
        // A file must not be a way to ask what a strictly confidential case holds.
        var held = draft.File.IsStrictlyConfidential;
        _lines.Add(Text.ImportPlanIncident(draft.Label, held ? "" : string.Join("; ", merge.Changed)));
        if (merge.Kept.Count > 0)
            findings.Doubt(row.Line, row.Id, "", held ? "" : string.Join("; ", merge.Kept), Text.ImportOfficerPrevails);
    }

    private void Persons(SeriesRow<IncidentContent> row, IncidentContent before, CaseDraft draft, string kind, ThreeWay merge)
    {
        var (had, has) = (CountOf(before, kind), CountOf(row.Content, kind));
        merge.Field(kind, had, has, had);
        for (var n = 1; n <= Math.Max(had, has); n++)
        {
            var key = KeyOf(row, kind, n);
            var living = draft.File!.Persons.FirstOrDefault(p => p.Origin?.Key == key);
            var withdrawn = draft.File.Withdrawn.FirstOrDefault(p => p.Origin?.Key == key);
            if (living is not null && n > has)
                draft.Add(Said(new PersonWithdrawn(living.PersonId, Reason), row.Content));
            else if (living is not null)
                Correct(row, before, draft, kind, living, merge);
            else if (n > had)
                draft.Add(Added(row, kind, n, withdrawn?.PersonId ?? newId()));
        }
    }

    private static void Correct(
        SeriesRow<IncidentContent> row,
        IncidentContent before,
        CaseDraft draft,
        string kind,
        Person person,
        ThreeWay merge
    )
    {
        var facts = merge.Facts(before.Facts(kind), row.Content.Facts(kind), person.Known);
        if (facts != person.Known)
            draft.Add(Said(new PersonCorrected(person.PersonId, facts, Reason), row.Content));
    }

    private static PersonAdded Added(SeriesRow<IncidentContent> row, string kind, int number, Guid personId) =>
        Said(new PersonAdded(personId, row.Content.Facts(kind), new Origin(KeyOf(row, kind, number), kind)), row.Content);

    private static int CountOf(IncidentContent content, string kind) => content.Kinds.FirstOrDefault(k => k.Kind == kind).Count;

    private static string KeyOf(SeriesRow<IncidentContent> row, string kind, int number) => $"{row.Key}/{kind}/{number}";

    private static Origin OriginOf(SeriesRow<IncidentContent> row) => new(row.Key, row.Content.Write());

    private static T Said<T>(T e, IncidentContent content)
        where T : Event => e with { EffectiveOn = content.OccurredOn, Source = Source.Imported, Confidence = content.Confidence };
}
