using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>What is flagged wherever a proceeding is shown: a death penalty, a trial in absentia, and that it is suspended, has ended or is final.</summary>
public static class Marks
{
    public static IEnumerable<string> Of(ListProceedings.Row row) => Of(row.DeathSentences, row.TriedInAbsentia, row.IsSuspended, row.HasEnded, row.IsFinal);

    public static IEnumerable<string> Of(ViewProceeding.Whole whole) => Of(whole.DeathSentences, whole.TriedInAbsentia, whole.IsSuspended, whole.HasEnded, whole.IsFinal);

    /// <summary>A number that nobody stated is a dash, which is not none.</summary>
    public static string Number(int? number) => number is { } stated ? Show.Number(stated) : "–";

    private static IEnumerable<string> Of(int? deathSentences, int? inAbsentia, bool isSuspended, bool hasEnded, bool isFinal)
    {
        if (deathSentences > 0) yield return Terms.Of(SentenceKind.Death);
        if (inAbsentia > 0) yield return Terms.Of(SuspectStatus.TriedInAbsentia);
        if (isSuspended) yield return Terms.Of(ProceedingStep.Suspended);
        if (isFinal) yield return Terms.Of(ProceedingStep.Final);
        else if (hasEnded) yield return PageText.Of("Proceedings.Ended");
    }
}
