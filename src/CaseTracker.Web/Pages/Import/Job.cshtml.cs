using System.Globalization;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Web.Imports;
using CaseTracker.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Import;

/// <summary>A file that was sent: what importing it would do, then what it did.</summary>
public sealed class JobModel(RequestContext context, ImportTray tray) : PageModel
{
    /// <summary>Lines of a table or list; the file of the plan has all.</summary>
    public const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ImportJob Job { get; private set; } = null!;

    public bool IsNothing => Job.Report is { New: 0, Changed: 0, Plan.Count: 0 };

    public string Progress =>
        Job.Progress is not { } p
            ? PageText.Of("Import.Phase.waiting")
            : string.Format(
                CultureInfo.CurrentCulture,
                PageText.Of($"Import.Phase.{Codes.Of(p.Phase)}"),
                Show.Number(p.Done),
                Show.Number(p.Total)
            );

    public void OnGet()
    {
        Find();
        if (Job.IsRunning)
            Response.Headers["Refresh"] = "2";
    }

    /// <summary>Everything that would be, or was, recorded, one line each.</summary>
    public IActionResult OnGetPlan()
    {
        Find();
        if (Job.Report is not { } report)
            throw new NotFoundException();
        return File(
            Encoding.UTF8.GetBytes(string.Join('\n', report.Plan) + '\n'),
            "text/plain; charset=utf-8",
            Path.ChangeExtension(Job.FileName, ".plan.txt")
        );
    }

    public IActionResult OnPost()
    {
        Find();
        tray.Import(context.Caller, Id);
        return Redirect($"/import/{Id}");
    }

    private void Find()
    {
        if (!context.Caller.Has(Right.Import))
            throw new ForbiddenException();
        Job = tray.Find(context.Caller, Id);
    }
}
