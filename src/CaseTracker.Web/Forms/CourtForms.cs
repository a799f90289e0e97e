using CaseTracker.Access;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>Forms on a proceeding as a whole: its steps, hearings and numbers, its court, the cases that it is about.</summary>
internal static class CourtForms
{
    public static IReadOnlyList<ProceedingForm> All { get; } =
    [
        new(
            "step",
            FormGroup.FollowUp,
            Right.FollowUp,
            p =>
                [
                    new Section(
                        null,
                        [
                            Ask.Term<ProceedingStep>("Step"),
                            Ask.Term<Party>("By", "AppealBy", optional: true) with
                            {
                                Blank = PageText.Of("Form.None"),
                            },
                            Ask.Term<Forum>("Forum", "TransferredTo", optional: true) with
                            {
                                Blank = PageText.Of("Form.None"),
                            },
                            OneAccused(p),
                            .. Said(),
                        ]
                    ),
                ],
            (p, e) =>
                new StateStep.Command(
                    p.Reference,
                    p.Version,
                    e.Choice<ProceedingStep>("Step") ?? default,
                    e.Choice<Party>("By", optional: true),
                    e.Choice<Forum>("Forum", optional: true),
                    e.Id("AccusedId", optional: true),
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default,
                    e.Text("Document")
                )
        ),
        new(
            "hearing",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Date("On", "HearingOn"), .. Ask.WhoSays()])],
            (p, e) =>
                new ScheduleHearing.Command(
                    p.Reference,
                    p.Version,
                    e.Date("On") ?? default,
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        ),
        new(
            "hearing-outcome",
            FormGroup.FollowUp,
            Right.FollowUp,
            p =>
                [
                    new Section(
                        null,
                        [
                            Ask.OneOf(
                                "HearingId",
                                Scheduled(p.Found).Select(h => new Choice(h.HearingId.ToString()!, ProceedingWords.Of(h))),
                                "Hearing"
                            ),
                            Ask.Term("Outcome", among: [HearingState.Held, HearingState.Adjourned], label: "HearingOutcome"),
                            Ask.Date("NextOn", optional: true),
                            .. Ask.WhoSays(),
                        ]
                    ),
                ],
            (p, e) =>
                new RecordHearing.Command(
                    p.Reference,
                    p.Version,
                    e.Id("HearingId") ?? default,
                    e.Choice<HearingState>("Outcome") ?? HearingState.Held,
                    e.Date("NextOn", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        )
        {
            Start = p =>
                Scheduled(p.Found).ToList() is [var only] ? new Entries().Set("HearingId", only.HearingId.ToString()) : new Entries(),
            Applies = seen => Scheduled(seen).Any(),
        },
        new(
            "figure",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Term<Figure>("Figure"), Ask.Line("Count", "FigureCount"), .. Said()])],
            (p, e) =>
                new StateFigure.Command(
                    p.Reference,
                    p.Version,
                    e.Choice<Figure>("Figure") ?? default,
                    e.Whole("Count") ?? default,
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default,
                    e.Text("Document")
                )
        ),
        new(
            "correct-proceeding",
            FormGroup.Facts,
            Right.FollowUp,
            _ => [new Section(null, [.. Court(), Ask.Reason()])],
            (p, e) =>
                new CorrectProceeding.Command(
                    p.Reference,
                    p.Version,
                    e.Choice<Forum>("Forum") ?? default,
                    e.Text("State"),
                    e.Text("Authority"),
                    e.Text("LegalBasis"),
                    e.Text("Reason") ?? ""
                )
        )
        {
            Start = p =>
                new Entries()
                    .Set("Forum", p.Found.Proceeding.Forum)
                    .Set("State", p.Found.Proceeding.State)
                    .Set("Authority", p.Found.Proceeding.Authority)
                    .Set("LegalBasis", p.Found.Proceeding.LegalBasis),
        },
        new(
            "link-case",
            FormGroup.Facts,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Line("Case"), Ask.Reason()])],
            (p, e) => new LinkCase.Command(p.Reference, p.Version, e.Text("Case") ?? "", e.Text("Reason") ?? "")
        ),
        new(
            "unlink-case",
            FormGroup.Facts,
            Right.FollowUp,
            p =>
                [
                    new Section(
                        null,
                        [Ask.OneOf("Case", p.Found.Cases.Select(c => new Choice(c.Reference, c.Reference)), "LinkedCase"), Ask.Reason()]
                    ),
                ],
            (p, e) => new UnlinkCase.Command(p.Reference, p.Version, e.Text("Case") ?? "", e.Text("Reason") ?? "")
        )
        {
            IsDangerous = true,
            Applies = seen => seen.Cases.Count > 1,
        },
    ];

    /// <summary>From a case: opens a proceeding about it.</summary>
    public static CaseForm Opening { get; } =
        new(
            "open-proceeding",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [.. Court(), Ask.Date("OpenedOn", "ProceedingOpenedOn", optional: true), .. Ask.WhoSays()])],
            (c, e) =>
                new OpenProceeding.Command(
                    [c.Reference],
                    e.Choice<Forum>("Forum") ?? default,
                    e.Text("State"),
                    e.Text("Authority"),
                    e.Text("LegalBasis"),
                    e.Date("OpenedOn", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        )
        {
            Start = c => c.Hosts is [var only] ? new Entries().Set("State", only) : new Entries(),
            Makes = "/proceedings",
        };

    /// <summary>When it was so, who says so, and where it is written.</summary>
    public static IEnumerable<Field> Said() =>
        [Ask.Date("On", "ProceedingOn", optional: true), .. Ask.WhoSays(), Ask.Line("Document", optional: true)];

    private static IEnumerable<Field> Court() =>
        [
            Ask.Term<Forum>("Forum"),
            Ask.State("State", label: "ConductedBy", optional: true) with
            {
                Blank = PageText.Of("Form.NoState"),
            },
            Ask.Line("Authority", optional: true),
            Ask.Text("LegalBasis", optional: true),
        ];

    private static Field OneAccused(ProceedingAtHand p) =>
        Ask.OneOf(
            "AccusedId",
            p.Found.Accused.Select(a => new Choice(a.AccusedId.ToString()!, ProceedingWords.Of(a))),
            "ForAccused",
            optional: true
        ) with
        {
            Blank = PageText.Of("Form.AllAccused"),
        };

    private static IEnumerable<ViewProceeding.Hearing> Scheduled(ViewProceeding.Result seen) =>
        seen.Hearings.Where(h => h.State == Codes.Of(HearingState.Scheduled) && h.HearingId is not null);
}
