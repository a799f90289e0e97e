using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>What is asked about assistance: who assists whom, and with which step it begins.</summary>
internal static class AssistanceQuestions
{
    /// <summary>The steps with which it can begin.</summary>
    public static AssistanceStep[] Beginning { get; } = [AssistanceStep.Requested, AssistanceStep.Offered];

    /// <param name="hosts">Null for any State.</param>
    public static IEnumerable<Field> Facts(IEnumerable<string>? hosts, IEnumerable<Mission> missions) =>
        [
            Ask.Term<AssistanceKind>("Kind"),
            Ask.State("Host", hosts, "HostState"),
            Ask.Term<HostAuthority>("Authority") with
            {
                Hint = null,
            },
            Ask.Term<AssistanceProvider>("Provider"),
            Ask.Line("Entity", "AssistanceEntity", optional: true),
            Ask.State("State", label: "Lender", optional: true) with
            {
                Blank = PageText.Of("Form.NoState"),
            },
            Ask.Mission("Mission", missions, optional: true) with
            {
                Blank = PageText.Of("Form.NoMission"),
                Hint = PageText.Of("Field.AssistanceMission.Hint"),
            },
            Ask.Text("Summary", "AssistanceSummary", optional: true),
        ];

    /// <summary>What is said of one step.</summary>
    public static IEnumerable<Field> Step(IEnumerable<AssistanceStep>? among = null) =>
        [
            Ask.Term("Step", among: among),
            Ask.Line("Persons", "Investigators", optional: true),
            Ask.Text("What", "AssistanceWhat", optional: true),
            Ask.Date("On", "AssistanceOn"),
            .. Ask.WhoSays(),
        ];

    public static OpenAssistance.Command Opening(Entries e, IReadOnlyList<string> cases, string? proceeding = null) =>
        new(
            e.Choice<AssistanceKind>("Kind") ?? default,
            e.Text("Host") ?? "",
            e.Choice<HostAuthority>("Authority") ?? default,
            e.Choice<AssistanceProvider>("Provider") ?? default,
            e.Text("Entity"),
            e.Text("State"),
            e.Text("Mission"),
            e.Text("Summary"),
            e.Choice<AssistanceStep>("Step") ?? default,
            e.Whole("Persons", optional: true),
            e.Text("What"),
            e.Date("On") ?? default,
            e.Choice<Source>("Source") ?? default,
            e.Choice<Confidence>("Confidence") ?? default,
            cases,
            proceeding
        );

    /// <summary>From a case: what it waits for.</summary>
    public static CaseForm OfCase { get; } =
        new(
            "open-assistance",
            FormGroup.FollowUp,
            Right.FollowUp,
            c => [new Section(null, [.. Facts(c.Hosts, c.Missions), .. Step(Beginning)])],
            (c, e) => Opening(e, [c.Reference])
        )
        {
            Start = c => new Entries().Set("Host", c.Hosts is [var only] ? only : null).Set("Mission", c.Facts.Incident.Mission),
            Applies = (seen, _) => seen.Case.HostStates.Count > 0,
            Makes = "/assistance",
        };
}
