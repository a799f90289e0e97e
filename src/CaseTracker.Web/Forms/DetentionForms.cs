using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>Forms on the detention or abduction of a person affected.</summary>
internal static class DetentionForms
{
    public static IReadOnlyList<CaseForm> All { get; } =
    [
        new(
            "detention",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Term<DetentionStep>("Step"), .. Details(), .. Ask.WhoSays()])],
            (c, e) =>
                new StateDetention.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    e.Choice<DetentionStep>("Step") ?? default,
                    e.Date("On") ?? default,
                    e.Choice<Perpetrator>("By", optional: true),
                    e.Text("Place"),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        )
        {
            IsOfPerson = true,
        },
        new(
            "correct-detention",
            FormGroup.FollowUp,
            Right.FollowUp,
            c => [new Section(null, [Statements(c), .. Details(), Ask.Reason(), .. Ask.WhoSays()])],
            (c, e) =>
                new CorrectDetention.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    StatementOf(e),
                    e.Date("On") ?? default,
                    e.Choice<Perpetrator>("By", optional: true),
                    e.Text("Place"),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default,
                    e.Text("Reason") ?? ""
                )
        )
        {
            IsOfPerson = true,
            Applies = IsStated,
        },
        new(
            "withdraw-detention",
            FormGroup.FollowUp,
            Right.FollowUp,
            c => [new Section(null, [Statements(c), Ask.Reason()])],
            (c, e) =>
                new WithdrawDetention.Command(c.Reference, c.Version, c.RequirePerson.PersonId, StatementOf(e), e.Text("Reason") ?? "")
        )
        {
            IsOfPerson = true,
            IsDangerous = true,
            Applies = IsStated,
        },
    ];

    private static IEnumerable<Field> Details() =>
        [Ask.Date("On", "DetentionOn"), Ask.Term<Perpetrator>("By", "HeldBy", optional: true), Ask.Line("Place", "HeldAt", optional: true)];

    private static Field Statements(CaseAtHand found) =>
        Ask.OneOf(
            "StatementId",
            found.RequirePerson.Detention.Select(s => new Choice(
                s.StatementId.ToString(),
                Show.Listed([Terms.Of(s.Step), s.On.ToLongString(CultureInfo.CurrentUICulture), Terms.Of(s.Source), Terms.Of(s.Confidence)])
            )),
            "Statement"
        );

    private static Guid StatementOf(Entries entries) => Guid.TryParse(entries.Text("StatementId"), out var id) ? id : default;

    private static bool IsStated(ViewCase.Result seen, Caller caller) => seen.Timeline.Any(s => s.Kind == "detention");
}
