using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Changes;

/// <summary>Sends a note to a State: shown first exactly as the State would read it, sent by a second press of the button.</summary>
public sealed class IssueModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const string Seen = "seen";

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public FormView Form { get; private set; } = null!;

    /// <summary>What the addressee would get; null until the questions are answered.</summary>
    public Note? Note { get; private set; }

    public string Back => $"/cases/{Reference}";

    public async Task OnGetAsync()
    {
        var facts = await Find();
        var entries = new Entries()
            .Set("Kind", (string?)Request.Query["kind"])
            .Set("State", (string?)Request.Query["state"])
            .Set("Language", (string?)Request.Query["language"]);
        var preview =
            entries.Text("Kind") is null || entries.Text("State") is null ? null : await Preview(entries, Read(entries, facts.Version));
        Response.StatusCode = StatusCodes.Status200OK;
        Show(facts, entries, preview, facts.Version);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.FollowUp);
        var entries = await ReadEntries();
        if (await Earlier(entries) is not null)
            return Done(Back, "Do.issue.Done");
        var facts = await Find();
        var version = int.TryParse(entries[FormView.Version], CultureInfo.InvariantCulture, out var seen) ? seen : facts.Version;
        var command = Read(entries, version);
        var preview = await IsValid(entries, command) ? await Preview(entries, command) : null;
        if (preview is not null && preview.SeenAs == entries.Text(Seen) && await Attempt(entries, command) is not null)
            return Done(Back, "Do.issue.Done");
        Show(facts, entries, preview, Response.StatusCode == StatusCodes.Status409Conflict ? facts.Version : version);
        return Page();
    }

    private async Task<ViewFacts.View> Find()
    {
        Require(Right.FollowUp);
        return await Mediator.Send(new ViewFacts.Query(Reference), HttpContext.RequestAborted);
    }

    private IssueMessage.Command Read(Entries e, int version) =>
        new(
            Reference,
            version,
            e.Choice<MessageKind>("Kind") ?? default,
            e.Text("State") ?? "",
            e.Text("Language") ?? "",
            e.Text("Remark"),
            e.Text(Seen)
        );

    private async Task<PreviewMessage.Preview?> Preview(Entries entries, IssueMessage.Command command)
    {
        try
        {
            return entries.Faults.Count > 0
                ? null
                : await Mediator.Send(
                    new PreviewMessage.Query(Reference, command.Kind, command.State, command.Language, command.Remark),
                    HttpContext.RequestAborted
                );
        }
        catch (Exception refused) when (Refusal.Of(refused) is { Status: 400 or 422 } refusal)
        {
            Refuse(entries, refusal);
            return null;
        }
    }

    private void Show(ViewFacts.View facts, Entries entries, PreviewMessage.Preview? preview, int version)
    {
        Note = preview?.Note;
        var states = facts
            .Incident.Hosts.Concat(facts.Persons.Select(p => p.Facts.State).OfType<string>())
            .Concat(facts.GrantedTo)
            .Distinct()
            .Where(s => States.Find(s) is { HasLiaison: true });
        Form = new FormView(
            [
                new Section(
                    null,
                    [
                        Ask.Term("Kind", "NoteKind", among: NoteTemplate.Kinds),
                        Ask.State("State", states),
                        Ask.OneOf(
                            "Language",
                            NoteTemplate.Languages.Select(l => new Choice(l, PageText.Of($"Language.{l}"))),
                            "NoteLanguage"
                        ),
                        Ask.Text("Remark", "Remark", optional: true),
                    ]
                ),
            ],
            entries
        )
        {
            Button = PageText.Of(preview is null ? "Do.issue.Preview" : "Do.issue.Send"),
            Back = Back,
            CaseVersion = version,
            Hidden = preview is null ? new Dictionary<string, string>() : new() { [Seen] = preview.SeenAs },
        }.Sorted();
    }
}
