using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Designations;

/// <summary>The review of who may act where that is due each quarter: keep or end each designation, and confirm.</summary>
public sealed class ReviewModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const string Keep = "keep",
        End = "end";

    /// <summary>What may be decided of each, and the key of its text.</summary>
    public static IReadOnlyList<(string Value, string Key)> Outcomes { get; } = [(Keep, "Review.Keep"), (End, "Review.End")];

    public ViewAccessReview.View Found { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    /// <summary>Unless all that is left is the reader's own.</summary>
    public bool MayConfirm => Found.Lines.Count == 0 || Found.Lines.Any(l => !l.IsOwn);

    public Task OnGetAsync() => Load(new Entries(), []);

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.ManageDesignations);
        var entries = await ReadEntries();
        var lines = Read(entries);
        if (await Attempt(entries, new ConfirmAccessReview.Command(entries.Text("Seen") ?? "", lines)) is not null)
            return Done("/designations/review", "Review.Confirmed");
        await Load(entries, lines);
        return Page();
    }

    public string OutcomeOf(ViewAccessReview.Line line) => Form.Entries.Text($"Outcome.{line.DesignationId}") ?? Keep;

    public Field ReasonOf(ViewAccessReview.Line line) => new($"Reason.{line.DesignationId}", FieldKind.Line, line.Name);

    /// <summary>First quarter of 2024.</summary>
    public static string QuarterName(string quarter) =>
        string.Format(CultureInfo.CurrentCulture, PageText.Of($"Quarter.{quarter[^1]}"), quarter[..4]);

    private static List<ConfirmAccessReview.Line> Read(Entries entries) =>
        [
            .. entries
                .Named("Outcome")
                .Where(n => Guid.TryParse(n, out _))
                .Select(n => new ConfirmAccessReview.Line(Guid.Parse(n), entries[$"Outcome.{n}"] != End, entries.Text($"Reason.{n}"))),
        ];

    private async Task Load(Entries entries, List<ConfirmAccessReview.Line> sent)
    {
        Found = await Mediator.Send(new ViewAccessReview.Query(), HttpContext.RequestAborted);
        Form = new FormView([new Section(null, [.. Found.Lines.Where(l => !l.IsOwn).Select(ReasonOf)])], entries)
        {
            Button = PageText.Of("Review.Confirm"),
            Back = "/designations",
            Aliases = sent.Select((line, i) => (line, i)).ToDictionary(l => $"Lines[{l.i}].Reason", l => $"Reason.{l.line.DesignationId}"),
        }.Sorted();
    }
}
