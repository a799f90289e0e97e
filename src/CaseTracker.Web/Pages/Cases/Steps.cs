using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Cases;

/// <summary>Says a step of a case's life in words.</summary>
public static class Steps
{
    /// <summary>By the date at which they happened; equal ones of one day are told once, with their number.</summary>
    public static IEnumerable<(ViewCase.TimelineStep Step, int Times)> InOrder(IEnumerable<ViewCase.TimelineStep> steps) =>
        steps.OrderBy(s => s.OccurredOn ?? s.RecordedOn, StringComparer.Ordinal).GroupBy(s => s).Select(g => (g.Key, g.Count()));

    public static string Words(ViewCase.TimelineStep step) =>
        (step.Kind, step.State, step.Detail) switch
        {
            ("milestone", _, { } stage) => Show.Term<Stage>(stage),
            ("detention", _, { } held) => Filled(step.Kind, Show.Term<DetentionStep>(held)),
            ("service_referred", _, { } service) => Filled(step.Kind, Show.Term<SupportKind>(service)),
            ("closed", _, { } closure) => Filled(step.Kind, Show.Term<Closure>(closure)),
            ("harm_recorded", _, { } harm) => Filled(step.Kind, Show.Term<Harm>(harm)),
            ("classified", _, { } classification) => Filled(step.Kind, Show.Term<Classification>(classification)),
            ("person_withdrawn", _, { } other) => Filled("person_moved", other),
            (_, { } state, _) => Filled(step.Kind, Show.State(state)),
            (_, _, { } detail) => Filled(step.Kind, detail),
            _ => PageText.Of($"Step.{step.Kind}"),
        };

    private static string Filled(string kind, string value) =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, PageText.Of("Format.Labelled"), PageText.Of($"Step.{kind}"), value);
}
