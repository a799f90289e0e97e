using CaseTracker.Import;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Records;

/// <summary>Rows of the series that are no malicious act: kept, counted in no figure, read by the Secretariat only.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Mission { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Nature { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AfterOn { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AfterKey { get; set; }

    public ListRecords.Page Found { get; private set; } = new([], 0, null);

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    public string? NextAddress =>
        Found.Next is not { } next
            ? null
            : "/records"
                + new QueryBuilder(
                    new (string Name, string? Value)[]
                    {
                        ("mission", Mission),
                        ("nature", Nature),
                        ("afterOn", next.OccurredOn),
                        ("afterKey", next.SourceKey),
                    }
                        .Where(p => !string.IsNullOrEmpty(p.Value))
                        .Select(p => new KeyValuePair<string, string>(p.Name, p.Value!))
                );

    public async Task OnGetAsync()
    {
        if (!string.IsNullOrEmpty(Nature) && !Codes.TryParse<Nature>(Nature, out _))
            throw new ValidationException([new("nature", Text.FilterValueUnknown(Nature))]);
        var nature = Codes.TryParse<Nature>(Nature, out var known) ? known : (Nature?)null;
        var after = AfterOn is null || AfterKey is null ? null : new ListRecords.Mark(AfterOn, AfterKey);
        Found = await mediator.Send(
            new ListRecords.Query(string.IsNullOrEmpty(Mission) ? null : Mission, nature, after),
            HttpContext.RequestAborted
        );
        Missions = await mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted);
    }
}
