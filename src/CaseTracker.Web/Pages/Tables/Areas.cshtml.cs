using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Tables;

/// <summary>Casualties by first-level area: geography without a map, whose lines would say more than the United Nations says.</summary>
public sealed class AreasModel(IMediator mediator, RequestContext context, TimeProvider clock) : PageModel
{
    private static readonly string[] Limits = ["scope", "host"];

    public Parameters Address { get; private set; } = null!;

    public Caller Caller => context.Caller;

    /// <summary>Null when what was asked for cannot be made.</summary>
    public ViewAreas.Result? Found { get; private set; }

    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(m => m);

    public string PeriodAsked => Address["period"] ?? $"{Period.SeriesStart.Year}..{clock.GetUtcNow().Year}";

    /// <summary>What lies behind the figures is opened at the position that the page was asked for with.</summary>
    public Sight Sight => new(null, Address[Lens.AsOfName]);

    public static string Heading(string column) => new Column(column, TableUnit.Case).Heading;

    public async Task OnGetAsync()
    {
        Address = Parameters.Of(Request).WithStatesByCode();
        try
        {
            if (!Period.TryParse(PeriodAsked, out var period))
                throw new ValidationException([new("period", Text.FilterValueUnknown(PeriodAsked))]);
            var filter = CaseFilter.FromParameters(
                Address.All.Where(p => Limits.Contains(p.Key)).Select(p => new KeyValuePair<string, string?>(p.Key, p.Value))
            );
            var position = await Lens.Of(Address).PositionAsked(mediator, HttpContext.RequestAborted);
            Found = await mediator.Send(new ViewAreas.Query(period, filter.Scope, filter.Host, position), HttpContext.RequestAborted);
            Picture.OfAreas.Show(HttpContext);
        }
        catch (ValidationException fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Faults = fault.Errors.ToLookup(e => e.PropertyName, e => e.ErrorMessage);
        }
    }
}
