using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Templates;

/// <summary>Words a template anew, with the reason; how a note reads with it is shown beside it.</summary>
public sealed class EditModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const string Try = "try";

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "";

    public FormView Form { get; private set; } = null!;

    public ViewTemplate.View Found { get; private set; } = null!;

    public MessageKind Of => Codes.TryParse<MessageKind>(Kind, out var kind) ? kind : throw new NotFoundException();

    public async Task OnGetAsync()
    {
        Found = await Find();
        Show(new Entries().Set("Title", Found.Template.Title).Set("Body", Found.Template.Body));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Found = await Find();
        var entries = await ReadEntries();
        var command = new SetTemplate.Command(
            Of,
            Language,
            entries.Text("Title") ?? "",
            entries.Text("Body") ?? "",
            entries.Text("Reason") ?? ""
        );
        if (await Earlier(entries) is not null)
            return Done("/templates", "Templates.Done");
        if (entries.Names(Try))
        {
            await IsValid(entries, command);
            entries.Keep(f => f.Name != nameof(command.Reason));
            if (entries.Faults.Count == 0)
                Response.StatusCode = StatusCodes.Status200OK;
        }
        else if (entries[FormView.Version] != Found.History.Count.ToString(CultureInfo.InvariantCulture))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            entries.Refuse("", PageText.Of("Templates.ChangedMeanwhile"));
        }
        else if (await Attempt(entries, command) is not null)
        {
            return Done("/templates", "Templates.Done");
        }
        Found = await Find(command);
        Show(entries);
        return Page();
    }

    private async Task<ViewTemplate.View> Find(SetTemplate.Command? tried = null)
    {
        Require(Right.ManageReference);
        return await Mediator.Send(new ViewTemplate.Query(Of, Language, tried?.Title, tried?.Body), HttpContext.RequestAborted);
    }

    private void Show(Entries entries) =>
        Form = new FormView(
            [new Section(null, [Ask.Line("Title", "TemplateTitle"), Ask.Text("Body", "TemplateBody"), Ask.Reason()])],
            entries
        )
        {
            Button = PageText.Of("Form.Save"),
            Back = "/templates",
            CaseVersion = Found.History.Count,
            SideButtons = [new SideButton(Try, "yes", PageText.Of("Templates.Try"))],
        }.Sorted();
}
