using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Editions;

/// <summary>Words a draft, proposes its publication or gives it up.</summary>
public sealed class ActModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const string Text = "text",
        Publish = "publish";
    private Edition _edition = null!;

    [BindProperty(SupportsGet = true)]
    public int Draft { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Act { get; set; } = "";

    /// <summary>Of the text; empty for that of the whole.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Table { get; set; }

    public FormView View { get; private set; } = null!;

    public string Name => EditionPage.NameOf(_edition);

    public string Back => EditionPage.AddressOf(_edition);

    public string Title => Act == Text ? EditionPage.NameOf(Of) : PageText.Of(Act == Publish ? "Do.publish-edition" : "Editions.Withdraw");

    public string Lead =>
        PageText.Of(
            Act == Text ? "Editions.Write.Lead"
            : Act == Publish ? "Editions.Publish.Lead"
            : "Editions.Withdraw.Lead"
        );

    private TableId? Of =>
        string.IsNullOrEmpty(Table) ? null
        : Enum.TryParse<TableId>(Table, out var id) && _edition.Tables.Contains(id) ? id
        : throw new NotFoundException();

    public async Task OnGetAsync()
    {
        await Find();
        var known = _edition.Narratives.FirstOrDefault(n => n.Table == Of);
        Show(new Entries().Set("English", known?.English).Set("French", known?.French));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Find();
        var entries = await ReadEntries();
        var done =
            Act == Text ? "Editions.Written"
            : Act == Publish ? "Editions.Proposed"
            : "Editions.Withdrawn";
        if (await Earlier(entries) is not null || await Attempt(entries, CommandOf(entries)) is not null)
            return Done(Back, done);
        Show(entries);
        return Page();
    }

    private ICommand CommandOf(Entries entries)
    {
        var version = int.TryParse(entries[FormView.Version], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? seen
            : _edition.Version;
        return Act == Text ? new SetEditionNarrative.Command(Draft, Of, entries.Text("English"), entries.Text("French"), version)
            : Act == Publish ? new PublishEdition.Command(Draft, version, entries.Text("Reason") ?? "")
            : new WithdrawEdition.Command(Draft, entries.Text("Reason") ?? "");
    }

    private async Task Find()
    {
        Require(Right.Release);
        _edition = (await Mediator.Send(new ViewEdition.Query(Draft: Draft), HttpContext.RequestAborted)).Edition;
    }

    private void Show(Entries entries) =>
        View = new FormView(
            [
                new Section(
                    null,
                    Act == Text
                        ? [Ask.Text("English", "NarrativeEnglish", optional: true), Ask.Text("French", "NarrativeFrench", optional: true)]
                        : [Ask.Reason()]
                ),
            ],
            entries
        )
        {
            Button = Act == Text ? PageText.Of("Form.Save") : Title,
            Back = Back,
            CaseVersion = _edition.Version,
            IsDangerous = Act is not (Text or Publish),
        }.Sorted();
}
