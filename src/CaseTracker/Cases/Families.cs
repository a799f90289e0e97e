using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>Of what families and survivors are to be told, and of what they have been; pure.</summary>
public static class Families
{
    /// <summary>The steps of which they are told: those by which a case came further, from the opening of an investigation on.</summary>
    public static bool IsTold(Stage stage) => stage >= Stage.Investigation;

    /// <summary>The steps that the case has reached and of which its families are to be told.</summary>
    public static IReadOnlyList<Stage> Milestones(CaseFile file) => [.. Movements.Of(file).Select(m => m.To).Where(IsTold)];

    /// <summary>Persons whose family, or who themselves, have not been told of a step that the case has reached.</summary>
    public static int ToInform(CaseFile file)
    {
        var milestones = Milestones(file);
        return milestones.Count == 0
            ? 0
            : file.Persons.Count(p => p.Gravest != Harm.None && milestones.Except(p.FamilyInformed.SelectMany(i => i.Milestones)).Any());
    }

    internal static Person Apply(Person person, Event e) =>
        e switch
        {
            RegistryRecorded r => person with { Registry = r.Facts },
            FamilyContactSet c => person with { FamilyContact = c },
            FamilyInformed i => person with { FamilyInformed = [.. person.FamilyInformed, i] },
            ServiceReferred r => person with { Referrals = [.. person.Referrals, r] },
            FamilyStepWithdrawn w => person with
            {
                FamilyInformed = [.. person.FamilyInformed.Where(i => i.StepId != w.StepId)],
                Referrals = [.. person.Referrals.Where(r => r.StepId != w.StepId)],
            },
            _ => person,
        };

    /// <summary>What another case records of a person that it takes over.</summary>
    internal static IEnumerable<Event> TakenOver(Person person)
    {
        if (person.Registry is { } registry)
            yield return new RegistryRecorded(person.PersonId, registry);
        // Of an erased person nothing can be recorded by name again.
        if (person.FamilyContact is { Contact.Text: not null } contact)
            yield return contact;
        foreach (var informed in person.FamilyInformed)
            yield return informed;
        foreach (var referred in person.Referrals)
            yield return referred;
    }
}
