using CaseTracker.Access;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Designations;

/// <summary>Ends a designation at once, with the reason.</summary>
public sealed class EndModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ViewDesignation.View Row { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    public Task OnGetAsync() => Show(new Entries());

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.ManageDesignations);
        var entries = await ReadEntries();
        if (await Attempt(entries, new EndDesignation.Command(Id, entries.Text("Reason") ?? "")) is not null)
            return Done("/designations", "Designations.Ended");
        await Show(entries);
        return Page();
    }

    private async Task Show(Entries entries)
    {
        Require(Right.ManageDesignations);
        Row = await Mediator.Send(new ViewDesignation.Query(Id), HttpContext.RequestAborted);
        if (Row.IsEnded)
            throw new NotFoundException();
        View = new FormView([new Section(null, [Ask.Reason()])], entries)
        {
            Button = PageText.Of("Designations.End.Title"),
            Back = "/designations",
            IsDangerous = true,
        }.Sorted();
    }
}
