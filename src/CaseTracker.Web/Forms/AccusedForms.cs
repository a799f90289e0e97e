using CaseTracker.Access;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>Forms on the accused of a proceeding: who they are, where they are, what they are charged with, what a court found.</summary>
internal static class AccusedForms
{
    private const int Most = 200;

    public static IReadOnlyList<ProceedingForm> All { get; } =
    [
        new(
            "add-accused",
            FormGroup.Facts,
            Right.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [
                            Ask.Text("Accused", "AccusedNames", optional: true),
                            Ask.Line("Unnamed", optional: true),
                            Supplier("NameSuppliedBy"),
                        ]
                    ),
                    new Section(PageText.Of("Form.WhoSays"), [Ask.Date("On", "IdentifiedOn", optional: true), .. Ask.WhoSays()]),
                ],
            (p, e) =>
                new AddAccused.Command(
                    p.Reference,
                    p.Version,
                    Added(e),
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        ),
        new(
            "accused-status",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Term<SuspectStatus>("Status"), .. CourtForms.Said()])],
            (p, e) =>
                new StateAccused.Command(
                    p.Reference,
                    p.Version,
                    p.AccusedId,
                    e.Choice<SuspectStatus>("Status") ?? default,
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default,
                    e.Text("Document")
                )
        )
        {
            IsOfAccused = true,
        },
        new(
            "charge",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [Ask.Term<ChargeStep>("Step"), Ask.Line("Offence"), Ask.Term<ConventionOffence>("Article"), .. CourtForms.Said()]
                    ),
                ],
            (p, e) =>
                new StateCharge.Command(
                    p.Reference,
                    p.Version,
                    p.AccusedId,
                    e.Choice<ChargeStep>("Step") ?? default,
                    e.Text("Offence") ?? "",
                    e.Choice<ConventionOffence>("Article") ?? default,
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default,
                    e.Text("Document")
                )
        )
        {
            IsOfAccused = true,
        },
        new(
            "verdict",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [Ask.Term<Verdict>("Verdict"), Ask.Term<Instance>("Instance"), SentenceQuestions.InAbsentia(), .. CourtForms.Said()]
                    ),
                    .. SentenceQuestions.Of("Sentence"),
                ],
            (p, e) =>
                new StateVerdict.Command(
                    p.Reference,
                    p.Version,
                    p.AccusedId,
                    e.Choice<Verdict>("Verdict") ?? default,
                    e.Choice<Instance>("Instance") ?? default,
                    SentenceQuestions.IsInAbsentia(e),
                    SentenceQuestions.Read("Sentence", e),
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default,
                    e.Text("Document")
                )
        )
        {
            IsOfAccused = true,
        },
        new(
            "sentence",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ =>
                [
                    .. SentenceQuestions.Of("Parts"),
                    new Section(
                        PageText.Of("Form.Judgment"),
                        [Ask.Term<Instance>("Instance"), SentenceQuestions.InAbsentia(), .. CourtForms.Said()]
                    ),
                ],
            (p, e) =>
                new StateSentence.Command(
                    p.Reference,
                    p.Version,
                    p.AccusedId,
                    e.Choice<Instance>("Instance") ?? default,
                    SentenceQuestions.Read("Parts", e),
                    SentenceQuestions.IsInAbsentia(e),
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default,
                    e.Text("Document")
                )
        )
        {
            IsOfAccused = true,
        },
        new(
            "execution",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [.. CourtForms.Said()])],
            (p, e) =>
                new StateExecution.Command(
                    p.Reference,
                    p.Version,
                    p.AccusedId,
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default,
                    e.Text("Document")
                )
        )
        {
            IsOfAccused = true,
            AppliesTo = a => a.IsSentencedToDeath,
        },
        new(
            "whereabouts",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Text("Text", "Whereabouts"), .. Ask.WhoSays()])],
            (p, e) =>
                new RecordWhereabouts.Command(
                    p.Reference,
                    p.Version,
                    p.AccusedId,
                    e.Text("Text") ?? "",
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        )
        {
            IsOfAccused = true,
            Start = p => new Entries().Set("Text", p.RequireAccused.Whereabouts),
        },
        new(
            "correct-accused",
            FormGroup.Facts,
            Right.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [
                            Ask.Line("Accused.Name", "AccusedName", optional: true),
                            Supplier("Accused.NameSuppliedBy"),
                            Ask.Reason(),
                            .. Ask.WhoSays(),
                        ]
                    ),
                ],
            (p, e) =>
                new CorrectAccused.Command(
                    p.Reference,
                    p.Version,
                    p.AccusedId,
                    new AddAccused.Suspect(e.Text("Accused.Name"), e.Text("Accused.NameSuppliedBy")),
                    e.Text("Reason") ?? "",
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        )
        {
            IsOfAccused = true,
            Start = p => new Entries().Set("Accused.Name", p.RequireAccused.Name).Set("Accused.NameSuppliedBy", p.RequireAccused.NameFrom),
        },
        new(
            "withdraw-accused",
            FormGroup.Decision,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Reason()])],
            (p, e) => new WithdrawAccused.Command(p.Reference, p.Version, p.AccusedId, e.Text("Reason") ?? "")
        )
        {
            IsOfAccused = true,
            IsDangerous = true,
        },
    ];

    /// <summary>The State that gave the names itself.</summary>
    public static Field Supplier(string name) =>
        Ask.State(name, States.All.Where(s => s.HasLiaison).Select(s => s.Iso3), "NameSuppliedBy", optional: true) with
        {
            Blank = PageText.Of("Form.NoState"),
        };

    /// <summary>A line for each name, and so many more of whom no name is known.</summary>
    private static List<AddAccused.Suspect> Added(Entries e)
    {
        var from = e.Text("NameSuppliedBy");
        var unnamed = e.Whole("Unnamed", optional: true) ?? 0;
        if (unnamed is < 0 or > Most)
            e.Refuse("Unnamed", Texts.Text.TooManyAccused(Most));
        var names = (e.Text("Accused") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. names.Select(n => new AddAccused.Suspect(n, from)),
            .. Enumerable.Repeat(new AddAccused.Suspect(null, null), Math.Clamp(unnamed, 0, Most)),
        ];
    }
}
