using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Imports;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Choice = CaseTracker.Web.Forms.Choice;

namespace CaseTracker.Web.Pages.Import;

/// <summary>Takes in a file of a series, to be checked before anything is imported.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class IndexModel(IMediator mediator, RequestContext context, ImportTray tray, TimeProvider clock)
    : FormPage(mediator, context)
{
    /// <summary>Far above any edition of the series (the largest is 2 MB).</summary>
    public const int LargestFile = 16 << 20;

    // A file that is somewhat too large is taken in and answered with a message beside the question.
    private const int LargestRequest = 4 * LargestFile;

    public FormView View { get; private set; } = null!;

    public void OnGet()
    {
        Require(Right.Import);
        Show(new Entries());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.Import);
        var entries = await ReadEntries();
        var (series, file) = (entries.Choice<ImportSeries>("Series"), Request.Form.Files.GetFile("File"));
        if (file is null or { Length: 0 })
            entries.Refuse("File", PageText.Of("Import.FileMissing"));
        else if (file.Length > LargestFile)
            entries.Refuse("File", string.Format(CultureInfo.CurrentCulture, PageText.Of("Import.FileTooLarge"), LargestFile >> 20));
        if (entries.Faults.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Show(entries);
            return Page();
        }
        using var content = new MemoryStream();
        await file!.CopyToAsync(content, HttpContext.RequestAborted);
        var id = tray.Put(
            Caller,
            Guid.CreateVersion7(clock.GetUtcNow()),
            series!.Value,
            Path.GetFileName(file.FileName),
            content.ToArray()
        );
        return Redirect($"/import/{id}");
    }

    private static IEnumerable<Choice> AllSeries =>
        Reference.Codes.All<ImportSeries>().Select(code => new Choice(code, PageText.Of($"Import.Series.{code}")));

    private void Show(Entries entries) =>
        View = new FormView([new Section(null, [Ask.OneOf("Series", AllSeries), Ask.File("File")])], entries)
        {
            Button = PageText.Of("Import.Check"),
            Back = "/",
            TakesFiles = true,
        }.Sorted();
}
