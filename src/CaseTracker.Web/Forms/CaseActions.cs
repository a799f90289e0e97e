using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Forms;

/// <summary>What the caller may do to a case that is shown; nothing for who only reads.</summary>
public sealed record CaseActions(ViewCase.Result Seen, Caller Caller)
{
    public IEnumerable<IGrouping<FormGroup, CaseForm>> OnCase => Offered.Where(f => !f.IsOfPerson).GroupBy(f => f.Group);

    private IEnumerable<CaseForm> Offered => Seen.Un is null ? [] : CaseForms.All.Where(f => f.IsOffered(Seen, Caller));

    public string AddressOf(CaseForm form) => $"/cases/{Seen.Case.Reference}/{form.Slug}";

    /// <summary>What may be done to one person affected.</summary>
    public PersonActions On(ViewCase.Person person) =>
        new(Seen.Case.Reference, person.PersonId, [.. Offered.Where(f => f.IsOfPerson && AppliesTo(f, person))]);

    private static bool AppliesTo(CaseForm form, ViewCase.Person person) =>
        person.PersonId is not null
        && (form.Slug != "next-of-kin" || !person.NextOfKinInformed)
        && (form.Slug != RegistryForms.Registry || person.Harm == Codes.Of(Harm.Killed));
}

/// <summary>What the caller may do to one person affected by a case.</summary>
public sealed record PersonActions(string Reference, Guid? PersonId, IReadOnlyList<CaseForm> Forms)
{
    public string AddressOf(CaseForm form) => $"/cases/{Reference}/{form.Slug}/{PersonId}";
}
