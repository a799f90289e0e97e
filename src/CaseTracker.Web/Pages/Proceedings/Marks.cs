using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>What is flagged wherever a proceeding is shown: a death penalty, a trial in absentia, and that it is suspended, has ended or is
/// final.</summary>
public static class Marks
{
    public static IEnumerable<string> Of(SeenProceeding proceeding)
    {
        if (proceeding.DeathSentences > 0)
            yield return Terms.Of(SentenceKind.Death);
        if (proceeding.TriedInAbsentia > 0)
            yield return Terms.Of(SuspectStatus.TriedInAbsentia);
        if (proceeding.IsSuspended)
            yield return Terms.Of(ProceedingStep.Suspended);
        if (proceeding.IsFinal)
            yield return Terms.Of(ProceedingStep.Final);
        else if (proceeding.HasEnded)
            yield return PageText.Of("Proceedings.Ended");
    }

    /// <summary>A number that nobody stated is a dash, which is not none.</summary>
    public static string Number(int? number) => number is { } stated ? Show.Number(stated) : "–";
}
