using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Changes;

/// <summary>Enters one trial with all its accused on one page; all of it is recorded, or nothing.</summary>
public sealed class TrialModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const int Most = 200,
        AtFirst = 5,
        Many = 10;
    private const string Count = "line-count",
        Step = "step",
        Add = "add-";

    private ViewProceeding.Result _found = null!;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public FormView View { get; private set; } = null!;

    /// <summary>The lines were taken from a spreadsheet, to be looked at before they are recorded.</summary>
    public bool IsFromFile { get; private set; }

    public string Back => $"/proceedings/{Reference}";

    /// <summary>Who is on record; null for a further accused.</summary>
    public IReadOnlyList<ViewProceeding.Suspect?> Lines { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await Find();
        var entries = new Entries().Set<Instance>("Instance", Instance.FirstInstance);
        var known = Fill(entries, 0);
        Show(entries, known == 0 ? AtFirst : known, _found.Un!.Version);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.FollowUp);
        var entries = await ReadEntries();
        var (lines, step) = (Math.Clamp(NumberOf(entries[Count]) ?? 0, 0, Most), entries[Step]);
        var file = Request.Form.Files.GetFile(TrialSheet.Workbook) is { FileName.Length: > 0 } sent && step.Length == 0 ? sent : null;
        if (step.Length == 0 && file is null && await Earlier(entries) is not null)
            return Finish();
        await Find();
        var seen = NumberOf(entries[FormView.Version]) ?? _found.Un!.Version;
        if (file is not null)
            lines = await Take(entries, lines, file);
        else if (step.StartsWith(Add, StringComparison.Ordinal))
            lines = Math.Clamp(lines + (NumberOf(step[Add.Length..]) ?? 0), 0, Most);
        else
        {
            var filled = Gather(entries, lines);
            if (await Attempt(entries, TrialSheet.Read(Reference, seen, entries, filled, _found.Accused)) is not null)
                return Finish();
            // What changed meanwhile is shown beside what was typed, and the next attempt is about both.
            if (Response.StatusCode == StatusCodes.Status409Conflict)
                (lines, seen) = (Fill(entries, lines), _found.Un!.Version);
        }
        Show(entries, lines, seen);
        return Page();
    }

    /// <summary>The worksheet as a spreadsheet, to be filled in and sent back.</summary>
    public async Task<IActionResult> OnGetFileAsync()
    {
        await OnGetAsync();
        var known = View.Sections.Where(s => s.IsOneOfSeveral).Take(_found.Accused.Count).ToList();
        return File(GridWorkbook.Write(TrialSheet.Grid, known, View.Entries), GridWorkbook.MediaType, $"{Reference}.xlsx");
    }

    /// <summary>Shows the lines of a spreadsheet instead of those on the page; they are recorded once they are sent from there.</summary>
    private async Task<int> Take(Entries entries, int lines, IFormFile file)
    {
        var sent = new Entries();
        using var content = file.OpenReadStream();
        var read = file.Length > GridWorkbookReader.MostBytes ? null : GridWorkbookReader.Read(TrialSheet.Grid, content, sent, Most);
        if (
            read is null
            || Enumerable.Range(0, read.Value).Any(l => sent.Text(TrialSheet.AccusedOf(l)) is not null && Known(sent, l) is null)
        )
        {
            entries.Refuse(TrialSheet.Workbook, PageText.Of(read is null ? "Trial.NotReadable" : "Trial.OtherProceeding"));
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return lines;
        }
        for (var line = 0; line < lines; line++)
            entries.Drop(TrialSheet.Line(line));
        entries.Take(sent);
        await IsValid(entries, TrialSheet.Read(Reference, _found.Un!.Version, entries, read.Value, _found.Accused));
        // What is asked beside the lines may still be to be typed.
        entries.Keep(f => f.Name.StartsWith("Lines[", StringComparison.Ordinal));
        Response.StatusCode = entries.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        IsFromFile = true;
        return Fill(entries, read.Value);
    }

    private ViewProceeding.Suspect? Known(Entries entries, int line) =>
        _found.Accused.FirstOrDefault(a => a.AccusedId.ToString() == entries.Text(TrialSheet.AccusedOf(line)));

    private IActionResult Finish() => Done(Back, "Do.trial.Done");

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <exception cref="NotFoundException">The caller sees no such proceeding.</exception>
    private async Task Find()
    {
        Require(Right.FollowUp);
        _found = await Mediator.Send(new ViewProceeding.Query(Reference), HttpContext.RequestAborted);
        if (_found.Un is null)
            throw new NotFoundException();
    }

    /// <summary>Gives a line to every accused on record who has none; says how many lines there are then.</summary>
    private int Fill(Entries entries, int lines)
    {
        var shown = Enumerable.Range(0, lines).Select(l => entries.Text(TrialSheet.AccusedOf(l))).ToHashSet();
        foreach (var accused in _found.Accused.Where(a => a.AccusedId is not null && !shown.Contains(a.AccusedId.ToString())))
            if (lines < Most)
                entries.Set(TrialSheet.AccusedOf(lines++), accused.AccusedId.ToString());
        return lines;
    }

    /// <summary>Puts blank lines behind the others, as the command has none; says how many are not blank.</summary>
    private int Gather(Entries entries, int lines)
    {
        var filled = Enumerable.Range(0, lines).Where(l => Known(entries, l) is not null || !TrialSheet.IsBlank(entries, l)).ToList();
        foreach (var (from, to) in filled.Select((l, place) => (l, place)).Where(x => x.l != x.place))
            entries.Move(TrialSheet.Line(from), TrialSheet.Line(to));
        return filled.Count;
    }

    private void Show(Entries entries, int lines, int version)
    {
        var further = 0;
        Lines = [.. Enumerable.Range(0, lines).Select(l => Known(entries, l))];
        var cells = Lines.Select((accused, line) => TrialSheet.Cells(line, Title(accused, line), accused));
        View = new FormView([.. TrialSheet.Questions(), .. cells], entries)
        {
            Button = PageText.Of("Do.trial.Button"),
            Back = Back,
            CaseVersion = version,
            Aliases = TrialSheet.Aliases(entries, lines),
            Hidden = new Dictionary<string, string> { [Count] = lines.ToString(CultureInfo.InvariantCulture) },
            SideButtons =
                lines >= Most
                    ? []
                    :
                    [
                        new SideButton(Step, $"{Add}1", PageText.Of("Trial.AddLine")),
                        new SideButton(Step, $"{Add}{Many}", PageText.Of("Trial.AddLines")),
                    ],
        }.Sorted();

        string Title(ViewProceeding.Suspect? accused, int line) =>
            accused is not null ? ProceedingWords.Of(accused)
            : entries.Text(TrialSheet.AccusedOf(line)) is null
                ? string.Format(CultureInfo.CurrentCulture, PageText.Of("Trial.NewAccused"), ++further)
            : PageText.Of("Trial.Withdrawn");
    }
}
