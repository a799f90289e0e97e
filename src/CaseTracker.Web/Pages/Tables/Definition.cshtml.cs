using CaseTracker.Access;
using CaseTracker.Briefing;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Tables;

/// <summary>What one table counts: unit, rule, reference date, source, version, and each column.</summary>
public sealed class DefinitionModel(IMediator mediator) : PageModel
{
    public TableDefinition Definition { get; private set; } = null!;

    public async Task OnGetAsync(string id)
    {
        if (!Enum.TryParse<TableId>(id, out var table) || table.ToString() != id)
            throw new NotFoundException();
        Definition = await mediator.Send(new ViewDefinition.Query(table), HttpContext.RequestAborted);
    }
}
