using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>What a State sees of its cases on a day.</summary>
/// <param name="Limits">The time limits that run for the State itself, the next one first.</param>
internal sealed record YourCases(Audience State, DateOnly Today, IReadOnlyList<ListCases.Row> Cases, IReadOnlyList<YourCases.Limit> Limits)
{
    public sealed record Limit
    {
        public string Reference { get; init; } = "";
        public string Kind { get; init; } = "";
        public string StartedOn { get; init; } = "";
        public string? DueOn { get; init; }
    }

    public string Title =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, TableTexts.Get("Yours.title"), TableTexts.State(State.Code));

    /// <summary>How many they are, and how many are open; how many time limits run, and how many have run out.</summary>
    public IReadOnlyList<string> Summary
    {
        get
        {
            var late = Limits.Count(l => string.CompareOrdinal(l.DueOn, PartialDate.FromDate(Today).ToString()) < 0);
            List<string> all =
            [
                TableTexts.Counted(
                    "Yours.cases",
                    Cases.Count,
                    TableTexts.Long(Today),
                    TableTexts.Counted("Yours.open", Cases.Count(c => c.Closure is null))
                ),
            ];
            if (Limits.Count > 0)
                all.Add(TableTexts.Counted("Yours.limits", Limits.Count, TableTexts.Counted("Yours.late", late)));
            return all;
        }
    }

    /// <summary>What the figures and words mean.</summary>
    public IReadOnlyList<string> Notes =>
        [
            TableTexts.Text("Note.scope", Texts.Terms.Of(Scope.Peacekeeping)),
            TableTexts.Text("Note.state", TableTexts.State(State.Code)),
            TableTexts.Text("Yours.as_of", TableTexts.Long(Today)),
            TableTexts.Get("Yours.note"),
        ];
}
