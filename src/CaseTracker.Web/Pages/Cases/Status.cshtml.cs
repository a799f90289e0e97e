using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Cases;

/// <summary>Why a case has the status that it has, down to the steps behind it, as its reader may know them.</summary>
public sealed class StatusModel(IMediator mediator) : PageModel
{
    public string Reference { get; private set; } = "";

    public Parameters Address { get; private set; } = null!;

    public Lens Lens { get; private set; } = null!;

    public IReadOnlyList<ViewStatus.Finding> Findings { get; private set; } = [];

    public async Task OnGetAsync(string reference)
    {
        (Reference, Address) = (reference, Parameters.Of(Request));
        Lens = Lens.Of(Address);
        Findings = (
            await mediator.Send(
                new ViewStatus.Query(reference, await Lens.PositionAsked(mediator, HttpContext.RequestAborted), Lens.Audience),
                HttpContext.RequestAborted
            )
        ).Findings;
    }

    /// <summary>What the finding is about, by the name of its vocabulary.</summary>
    public static string NameOf(string about) =>
        about switch
        {
            "stage" => Texts.Terms.Name<Stage>(),
            "activity" => Texts.Terms.Name<Activity>(),
            "accountability" => Texts.Terms.Name<Accountability>(),
            _ => Texts.Terms.Name<Closure>(),
        };

    public static string ValueOf(ViewStatus.Finding finding) =>
        finding.About switch
        {
            "stage" => Show.Term<Stage>(finding.Value),
            "activity" => Show.Term<Activity>(finding.Value),
            "accountability" => Show.Term<Accountability>(finding.Value),
            _ => Show.Term<Closure>(finding.Value),
        };
}
