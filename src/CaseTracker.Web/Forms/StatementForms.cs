using CaseTracker.Access;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Web.Forms;

/// <summary>Forms on what sources said of a proceeding: which of them counts, what was mistaken, what was never said.</summary>
internal static class StatementForms
{
    public static IReadOnlyList<ProceedingForm> All { get; } =
    [
        new(
            "choose-statement",
            FormGroup.Decision,
            Right.FollowUp,
            p => [new Section(null, [Statements(p.Found.Statements.Where(MayBeChosen)), Ask.Reason()])],
            (p, e) => new AdoptStatement.Command(p.Reference, p.Version, e.Id("StatementId") ?? default, e.Text("Reason") ?? "")
        )
        {
            Start = Opened,
            Applies = seen => seen.Statements.Any(MayBeChosen),
            AppliesToStatement = s => s.Adoption is null && MayBeChosen(s),
        },
        new(
            "correct-statement",
            FormGroup.Decision,
            Right.FollowUp,
            p =>
                [
                    new Section(
                        null,
                        [
                            Statements(p.Found.Statements),
                            Ask.Date("On", "CorrectedOn", optional: true),
                            Ask.Line("Count", "CorrectedCount", optional: true),
                            Ask.Reason(),
                        ]
                    ),
                ],
            (p, e) =>
                new CorrectStatement.Command(
                    p.Reference,
                    p.Version,
                    e.Id("StatementId") ?? default,
                    e.Date("On", optional: true),
                    e.Whole("Count", optional: true),
                    e.Text("Reason") ?? ""
                )
        )
        {
            Start = Opened,
            Applies = seen => seen.Statements.Count > 0,
            AppliesToStatement = _ => true,
        },
        new(
            "withdraw-statement",
            FormGroup.Decision,
            Right.FollowUp,
            p => [new Section(null, [Statements(p.Found.Statements), Ask.Reason()])],
            (p, e) => new WithdrawStatement.Command(p.Reference, p.Version, e.Id("StatementId") ?? default, e.Text("Reason") ?? "")
        )
        {
            Start = Opened,
            IsDangerous = true,
            Applies = seen => seen.Statements.Count > 0,
            AppliesToStatement = _ => true,
        },
    ];

    private static Entries Opened(ProceedingAtHand p) => new Entries().Set("StatementId", p.StatementId?.ToString());

    // The media alone may be taken for a number, not for that something happened.
    private static bool MayBeChosen(ViewProceeding.Statement s) =>
        s.ChosenBy is null && (s.Kind == "figure" || s.Source != Codes.Of(Source.Media));

    private static Field Statements(IEnumerable<ViewProceeding.Statement> statements) =>
        Ask.OneOf(
            "StatementId",
            statements.Where(s => s.StatementId is not null).Select(s => new Choice(s.StatementId.ToString()!, ProceedingWords.Of(s))),
            "Statement"
        );
}
