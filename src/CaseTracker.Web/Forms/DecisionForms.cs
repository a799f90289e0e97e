using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Forms;

/// <summary>Forms that propose what takes effect once a second person agrees.</summary>
internal static class DecisionForms
{
    public static IReadOnlyList<CaseForm> All { get; } =
    [
        new(
            "close",
            FormGroup.Decision,
            Right.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [Ask.Term("Closure", among: Enum.GetValues<Closure>().Where(c => c != Closure.Duplicate)), Ask.Reason()]
                    ),
                ],
            (c, e) => new CloseCase.Command(c.Reference, c.Version, e.Choice<Closure>("Closure") ?? default, e.Text("Reason") ?? "")
        )
        {
            Applies = (seen, _) => seen.Case.Closure is null,
        },
        new(
            "reopen",
            FormGroup.Decision,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Reason()])],
            (c, e) => new ReopenCase.Command(c.Reference, c.Version, e.Text("Reason") ?? "")
        )
        {
            Applies = (seen, _) => seen.Case.Closure is not null,
        },
        new(
            Merge,
            FormGroup.Decision,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Line("Into"), Ask.Reason()])],
            (c, e) => new MergeCase.Command(c.Reference, c.Version, e.Text("Into") ?? "", e.Text("Reason") ?? "")
        ),
    ];

    /// <summary>Shows both cases before it is proposed.</summary>
    public const string Merge = "merge";
}
