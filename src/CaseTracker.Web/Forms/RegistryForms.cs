using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>Forms on the registry facts of a person killed, and on what families and survivors are told of and referred to.</summary>
internal static class RegistryForms
{
    /// <summary>Asked of persons killed only.</summary>
    public const string Registry = "registry";

    public static IReadOnlyList<CaseForm> All { get; } =
    [
        new(
            Registry,
            FormGroup.FollowUp,
            Right.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [
                            Ask.Term<ServiceRelation>("Relation", optional: true),
                            Ask.Term<Repatriation>("Repatriation", optional: true),
                            Ask.Date("RepatriatedOn", optional: true),
                            Ask.Term<BenefitsClaim>("Claim", optional: true),
                            Ask.Date("ClaimOn", optional: true),
                            Ask.Text("Reason", "RegistryReason", optional: true),
                        ]
                    ),
                ],
            (c, e) =>
                new RecordRegistryFacts.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    e.Choice<ServiceRelation>("Relation", optional: true),
                    e.Choice<Repatriation>("Repatriation", optional: true),
                    e.Date("RepatriatedOn", optional: true),
                    e.Choice<BenefitsClaim>("Claim", optional: true),
                    e.Date("ClaimOn", optional: true),
                    e.Text("Reason")
                )
        )
        {
            IsOfPerson = true,
            Start = c =>
                c.RequirePerson.Registry is not { } kept
                    ? new Entries()
                    : new Entries()
                        .Set("Relation", kept.Relation)
                        .Set("Repatriation", kept.Repatriation)
                        .Set("RepatriatedOn", kept.RepatriatedOn)
                        .Set("Claim", kept.Claim)
                        .Set("ClaimOn", kept.ClaimOn),
        },
        new(
            "family-contact",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Line("Contact", "FamilyContact", optional: true), Ask.Term<ContactSide>("Side", optional: true)])],
            (c, e) =>
                new SetFamilyContact.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    e.Text("Contact"),
                    e.Choice<ContactSide>("Side", optional: true)
                )
        )
        {
            IsOfPerson = true,
            Applies = CaseForms.ReadsAll,
            Start = c =>
                new Entries().Set("Contact", c.RequirePerson.FamilyContact?.Contact?.Text).Set("Side", c.RequirePerson.FamilyContact?.Side),
        },
        new(
            "family-informed",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ =>
                [
                    new Section(
                        null,
                        [
                            Ask.SomeOf(
                                "Milestones",
                                Enum.GetValues<Stage>().Where(Families.IsTold).Select(s => new Choice(Codes.Of(s), Terms.Of(s)))
                            ),
                            Ask.Date("InformedOn"),
                            Ask.Term<InformedBy>("By"),
                            Ask.Line("Language", "FamilyLanguage"),
                        ]
                    ),
                ],
            (c, e) =>
                new InformFamily.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    [.. e.All("Milestones").Select(Codes.Parse<Stage>)],
                    e.Date("InformedOn") ?? default,
                    e.Choice<InformedBy>("By") ?? default,
                    e.Text("Language") ?? ""
                )
        )
        {
            IsOfPerson = true,
        },
        new(
            "service-referral",
            FormGroup.FollowUp,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Term<SupportKind>("Service"), Ask.Date("ReferredOn", "ServiceReferredOn")])],
            (c, e) =>
                new ReferToSupport.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    e.Choice<SupportKind>("Service") ?? default,
                    e.Date("ReferredOn") ?? default
                )
        )
        {
            IsOfPerson = true,
        },
        new(
            "withdraw-family-step",
            FormGroup.FollowUp,
            Right.FollowUp,
            c => [new Section(null, [Ask.OneOf("StepId", Steps(c.RequirePerson), "FamilyStep"), Ask.Reason()])],
            (c, e) =>
                new WithdrawFamilyStep.Command(
                    c.Reference,
                    c.Version,
                    c.RequirePerson.PersonId,
                    e.Id("StepId") ?? default,
                    e.Text("Reason") ?? ""
                )
        )
        {
            IsOfPerson = true,
            IsDangerous = true,
            Applies = (seen, _) => seen.Timeline.Any(s => s.Kind is "family_informed" or "service_referred"),
        },
    ];

    private static IEnumerable<Choice> Steps(ViewFacts.PersonView person) =>
        [
            .. person.FamilyInformed.Select(i => new Choice(
                i.StepId.ToString(),
                Show.Listed([.. i.Milestones.Select(s => Terms.Of(s)), Terms.Of(i.By), Show.Date(i.EffectiveOn!.Value)])
            )),
            .. person.Referrals.Select(r => new Choice(
                r.StepId.ToString(),
                Show.Listed([Terms.Of(r.Service), Show.Date(r.EffectiveOn!.Value)])
            )),
        ];
}
