using CaseTracker.Assistance;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Assistance;

/// <summary>Says in the reader's language who assists, and what would get a case moving again.</summary>
public static class AssistanceWords
{
    /// <summary>Who assists, as far as it is known: by name, else what it is.</summary>
    public static string Provider(SeenAssistance seen) =>
        seen.State is { } state ? Show.State(state) : seen.Entity ?? Show.Term<AssistanceProvider>(seen.Provider);

    /// <summary>Numbers of investigators that were said, in words.</summary>
    public static IEnumerable<string> Investigators(SeenAssistance seen, PageText texts)
    {
        if (seen.InvestigatorsRequested is { } requested)
            yield return texts.Count("Assistance.Requested", requested);
        if (seen.InvestigatorsOffered is { } offered)
            yield return texts.Count("Assistance.Offered", offered);
        if (seen.InvestigatorsDeployed is { } deployed)
            yield return texts.Count("Assistance.Deployed", deployed);
    }

    /// <summary>A step and its day, and that it is not certain where it is not.</summary>
    public static string Of(ViewAssistance.Step step) =>
        Show.Listed(
            new[]
            {
                Show.Term<AssistanceStep>(step.Code),
                Show.Date(step.OccurredOn ?? step.RecordedOn),
                step.Confidence == Codes.Of(Confidence.Confirmed) ? "" : Show.Term<Confidence>(step.Confidence),
            }.Where(p => p.Length > 0)
        );

    /// <summary>What would get a case moving, and why.</summary>
    public static string Of(AssistanceOfCase.Remedy remedy, string hosts, PageText texts) =>
        texts[
            $"Remedy.{remedy.Rule}",
            Show.Listed(remedy.Kinds.Select(Show.Term<AssistanceKind>)),
            Show.Date(remedy.Since),
            hosts,
            Show.Term<Stage>(remedy.Stage)
        ];
}
