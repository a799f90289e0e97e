using CaseTracker.Access;
using CaseTracker.Proceedings;

namespace CaseTracker.Web.Forms;

/// <summary>What a form on a proceeding starts from: the proceeding as the caller sees it.</summary>
/// <param name="Concerned">The States that one of its cases concerns; empty for forms that do not ask for one.</param>
public sealed record ProceedingAtHand(
    string Reference,
    int Version,
    ViewProceeding.Result Found,
    ViewProceeding.Suspect? Accused,
    IReadOnlyList<string> Concerned
)
{
    /// <exception cref="NotFoundException">There is no such accused.</exception>
    public ViewProceeding.Suspect RequireAccused => Accused ?? throw new NotFoundException();

    /// <summary>The statement beside which the form was opened.</summary>
    public Guid? StatementId { get; init; }

    public Guid AccusedId => RequireAccused.AccusedId ?? throw new NotFoundException();
}

/// <summary>Something that a caller may do to a proceeding or to one of its accused, asked for by a form.</summary>
/// <param name="Slug">In the address, and in the keys of its texts.</param>
public sealed record ProceedingForm(
    string Slug,
    FormGroup Group,
    Right Needs,
    Func<ProceedingAtHand, IEnumerable<Section>> Ask,
    Func<ProceedingAtHand, Entries, ICommand> Read
)
{
    /// <summary>What stands in the form at first.</summary>
    public Func<ProceedingAtHand, Entries> Start { get; init; } = _ => new Entries();

    /// <summary>Whether it makes sense in the proceeding as it is; what does not is not offered.</summary>
    public Func<ViewProceeding.Result, bool> Applies { get; init; } = _ => true;

    /// <summary>As <see cref="Applies"/>, for one accused.</summary>
    public Func<ViewProceeding.Suspect, bool> AppliesTo { get; init; } = _ => true;

    /// <summary>As <see cref="Applies"/>, for one statement; of most forms none.</summary>
    public Func<ViewProceeding.Statement, bool> AppliesToStatement { get; init; } = _ => false;

    public bool IsOfAccused { get; init; }

    public bool IsDangerous { get; init; }

    /// <summary>Whether it asks for one of the States concerned.</summary>
    public bool AsksConcerned { get; init; }
}

/// <summary>All forms on proceedings.</summary>
public static class ProceedingForms
{
    /// <summary>The worksheet for one trial with all its accused, a page of its own.</summary>
    public const string Trial = "trial";

    public static IReadOnlyList<ProceedingForm> All { get; } =
    [.. CourtForms.All, .. AccusedForms.All, .. StatementForms.All, .. SuspectNameForms.All];

    /// <exception cref="NotFoundException">No form has this name.</exception>
    public static ProceedingForm Find(string slug) => All.FirstOrDefault(f => f.Slug == slug) ?? throw new NotFoundException();
}

/// <summary>What the caller may do to a proceeding that is shown; nothing for who only reads.</summary>
public sealed record ProceedingActions(ViewProceeding.Result Seen, Caller Caller)
{
    /// <summary>Names the statement beside which a form is opened.</summary>
    public const string ByStatement = "statement";

    public bool MayEnterTrial => Seen.Un is not null && Caller.Has(Right.FollowUp);

    public string TrialAddress => $"/proceedings/{Seen.Proceeding.Reference}/{ProceedingForms.Trial}";

    public IEnumerable<IGrouping<FormGroup, ProceedingForm>> OnProceeding => Offered.Where(f => !f.IsOfAccused).GroupBy(f => f.Group);

    private IEnumerable<ProceedingForm> Offered =>
        Seen.Un is null ? [] : ProceedingForms.All.Where(f => Caller.Has(f.Needs) && f.Applies(Seen));

    /// <param name="accused">For a form on one accused.</param>
    public string AddressOf(ProceedingForm form, ViewProceeding.Suspect? accused = null) =>
        $"/proceedings/{Seen.Proceeding.Reference}/{form.Slug}" + (accused is null ? "" : $"/{accused.AccusedId}");

    public string AddressOf(ProceedingForm form, ViewProceeding.Statement statement) =>
        $"{AddressOf(form)}?{ByStatement}={statement.StatementId}";

    /// <summary>What may be done to one statement.</summary>
    public IEnumerable<ProceedingForm> On(ViewProceeding.Statement statement) =>
        statement.StatementId is null ? [] : Offered.Where(f => f.AppliesToStatement(statement));

    /// <summary>What may be done to one accused.</summary>
    public IEnumerable<ProceedingForm> On(ViewProceeding.Suspect accused) =>
        accused.AccusedId is null ? [] : Offered.Where(f => f.IsOfAccused && f.AppliesTo(accused));
}
