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
    private const int Most = 200, AtFirst = 5, Many = 10;
    private const string Count = "line-count", Step = "step", Add = "add-";

    private ViewProceeding.Result _found = null!;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public FormView View { get; private set; } = null!;

    public string Back => $"/proceedings/{Reference}";

    /// <summary>Those who were on record already when the sheet was made.</summary>
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
        if (step.Length == 0 && await Earlier(entries) is not null) return Finish();
        await Find();
        var seen = NumberOf(entries[FormView.Version]) ?? _found.Un!.Version;
        if (step.StartsWith(Add, StringComparison.Ordinal)) lines = Math.Clamp(lines + (NumberOf(step[Add.Length..]) ?? 0), 0, Most);
        else
        {
            var filled = Gather(entries, lines);
            if (await Attempt(entries, TrialSheet.Read(Reference, seen, entries, filled, _found.Accused)) is not null) return Finish();
            // What changed meanwhile is shown beside what was typed, and the next attempt is about both.
            if (Response.StatusCode == StatusCodes.Status409Conflict) (lines, seen) = (Fill(entries, lines), _found.Un!.Version);
        }
        Show(entries, lines, seen);
        return Page();
    }

    private IActionResult Finish() => Done(Back, "Do.trial.Done");

    private static int? NumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <exception cref="NotFoundException">The caller sees no such proceeding.</exception>
    private async Task Find()
    {
        Require(Right.FollowUp);
        _found = await Mediator.Send(new ViewProceeding.Query(Reference), HttpContext.RequestAborted);
        if (_found.Un is null) throw new NotFoundException();
    }

    /// <summary>Gives a line to every accused on record who has none; says how many lines there are then.</summary>
    private int Fill(Entries entries, int lines)
    {
        var shown = Enumerable.Range(0, lines).Select(l => entries.Text(TrialSheet.AccusedOf(l))).ToHashSet();
        foreach (var accused in _found.Accused.Where(a => a.AccusedId is not null && !shown.Contains(a.AccusedId.ToString())))
            if (lines < Most) entries.Set(TrialSheet.AccusedOf(lines++), accused.AccusedId.ToString());
        return lines;
    }

    /// <summary>Puts blank lines behind the others, as the command has none; says how many are not blank.</summary>
    private static int Gather(Entries entries, int lines)
    {
        var filled = Enumerable.Range(0, lines).Where(l => !TrialSheet.IsBlank(entries, l)).ToList();
        foreach (var (from, to) in filled.Select((l, place) => (l, place)).Where(x => x.l != x.place)) entries.Move(TrialSheet.Line(from), TrialSheet.Line(to));
        return filled.Count;
    }

    private void Show(Entries entries, int lines, int version)
    {
        var further = 0;
        Lines = [.. Enumerable.Range(0, lines).Select(l => entries.Text(TrialSheet.AccusedOf(l)) is { } id ? _found.Accused.FirstOrDefault(a => a.AccusedId.ToString() == id) : null)];
        var cells = Lines.Select((accused, line) => TrialSheet.Cells(
            line, accused is null ? string.Format(CultureInfo.CurrentCulture, PageText.Of("Trial.NewAccused"), ++further) : ProceedingWords.Of(accused), accused));
        View = new FormView([.. TrialSheet.Questions(), .. cells], entries)
        {
            Button = PageText.Of("Do.trial.Button"), Back = Back, CaseVersion = version, Aliases = TrialSheet.Aliases(entries, lines),
            Hidden = new Dictionary<string, string> { [Count] = lines.ToString(CultureInfo.InvariantCulture) },
            SideButtons = lines >= Most ? [] : [new SideButton(Step, $"{Add}1", PageText.Of("Trial.AddLine")), new SideButton(Step, $"{Add}{Many}", PageText.Of("Trial.AddLines"))],
        }.Sorted();
    }
}
