using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Forms;

/// <summary>What a form on a case starts from: the case as the caller sees it.</summary>
public sealed record CaseAtHand(string Reference, ViewFacts.View Facts, ViewFacts.PersonView? Person, IReadOnlyList<Mission> Missions)
{
    public IReadOnlyList<string> Hosts => Facts.Incident.Hosts;

    /// <summary>The host States and those of the persons affected.</summary>
    public IEnumerable<string> Concerned => Hosts.Concat(Facts.Persons.Select(p => p.Facts.State).OfType<string>()).Distinct();

    public int Version => Facts.Version;

    /// <exception cref="NotFoundException">There is no such person.</exception>
    public ViewFacts.PersonView RequirePerson => Person ?? throw new NotFoundException();
}

/// <summary>Something that a caller may do to a case or to a person affected, asked for by a form.</summary>
/// <param name="Slug">In the address, and in the keys of its texts.</param>
public sealed record CaseForm(
    string Slug,
    FormGroup Group,
    Right Needs,
    Func<CaseAtHand, IEnumerable<Section>> Ask,
    Func<CaseAtHand, Entries, ICommand> Read
)
{
    /// <summary>What stands in the form at first.</summary>
    public Func<CaseAtHand, Entries> Start { get; init; } = _ => new Entries();

    /// <summary>Whether it makes sense in the case as it is; what does not is not offered.</summary>
    public Func<ViewCase.Result, Caller, bool> Applies { get; init; } = (_, _) => true;

    /// <summary>Where what it makes is found by its reference.</summary>
    public string Makes { get; init; } = "/cases";

    public bool IsOfPerson { get; init; }

    public bool IsDangerous { get; init; }

    /// <summary>Even what was merged into another case can be asked this.</summary>
    public bool OnMergedToo { get; init; }

    public bool IsOffered(ViewCase.Result seen, Caller caller) =>
        caller.Has(Needs) && (OnMergedToo || seen.Case.MergedInto is null) && Applies(seen, caller);
}

/// <summary>Under which heading the case page offers a form.</summary>
public enum FormGroup
{
    Facts,
    FollowUp,
    Disclosure,
    Decision,
}

/// <summary>All forms on cases.</summary>
public static class CaseForms
{
    public static IReadOnlyList<CaseForm> All { get; } =
    [
        .. FactForms.All,
        .. PersonForms.All,
        .. RegistryForms.All,
        .. DetentionForms.All,
        .. FollowUpForms.All,
        CourtForms.Opening,
        AssistanceQuestions.OfCase,
        .. DisclosureForms.All,
        .. DecisionForms.All,
    ];

    /// <exception cref="NotFoundException">No form has this name.</exception>
    public static CaseForm Find(string slug) => All.FirstOrDefault(f => f.Slug == slug) ?? throw new NotFoundException();

    internal static bool ReadsAll(ViewCase.Result seen, Caller caller) =>
        seen.Case.Classification != Codes.Of(Classification.StrictlyConfidential) || caller.Has(Right.ReadStrict);
}
