using CaseTracker.Cases;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Cases;

/// <summary>Why each State sees a case, and which data of it; for UN desks.</summary>
public sealed class WhyModel(IMediator mediator) : PageModel
{
    public string Reference { get; private set; } = "";

    public Parameters Address { get; private set; } = null!;

    public Lens Lens { get; private set; } = null!;

    public IReadOnlyList<ExplainAudience.StateAccess> States { get; private set; } = [];

    public async Task OnGetAsync(string reference)
    {
        (Reference, Address) = (reference, Parameters.Of(Request));
        Lens = Lens.Of(Address);
        States = await mediator.Send(
            new ExplainAudience.Query(reference, await Lens.PositionAsked(mediator, HttpContext.RequestAborted)),
            HttpContext.RequestAborted
        );
    }

    /// <summary>A fact in words: it hosted MINUSCA at the date of the incident, 26 November 2017.</summary>
    public static string Words(ExplainAudience.Reason reason, PageText text) =>
        reason.Kind switch
        {
            "host" => text[string.IsNullOrEmpty(reason.Mission) ? "Why.hostOnly" : "Why.host", reason.Mission, Show.Date(reason.On)],
            "grant" => reason.Until is null ? text["Why.grant"] : text["Why.grantUntil", Show.Date(reason.Until)],
            _ => text.Count($"Why.{reason.Kind}", reason.Persons ?? 0),
        };
}
