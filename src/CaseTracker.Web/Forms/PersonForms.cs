using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>Forms on the persons affected by a case.</summary>
internal static class PersonForms
{
    private const string Person = "Person";

    public static IReadOnlyList<CaseForm> All { get; } =
    [
        new(
            "add-person",
            FormGroup.Facts,
            Right.FollowUp,
            _ =>
                [
                    new Section(null, [.. PersonQuestions.Of(Person, harms: 2)]),
                    new Section(PageText.Of("Form.WhoSays"), [.. Ask.WhoSays()]),
                ],
            (c, e) =>
                new AddPerson.Command(
                    c.Reference,
                    c.Version,
                    PersonQuestions.Read(Person, e),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        )
        {
            Start = _ => new Entries().Confirmed(),
        },
        new(
            "correct-person",
            FormGroup.Facts,
            Right.FollowUp,
            c =>
                [
                    new Section(
                        null,
                        [
                            .. PersonQuestions.Of(
                                Person,
                                c.RequirePerson.Facts.Harms.Count + 1,
                                withName: c.RequirePerson is { IsErased: false } && !c.Facts.HoldsBack
                            ),
                        ]
                    ),
                    new Section(PageText.Of("Form.WhyAndWho"), [Ask.Reason(), .. Ask.WhoSays()]),
                ],
            (c, e) =>
                new CorrectPerson.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    PersonQuestions.Read(Person, e),
                    e.Text("Reason") ?? "",
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        )
        {
            IsOfPerson = true,
            Start = c => new Entries().Write(Person, c.RequirePerson.Facts).Confirmed(),
        },
        new(
            "harm",
            FormGroup.Facts,
            Right.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [
                            Ask.Term("Harm", "Harm", among: Enum.GetValues<Harm>().Except([Harm.None])),
                            Ask.Date("On", "HarmOn", optional: true),
                            .. Ask.WhoSays(),
                        ]
                    ),
                ],
            (c, e) =>
                new RecordHarm.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    e.Choice<Harm>("Harm") ?? default,
                    e.Date("On", optional: true),
                    e.Choice<Source>("Source") ?? default,
                    e.Choice<Confidence>("Confidence") ?? default
                )
        )
        {
            IsOfPerson = true,
            Start = _ => new Entries().Confirmed(),
        },
        new(
            "next-of-kin",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Date("ConfirmedOn")])],
            (c, e) => new ConfirmNextOfKin.Command(c.Reference, c.Version, c.RequirePerson.PersonId, e.Date("ConfirmedOn") ?? default)
        )
        {
            IsOfPerson = true,
        },
        new(
            "release-name",
            FormGroup.Disclosure,
            Right.Release,
            c => [new Section(null, [Ask.State("State", c.Hosts, "HostState")])],
            (c, e) => new ReleaseName.Command(c.Reference, c.Version, c.RequirePerson.PersonId, e.Text("State") ?? "")
        )
        {
            IsOfPerson = true,
            Start = c => c.Hosts is [var only] ? new Entries().Set("State", only) : new Entries(),
            Applies = (seen, _) => seen.Case.HostStates.Count > 0,
        },
        new(
            "revoke-name",
            FormGroup.Disclosure,
            Right.Release,
            c => [new Section(null, [Ask.State("State", c.RequirePerson.NameReleasedTo, "HostState"), Ask.Reason()])],
            (c, e) =>
                new RevokeNameRelease.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    e.Text("State") ?? "",
                    e.Text("Reason") ?? ""
                )
        )
        {
            IsOfPerson = true,
            Start = c => c.RequirePerson.NameReleasedTo is [var only] ? new Entries().Set("State", only) : new Entries(),
            Applies = (seen, _) => seen.Timeline.Any(s => s.Kind == "name_released"),
        },
        new(
            "withdraw",
            FormGroup.Decision,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Reason()])],
            (c, e) => new WithdrawPerson.Command(c.Reference, c.Version, c.RequirePerson.PersonId, e.Text("Reason") ?? "")
        )
        {
            IsOfPerson = true,
            IsDangerous = true,
        },
        new(
            "erase",
            FormGroup.Decision,
            Right.Erase,
            c =>
                [
                    new Section(
                        null,
                        [
                            Ask.Reason(),
                            Ask.Line("Confirmation") with
                            {
                                Hint = string.Format(CultureInfo.CurrentCulture, PageText.Of("Form.TypeReference"), c.Reference),
                            },
                        ]
                    ),
                ],
            ReadErasure
        )
        {
            IsOfPerson = true,
            IsDangerous = true,
        },
    ];

    private static Entries Confirmed(this Entries entries) =>
        entries.Set<Source>("Source", Source.MissionMonitoring).Set<Confidence>("Confidence", Confidence.Confirmed);

    private static ErasePerson.Command ReadErasure(CaseAtHand c, Entries e)
    {
        if (!string.Equals(e.Text("Confirmation"), c.Reference, StringComparison.OrdinalIgnoreCase))
            e.Refuse("Confirmation", PageText.Of("Form.NotTheReference"));
        return new ErasePerson.Command(c.Reference, c.Version, c.RequirePerson.PersonId, e.Text("Reason") ?? "");
    }
}
