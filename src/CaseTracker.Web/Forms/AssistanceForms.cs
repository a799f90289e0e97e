using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>What a form on an engagement starts from: the engagement as the caller sees it.</summary>
public sealed record AssistanceAtHand(string Reference, int Version, ViewAssistance.Result Found, IReadOnlyList<Mission> Missions);

/// <summary>Something that a caller may do to an engagement, asked for by a form.</summary>
/// <param name="Slug">In the address, and in the keys of its texts.</param>
public sealed record AssistanceForm(
    string Slug,
    FormGroup Group,
    Func<AssistanceAtHand, IEnumerable<Section>> Ask,
    Func<AssistanceAtHand, Entries, ICommand> Read
)
{
    /// <summary>What stands in the form at first.</summary>
    public Func<AssistanceAtHand, Entries> Start { get; init; } = _ => new Entries();

    /// <summary>Whether it makes sense in the engagement as it is; what does not is not offered.</summary>
    public Func<ViewAssistance.Result, bool> Applies { get; init; } = _ => true;

    public bool IsDangerous { get; init; }
}

/// <summary>All forms on engagements.</summary>
public static class AssistanceForms
{
    public static IReadOnlyList<AssistanceForm> All { get; } =
    [
        new(
            "assistance-step",
            FormGroup.FollowUp,
            _ => [new Section(null, [.. AssistanceQuestions.Step()])],
            (a, e) =>
                new StateAssistance.Command(
                    a.Reference,
                    a.Version,
                    e.Choice<AssistanceStep>("Step") ?? default,
                    e.Whole("Persons", optional: true),
                    e.Text("What"),
                    e.Date("On") ?? default,
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        ),
        new(
            "link-assistance",
            FormGroup.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [
                            Ask.Line("Case", "WaitingCase", optional: true),
                            Ask.Line("Proceeding", "WaitingProceeding", optional: true),
                            Ask.Reason(),
                        ]
                    ),
                ],
            (a, e) => new LinkAssistance.Command(a.Reference, a.Version, e.Text("Case"), e.Text("Proceeding"), e.Text("Reason") ?? "")
        ),
        new(
            "note-assistance",
            FormGroup.FollowUp,
            _ => [new Section(null, [Ask.Text("Note", "AssistanceNote", optional: true)])],
            (a, e) => new NoteAssistance.Command(a.Reference, a.Version, e.Text("Note"))
        )
        {
            Start = a => new Entries().Set("Note", a.Found.Engagement.Note),
        },
        new(
            "correct-assistance",
            FormGroup.Facts,
            a => [new Section(null, [.. AssistanceQuestions.Facts(null, a.Missions), Ask.Reason()])],
            (a, e) =>
                new CorrectAssistance.Command(
                    a.Reference,
                    a.Version,
                    e.Choice<AssistanceKind>("Kind") ?? default,
                    e.Text("Host") ?? "",
                    e.Choice<HostAuthority>("Authority") ?? default,
                    e.Choice<AssistanceProvider>("Provider") ?? default,
                    e.Text("Entity"),
                    e.Text("State"),
                    e.Text("Mission"),
                    e.Text("Summary"),
                    e.Text("Reason") ?? ""
                )
        )
        {
            Start = a =>
                new Entries()
                    .Set("Kind", a.Found.Engagement.Kind)
                    .Set("Host", a.Found.Engagement.Host)
                    .Set("Authority", a.Found.Engagement.Authority)
                    .Set("Provider", a.Found.Engagement.Provider)
                    .Set("Entity", a.Found.Engagement.Entity)
                    .Set("State", a.Found.Engagement.State)
                    .Set("Mission", a.Found.Engagement.Mission)
                    .Set("Summary", a.Found.Engagement.Summary),
        },
        new(
            "correct-assistance-step",
            FormGroup.Facts,
            a =>
                [
                    new Section(
                        null,
                        [
                            StepOf(a),
                            Ask.Date("On", "CorrectedOn", optional: true),
                            Ask.Line("Persons", "Investigators", optional: true),
                            Ask.Text("What", "AssistanceWhat", optional: true),
                            Ask.Reason(),
                        ]
                    ),
                ],
            (a, e) =>
                new CorrectAssistanceStep.Command(
                    a.Reference,
                    a.Version,
                    e.Id("StepId") ?? default,
                    e.Date("On", optional: true),
                    e.Whole("Persons", optional: true),
                    e.Text("What"),
                    e.Text("Reason") ?? ""
                )
        ),
        new(
            "withdraw-assistance-step",
            FormGroup.Facts,
            a => [new Section(null, [StepOf(a), Ask.Reason()])],
            (a, e) => new WithdrawAssistanceStep.Command(a.Reference, a.Version, e.Id("StepId") ?? default, e.Text("Reason") ?? "")
        )
        {
            IsDangerous = true,
        },
        new(
            "unlink-assistance",
            FormGroup.Facts,
            a =>
                [
                    new Section(
                        null,
                        [
                            Ask.OneOf(
                                "Case",
                                a.Found.Cases.Select(c => c.Reference).Distinct().Select(r => new Choice(r, r)),
                                "LinkedCase"
                            ),
                            Ask.Reason(),
                        ]
                    ),
                ],
            (a, e) => new UnlinkAssistance.Command(a.Reference, a.Version, e.Text("Case") ?? "", e.Text("Reason") ?? "")
        )
        {
            IsDangerous = true,
            Applies = seen => seen.Cases.Count > 0,
        },
    ];

    /// <exception cref="NotFoundException">No form has this name.</exception>
    public static AssistanceForm Find(string slug) => All.FirstOrDefault(f => f.Slug == slug) ?? throw new NotFoundException();

    private static Field StepOf(AssistanceAtHand a) =>
        Ask.OneOf(
            "StepId",
            a.Found.Steps.Select(s => new Choice(
                s.StepId.ToString()!,
                Show.Listed(
                    new[]
                    {
                        Show.Term<AssistanceStep>(s.Code),
                        Show.Date(s.OccurredOn),
                        Show.Term<Source>(s.Source),
                        Show.Term<Confidence>(s.Confidence),
                    }.Where(p => p.Length > 0)
                )
            )),
            "StatedStep"
        );
}

/// <summary>What the caller may do to an engagement that is shown; nothing for who only reads.</summary>
public sealed record AssistanceActions(ViewAssistance.Result Seen, Caller Caller)
{
    public IEnumerable<IGrouping<FormGroup, AssistanceForm>> All =>
        Seen.Version is null || !Caller.Has(Right.FollowUp) ? [] : AssistanceForms.All.Where(f => f.Applies(Seen)).GroupBy(f => f.Group);

    public string AddressOf(AssistanceForm form) => $"/assistance/{Seen.Engagement.Reference}/{form.Slug}";
}
