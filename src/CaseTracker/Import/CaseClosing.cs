using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>
/// A case that an edition leaves without any person no longer counts: it turned out not to be malicious, or to be part of another case.
/// </summary>
internal static class CaseClosing
{
    /// <param name="losses">Where each person went: to another case, or out of scope with a nature.</param>
    public static void End(CaseDraft draft, IReadOnlyList<(CaseDraft? To, Nature Nature)> losses, string reason, List<string> lines)
    {
        if (draft.Persons > 0 || draft.File is null or { MergedInto: not null })
            return;
        var elsewhere = losses.Where(l => l.To is not null).Select(l => l.To!).ToList();
        if (elsewhere.Count < losses.Count)
        {
            var nature = losses.Last(l => l.To is null).Nature;
            draft.Incident = draft.Incident with { Nature = nature };
            draft.Add(new IncidentCorrected(draft.Incident, reason) { EffectiveOn = draft.Incident.OccurredOn, Source = Source.Imported });
            lines.Add(Text.ImportPlanOutOfScope(draft.Label, Terms.Of(nature)));
            return;
        }
        var into = elsewhere.GroupBy(d => d).MaxBy(g => g.Count())!.Key;
        draft.Add(new CaseMerged(into.Reference, reason) { Source = Source.Imported });
        into.Add(new CaseAbsorbed(draft.Reference) { Source = Source.Imported });
        lines.Add(Text.ImportPlanMerged(draft.Label, into.Label));
    }
}
