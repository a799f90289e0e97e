using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Documents;

/// <summary>What is made of the file that a form brings.</summary>
public enum FilePurpose
{
    Add,
    NewVersion,
    Redaction,
}

/// <summary>Puts a file to a case: as a document, as a version of one, or as a redacted version, which is a document of its own.</summary>
[StreamedFile]
public sealed class AddModel(IMediator mediator, RequestContext context, DocumentStore store, Quarantine quarantine)
    : FormPage(mediator, context)
{
    private const string FileField = "File",
        Stored = "stored",
        StoredName = "stored-name";

    private IReadOnlyList<Choice> _courts = [];

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The document of which it is a version or a redacted version.</summary>
    [BindProperty(SupportsGet = true, Name = "version-of")]
    public Guid? VersionOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "redacted-from")]
    public Guid? RedactedFrom { get; set; }

    public FilePurpose Purpose =>
        VersionOf is not null ? FilePurpose.NewVersion
        : RedactedFrom is not null ? FilePurpose.Redaction
        : FilePurpose.Add;

    public ViewDocument.Result? Of { get; private set; }

    public bool Scans => quarantine.Scans;

    public FormView View { get; private set; } = null!;

    public string Back => Of is null ? $"/cases/{Reference}" : $"/cases/{Reference}/documents/{Of.Document.DocumentId}";

    public async Task OnGetAsync()
    {
        await Find();
        Show(
            Of is null
                ? new Entries().Set<Classification>("Classification", Classification.Confidential)
                : new Entries()
                    .Set("Kind", Of.Document.Kind)
                    .Set<Classification>("Classification", Classification.Confidential)
                    .Set("DatedOn", PartialDate.TryParse(Of.Document.DatedOn, out var on) ? on : (PartialDate?)null)
                    .Set("Proceeding", Of.Document.Proceeding)
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.FollowUp);
        var entries = await ReadEntries();
        if (await Earlier(entries) is not null)
            return Done($"/cases/{Reference}", "Document.Added");
        await Find();
        // Stored before anything else is looked at: whatever is wrong beside it, nobody has to send it again.
        await Store(entries);
        var command = Command(entries);
        if (await Attempt(entries, command) is not null)
            return Done(Purpose == FilePurpose.NewVersion ? Back : $"/cases/{Reference}#documents", "Document.Added");
        Show(entries);
        return Page();
    }

    private ICommand Command(Entries entries)
    {
        var fileId = Guid.TryParse(entries[Stored], out var id) ? id : Guid.Empty;
        if (fileId == Guid.Empty && entries.Faults.Count == 0)
            entries.Refuse(FileField, Texts.Text.DocumentMissing);
        return VersionOf is { } document
            ? new AddVersion.Command(Reference, null, document, fileId, entries.Text("Note"))
            : new AddDocument.Command(
                Reference,
                null,
                fileId,
                entries.Choice<DocumentKind>("Kind") ?? default,
                entries.Text("Title") ?? "",
                entries.Date("DatedOn", optional: true),
                entries.Choice<Classification>("Classification") ?? default,
                entries.Text("ReceivedFrom") ?? "",
                entries.Text("ReceivedBy"),
                entries.Date("ReceivedOn") ?? default,
                entries.Text("Note"),
                RedactedFrom,
                entries.Text("Proceeding")
            );
    }

    private async Task Store(Entries entries)
    {
        if (HttpContext.Features.Get<StreamedFile>() is not { } file || IsRestored)
            return;
        try
        {
            var stored = await Mediator.Send(new StoreFile.Command(file.Name, file.Content, null), HttpContext.RequestAborted);
            entries.Set(Stored, stored.DocumentId.ToString()).Set(StoredName, stored.FileName);
        }
        catch (RuleBrokenException refused)
        {
            entries.Refuse(FileField, refused.Message);
        }
        catch (DocumentTooLargeException)
        {
            entries.Refuse(FileField, PageText.Of("Error.413.Text"));
        }
    }

    /// <exception cref="NotFoundException">No such case or document that the caller sees.</exception>
    private async Task Find()
    {
        Require(Right.FollowUp);
        if ((VersionOf ?? RedactedFrom) is { } document)
            Of = await Mediator.Send(new ViewDocument.Query(Reference, document), HttpContext.RequestAborted);
        _courts = await DocumentQuestions.CourtsOf(Mediator, Reference, HttpContext.RequestAborted);
    }

    private void Show(Entries entries)
    {
        var (isStored, hint) = (
            entries.Text(StoredName),
            string.Format(CultureInfo.CurrentCulture, PageText.Of("Document.File.Hint"), store.Largest >> 20)
        );
        Section[] about =
            Purpose == FilePurpose.NewVersion
                ? []
                :
                [
                    new(PageText.Of("Document.What"), DocumentQuestions.About(_courts)),
                    new(
                        PageText.Of("Document.Custody"),
                        [Ask.Line("ReceivedFrom"), Ask.Line("ReceivedBy", optional: true), Ask.Date("ReceivedOn", "DocumentReceivedOn")]
                    ),
                ];
        // The file stands last: what is asked before it is known when it begins to arrive.
        var file = new Section(
            PageText.Of("Field.File"),
            [Ask.Text("Note", "DocumentNote", optional: true), Ask.File(FileField) with { Hint = hint, IsOptional = isStored is not null }]
        )
        {
            Lead = isStored is null ? null : string.Format(CultureInfo.CurrentCulture, PageText.Of("Document.IsStored"), isStored),
        };
        View = new FormView([.. about, file], entries)
        {
            Button = PageText.Of($"Document.{Purpose}"),
            Back = Back,
            TakesFiles = true,
            Hidden = isStored is null ? new Dictionary<string, string>() : new() { [Stored] = entries[Stored], [StoredName] = isStored },
        }.Sorted();
    }
}
