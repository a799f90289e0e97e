using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Registry;

/// <summary>The registry facts of persons killed and the follow-up of families and survivors: rows for the UN, and for no State.</summary>
public sealed class RegistryParts : CasePart
{
    public override IEnumerable<Row> Rows(CaseFile file, IReadOnlyList<Recorded> own, IReadOnlyDictionary<string, Capacity> capacities)
    {
        if (file.Persons.All(IsBlank))
            return [];
        return capacities
            .Select(c => new Disclose.View(file, Audience.Of(c.Key), c.Value))
            .Prepend(new Disclose.View(file, Audience.Un, Capacity.None))
            .Where(v => v.Allows(Datum.FamilyFollowUp))
            .SelectMany(v => file.Persons.SelectMany(p => RowsOf(v, p)))
            .Concat(HeldBack(file));
    }

    private static bool IsBlank(Person person) => person is { Registry: null, FamilyContact: null, FamilyInformed: [], Referrals: [] };

    private static IEnumerable<Row> RowsOf(Disclose.View view, Person person)
    {
        var (audience, caseId, mission) = (view.Audience.Code, view.File.CaseId, view.File.Incident.Mission);
        if (person.Registry is { } facts)
        {
            yield return new RegistryRow
            {
                Audience = audience,
                CaseId = caseId,
                PersonId = person.PersonId,
                Mission = mission,
                Relation = CodeOf(facts.Relation),
                Repatriation = CodeOf(facts.Repatriation),
                RepatriatedOn = facts.RepatriatedOn?.ToString(),
                Claim = CodeOf(facts.Claim),
                ClaimOn = facts.ClaimOn?.ToString(),
            };
        }
        if (person.FamilyContact is { Contact: { } contact } set)
        {
            yield return new FamilyContactRow
            {
                Audience = audience,
                CaseId = caseId,
                PersonId = person.PersonId,
                Mission = mission,
                Contact = view.Allows(Datum.FamilyContact) ? contact.Text : null,
                Side = CodeOf(set.Side),
            };
        }
        foreach (var informed in person.FamilyInformed)
        {
            foreach (var milestone in informed.Milestones)
            {
                var step = Step(informed.StepId, "informed", Codes.Of(milestone), informed);
                yield return step with
                {
                    InformedBy = Codes.Of(informed.By),
                    Language = informed.Language,
                };
            }
        }
        foreach (var referred in person.Referrals)
            yield return Step(referred.StepId, "referred", Codes.Of(referred.Service), referred);

        FamilyStepRow Step(Guid id, string kind, string detail, Event e) =>
            new()
            {
                Audience = audience,
                CaseId = caseId,
                StepId = id,
                PersonId = person.PersonId,
                Mission = mission,
                Kind = kind,
                Detail = detail,
                OccurredOn = e.EffectiveOn!.Value.ToString(),
            };
    }

    /// <summary>Who is in touch with the families of a strictly confidential case is for its named readers.</summary>
    private static IEnumerable<ProtectedRow> HeldBack(CaseFile file) =>
        !new Disclose.View(file, Audience.Un, Capacity.None).IsStrict
            ? []
            : file
                .Persons.Where(p => p.FamilyContact is { Contact.Text: not null })
                .Select(p => new ProtectedRow
                {
                    Audience = Audience.UnStrict.Code,
                    CaseId = file.CaseId,
                    ItemId = p.PersonId,
                    Mission = file.Incident.Mission,
                    Kind = Codes.Of(ProtectedKind.FamilyContact),
                    Text = p.FamilyContact!.Contact!.Text,
                });

    private static string? CodeOf<T>(T? value)
        where T : struct, Enum => value is { } known ? Codes.Of(known) : null;
}
