using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Disclosure;

/// <summary>What a State may not see of persons, said once more and apart from the product: of those of others the facts, of whom its next
/// of kin are not confirmed the name.</summary>
internal sealed class UnseenPersons(string viewer, IReadOnlyList<Event> all, RandomLife any, bool isHost, bool alwaysStrict)
{
    private readonly Dictionary<Guid, Guid> _otherIds = [];

    /// <summary>A person of other States only, of whom this one reads in the totals alone.</summary>
    public bool IsOthers(Guid person) => !isHost && FactsOf(person).All(f => Concerned(f) != viewer);

    /// <summary>Ids are nothing to a State that does not see the person.</summary>
    public Guid IdOf(Guid person)
    {
        if (!IsOthers(person))
            return person;
        if (!_otherIds.TryGetValue(person, out var other))
            _otherIds[person] = other = any.Id();
        return other;
    }

    /// <summary>The same facts with everything changed that the viewer may not see.</summary>
    public PersonFacts Other(Guid person, PersonFacts facts, Func<string> otherState)
    {
        var (own, kin) = (Concerned(facts) == viewer, all.OfType<NextOfKinConfirmed>().Any(n => n.PersonId == person));
        var named =
            !alwaysStrict && kin && (own || (isHost && all.OfType<NameReleased>().Any(r => r.PersonId == person && r.State == viewer)));
        var other = facts with
        {
            Harms = [.. facts.Harms.Select(h => h with { On = any.Date() })],
            Name = named
                ? facts.Name is { } name
                    ? new Personal(IdOf(person), name.Text)
                    : null
                : any.Chance(3)
                    ? null
                    : new Personal(IdOf(person), any.Words()),
        };
        if (own || isHost)
            return other;
        var personnel = any.Pick<Personnel>();
        return other with
        {
            Personnel = personnel,
            Sex = any.Pick<Sex>(),
            ContributingState = personnel.IsUniformed() ? otherState() : null,
            Nationality = personnel.IsUniformed() ? any.State() : otherState(),
            Harms = [.. other.Harms, .. other.Harms.Take(1)],
        };
    }

    private IEnumerable<PersonFacts> FactsOf(Guid person) =>
        all.Select(e =>
                e switch
                {
                    PersonAdded a when a.PersonId == person => a.Facts,
                    PersonCorrected c when c.PersonId == person => c.Facts,
                    _ => null,
                }
            )
            .OfType<PersonFacts>();

    private static string? Concerned(PersonFacts facts) => facts.Personnel.IsUniformed() ? facts.ContributingState : facts.Nationality;
}
