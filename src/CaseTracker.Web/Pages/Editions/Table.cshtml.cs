using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Editions;

/// <summary>One table of an edition or a draft, made again from the record as it stood; that it is not what was sealed is an alarm on
/// it.</summary>
public sealed class TableModel(IMediator mediator, RequestContext context) : EditionPage(mediator, context)
{
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Draft { get; set; }

    /// <summary>Rows of a table that lists single things; the files hold all of them.</summary>
    public int Shown => ViewTable.PageSize;

    public ViewEditionTable.Result Found { get; private set; } = null!;

    public async Task OnGetAsync(string table)
    {
        if (!Enum.TryParse<TableId>(table, out var id) || id.ToString() != table)
            throw new NotFoundException();
        await Find(Number, Number is null ? Draft : null);
        Found = await Mediator.Send(new ViewEditionTable.Query(id, Number, Number is null ? Draft : null), HttpContext.RequestAborted);
    }
}
