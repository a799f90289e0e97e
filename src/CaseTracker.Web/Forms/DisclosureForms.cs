using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Forms;

/// <summary>Forms that decide what is shown to whom.</summary>
internal static class DisclosureForms
{
    public static IReadOnlyList<CaseForm> All { get; } =
    [
        new(
            "summary",
            FormGroup.Disclosure,
            Right.Release,
            _ => [new Section(null, [Ask.Text("Summary", optional: true)])],
            (c, e) => new SetSummary.Command(c.Reference, c.Version, e.Text("Summary"))
        )
        {
            Start = c => new Entries().Set("Summary", c.Facts.Summary),
            Applies = CaseForms.ReadsAll,
        },
        new(
            "classify",
            FormGroup.Disclosure,
            Right.Release,
            _ => [new Section(null, [Ask.Term<Classification>("Classification"), Ask.Reason()])],
            (c, e) =>
                new Classify.Command(c.Reference, c.Version, e.Choice<Classification>("Classification") ?? default, e.Text("Reason") ?? "")
        )
        {
            Start = c => new Entries().Set<Classification>("Classification", c.Facts.Classification),
            Applies = CaseForms.ReadsAll,
        },
        new(
            "grant",
            FormGroup.Disclosure,
            Right.Release,
            c => [new Section(null, [Ask.State("State", Third(c)), Ask.Day("Until", "AccessUntil", optional: true), Ask.Reason()])],
            (c, e) => new GrantAccess.Command(c.Reference, c.Version, Chosen(e), e.Day("Until", optional: true), e.Text("Reason") ?? "")
        ),
        new(
            "end-access",
            FormGroup.Disclosure,
            Right.Release,
            c => [new Section(null, [Ask.State("State", c.Facts.GrantedTo), Ask.Reason()])],
            (c, e) => new EndAccess.Command(c.Reference, c.Version, Chosen(e), e.Text("Reason") ?? "")
        )
        {
            Start = c => c.Facts.GrantedTo is [var only] ? new Entries().Set("State", only) : new Entries(),
            Applies = (seen, _) => seen.Un?.States.Any(s => s.Capacities.Split(',').Contains(Codes.Of(Disclosure.Capacity.Third))) == true,
        },
    ];

    /// <summary>States that do not see the case yet.</summary>
    private static IEnumerable<string> Third(CaseAtHand c) =>
        States.All.Where(s => s.HasLiaison).Select(s => s.Iso3).Except(c.Concerned).Except(c.Facts.GrantedTo);

    private static string Chosen(Entries entries)
    {
        if (entries.Text("State") is { } state)
            return state;
        entries.Refuse("State", Texts.Text.StateMissing);
        return "";
    }
}
