using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Editions;

/// <summary>An edition or a draft, as the pages about it show it.</summary>
public abstract class EditionPage(IMediator mediator, RequestContext context) : PageModel
{
    protected IMediator Mediator => mediator;

    public Caller Caller => context.Caller;

    public Edition Edition { get; protected set; } = null!;

    /// <summary>Edition 3, or Draft 5.</summary>
    public string Name => NameOf(Edition);

    /// <summary>Where it is.</summary>
    public string Address => AddressOf(Edition);

    public static string NameOf(Edition edition) =>
        edition.Number is { } number ? new PageText()["Editions.Edition", number] : new PageText()["Editions.Draft", edition.Draft];

    public static string AddressOf(Edition edition) =>
        edition.Number is { } number ? $"/editions/{number}" : $"/editions/drafts/{edition.Draft}";

    /// <summary>Of a table, or of the whole.</summary>
    public static string NameOf(TableId? table) => table is { } id ? $"{id} · {TableTexts.Title(id)}" : PageText.Of("Editions.Whole");

    protected async Task<ViewEdition.View> Find(int? number, int? draft, bool check = false)
    {
        var view = await mediator.Send(new ViewEdition.Query(number, draft, check), HttpContext.RequestAborted);
        Edition = view.Edition;
        return view;
    }
}
