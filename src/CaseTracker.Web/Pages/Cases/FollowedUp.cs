using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Cases;

/// <summary>What the case page says of a person's registry facts and of the family or survivor.</summary>
/// <param name="Number">Which of the persons of the case it is, counted from 1.</param>
public sealed record FollowedUp(int Number, ViewCase.Person Person, ViewFollowUp.OfPerson Kept)
{
    private bool IsKilled => Person.Harm == Codes.Of(Harm.Killed);

    /// <summary>Those of whom there is something to say.</summary>
    public static IReadOnlyList<FollowedUp> Of(IReadOnlyList<ViewCase.Person> persons, IReadOnlyList<ViewFollowUp.OfPerson> kept)
    {
        var byPerson = kept.ToDictionary(k => k.PersonId);
        return
        [
            .. persons
                .Select((p, i) => (Person: p, Number: i + 1))
                .Where(x => x.Person.PersonId is { } id && byPerson.ContainsKey(id))
                .Select(x => new FollowedUp(x.Number, x.Person, byPerson[x.Person.PersonId!.Value]))
                .Where(f => f.IsKilled || f.Kept is not { Contact: null, Steps: [], Untold: [] }),
        ];
    }

    /// <summary>What the registry keeps, and in the end what it lacks.</summary>
    public IEnumerable<string> Registry
    {
        get
        {
            if (!IsKilled)
                yield break;
            var facts = Kept.Registry;
            if (facts?.Relation is { } relation)
                yield return Show.Term<ServiceRelation>(relation);
            if (facts?.Repatriation is { } repatriation)
                yield return Labelled<Repatriation>(Show.Term<Repatriation>(repatriation), facts.RepatriatedOn);
            if (facts?.Claim is { } claim)
                yield return Labelled<BenefitsClaim>(Show.Term<BenefitsClaim>(claim), facts.ClaimOn);
        }
    }

    /// <summary>What the registry is to keep and does not; empty for who was not killed.</summary>
    public IReadOnlyList<string> Lacks =>
        !IsKilled
            ? []
            :
            [
                .. Kept.Registry?.Relation is null ? [Terms.Name<ServiceRelation>()] : (string[])[],
                .. Kept.Registry?.Repatriation is null ? [Terms.Name<Repatriation>()] : (string[])[],
                .. Kept.Registry?.Claim is null ? [Terms.Name<BenefitsClaim>()] : (string[])[],
            ];

    public IEnumerable<string> Told =>
        Kept
            .Steps.Where(s => s.Kind == "informed")
            .Select(s =>
                string.Format(
                    CultureInfo.CurrentCulture,
                    PageText.Of("FollowUp.ToldOf"),
                    Show.Term<Stage>(s.Detail),
                    Show.Date(s.OccurredOn),
                    Show.Term<InformedBy>(s.InformedBy),
                    s.Language
                )
            );

    public IEnumerable<string> Services =>
        Kept.Steps.Where(s => s.Kind == "referred").Select(s => Show.Listed([Show.Term<SupportKind>(s.Detail), Show.Date(s.OccurredOn)]));

    public string Untold => Show.Listed(Kept.Untold.Select(Show.Term<Stage>));

    private static string Labelled<T>(string value, string? on)
        where T : struct, Enum =>
        string.Format(
            CultureInfo.CurrentCulture,
            PageText.Of("Format.Labelled"),
            Terms.Name<T>(),
            on is null ? value : Show.Listed([value, Show.Date(on)])
        );
}
