using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.StatusRequests;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Requests;

/// <summary>One request for status: its table, and for the State that was asked the form in which it answers, on the page or as a
/// spreadsheet.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(ValueCountLimit = 10 * Most, MultipartBodyLengthLimit = LargestRequest)]
public sealed class ViewModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    /// <summary>Lines: far above the open cases of any host.</summary>
    private const int Most = 2000;

    private const int LargestRequest = 8 << 20;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public ViewStatusRequest.Result Found { get; private set; } = null!;

    public bool MayAnswer => Caller.Has(Right.Submit) && Caller.Audience.Code == Found.State;

    public FormView View { get; private set; } = null!;

    /// <summary>What is asked about, in the order of the form's lines.</summary>
    public IReadOnlyList<ViewStatusRequest.Line> Lines { get; private set; } = [];

    /// <summary>The lines were taken from a spreadsheet, to be looked at before they are sent.</summary>
    public bool IsFromFile { get; private set; }

    public async Task OnGetAsync()
    {
        await Find();
        Show(new Entries());
    }

    /// <summary>The request as a spreadsheet, to be filled in and sent back.</summary>
    public async Task<IActionResult> OnGetFileAsync()
    {
        await OnGetAsync();
        return File(
            GridWorkbook.Write(StatusSheet.Grid, [.. View.Sections.Where(s => s.IsOneOfSeveral)], View.Entries),
            GridWorkbook.MediaType,
            $"{Reference}.xlsx"
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.Submit);
        var entries = await ReadEntries();
        await Find();
        if (!MayAnswer)
            throw new ForbiddenException();
        if (Request.Form.Files.GetFile(StatusSheet.Workbook) is { FileName.Length: > 0 } file)
            Take(entries, file);
        else
        {
            if (await Earlier(entries) is not null)
                return Done($"/requests/{Reference}", "Requests.AnswerDone");
            var filled = Gather(entries);
            if (await Attempt(entries, StatusSheet.Read(Reference, entries, filled)) is not null)
                return Done($"/requests/{Reference}", "Requests.AnswerDone");
        }
        Show(entries);
        return Page();
    }

    private async Task Find() => Found = await Mediator.Send(new ViewStatusRequest.Query(Reference), HttpContext.RequestAborted);

    /// <summary>Shows the lines of a spreadsheet instead of those on the page; they are sent once they are sent from there. What a foreign
    /// reference stands for is not said.</summary>
    private void Take(Entries entries, IFormFile file)
    {
        var (sent, asked, taken) = (
            new Entries(),
            Found.Lines.Select(l => l.Case).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
        );
        using var content = file.OpenReadStream();
        var read = file.Length > GridWorkbookReader.MostBytes ? null : GridWorkbookReader.Read(StatusSheet.Grid, content, sent, Most);
        if (read is null)
        {
            entries.Refuse(StatusSheet.Workbook, PageText.Of("Requests.NotReadable"));
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        for (var line = 0; line < Found.Lines.Count; line++)
            entries.Drop(StatusSheet.Line(line));
        for (var line = 0; line < read; line++)
        {
            var reference = sent[StatusSheet.CaseOf(line)].ToUpperInvariant();
            if (asked.Contains(reference) && taken.Add(reference))
            {
                sent.Set(StatusSheet.CaseOf(line), reference);
                if (line != taken.Count - 1)
                    sent.Move(StatusSheet.Line(line), StatusSheet.Line(taken.Count - 1));
                continue;
            }
            entries.Refuse(
                StatusSheet.Workbook,
                string.Format(
                    CultureInfo.CurrentCulture,
                    PageText.Of(asked.Contains(reference) ? "Requests.RowTwice" : "Requests.RowForeign"),
                    line + 2,
                    reference
                )
            );
            sent.Drop(StatusSheet.Line(line));
        }
        entries.Take(sent);
        Response.StatusCode = entries.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        IsFromFile = taken.Count > 0;
    }

    /// <summary>Puts blank lines behind the others, as the command has none; says how many are not blank.</summary>
    private int Gather(Entries entries)
    {
        var filled = Enumerable.Range(0, Found.Lines.Count).Where(l => !StatusSheet.IsBlank(entries, l)).ToList();
        foreach (var (from, to) in filled.Select((l, place) => (l, place)).Where(x => x.l != x.place))
        {
            var blank = entries[StatusSheet.CaseOf(to)];
            entries.Move(StatusSheet.Line(from), StatusSheet.Line(to));
            entries.Set(StatusSheet.CaseOf(from), blank);
        }
        return filled.Count;
    }

    /// <summary>Lines with something in them come first, then all others of the request.</summary>
    private void Show(Entries entries)
    {
        var known = Found.Lines.ToDictionary(l => l.Case, StringComparer.Ordinal);
        var order = Enumerable
            .Range(0, Found.Lines.Count)
            .Select(l => entries[StatusSheet.CaseOf(l)])
            .Where(known.ContainsKey)
            .Distinct()
            .ToList();
        Lines = [.. order.Concat(known.Keys.Except(order)).Select(c => known[c])];
        for (var line = 0; line < Lines.Count; line++)
            entries.Set(StatusSheet.CaseOf(line), Lines[line].Case);
        View = new FormView([.. Upload(), .. Lines.Select((l, number) => StatusSheet.Cells(number, About(l)))], entries)
        {
            Button = PageText.Of("Requests.SendAnswer"),
            Back = "/requests",
            TakesFiles = true,
        }.Sorted();
    }

    private static IEnumerable<Section> Upload() =>
        [new Section(PageText.Of("Requests.Workbook"), [Ask.File(StatusSheet.Workbook) with { IsOptional = true }])];

    private static string About(ViewStatusRequest.Line line) =>
        string.Join(
            ", ",
            new[]
            {
                Shell.Show.Date(line.IncidentOn),
                Shell.Show.Term<Act>(line.Act),
                line.Mission,
                Shell.Show.Term<Stage>(line.Stage),
            }.Where(p => p.Length > 0)
        );
}
