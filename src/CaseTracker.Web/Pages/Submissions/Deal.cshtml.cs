using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Missions;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Submissions;

/// <summary>
/// What the UN does with a submission, and a State with a question about it: confirm, ask, answer, decline with a reason, or accept a point
/// by the form that makes it part of the record.
/// </summary>
public sealed class DealModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const string Note = "note",
        Step = "step";

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Deed { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>With which form a point is taken up; null while that is to be chosen.</summary>
    // A form that takes up a step has a question of this name.
    [BindProperty(SupportsGet = true), FromQuery]
    public string? By { get; set; }

    /// <summary>For a step: of which proceeding.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public string? Proceeding { get; set; }

    public ViewSubmission.Result Found { get; private set; } = null!;

    public ViewSubmission.Point? Point => Found.Points.FirstOrDefault(p => p.Number == Number);

    /// <summary>Null while it is to be chosen how a point is taken up.</summary>
    public FormView? View { get; private set; }

    /// <summary>How the point can be taken up: the address and its words.</summary>
    public IReadOnlyList<(string Address, string Label)> Ways { get; private set; } = [];

    public string Back => $"/submissions/{Reference}";

    public async Task OnGetAsync()
    {
        await Find();
        if (Deed == "accept" && By is null)
            Ways = [.. await AllWays()];
        else
            Show(await Begin(), await Sections());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Deed == "answer" ? Right.Submit : Right.FollowUp);
        var entries = await ReadEntries();
        if (await Earlier(entries) is not null)
            return Done(Back, $"Deal.{Deed}.Done");
        await Find();
        if (await Attempt(entries, await Command(entries)) is not null)
            return Done(Back, $"Deal.{Deed}.Done");
        Show(entries, await Sections());
        return Page();
    }

    /// <exception cref="NotFoundException">No such deed, or no such submission or point that the caller sees.</exception>
    private async Task Find()
    {
        if (Deed is not ("acknowledge" or "ask" or "answer" or "accept" or "decline"))
            throw new NotFoundException();
        Require(Deed == "answer" ? Right.Submit : Right.FollowUp);
        Found = await Mediator.Send(new ViewSubmission.Query(Reference), HttpContext.RequestAborted);
        if (Deed is "accept" or "decline" && Point is null)
            throw new NotFoundException();
        if (Deed == "answer" && Found.Questions.All(q => q.Number != Number))
            throw new NotFoundException();
    }

    private async Task<ICommand> Command(Entries e) =>
        Deed switch
        {
            "acknowledge" => new AcknowledgeSubmission.Command(Reference),
            "ask" => new AskQuestion.Command(Reference, Number, e.Text("Question") ?? ""),
            "answer" => new AnswerQuestion.Command(Reference, Number!.Value, e.Text("Answer") ?? ""),
            "decline" => new DeclinePoint.Command(Reference, Number!.Value, e.Text("Reason") ?? ""),
            _ when By == Note => new AcceptPoint.Command(Reference, Number!.Value, null, null, e.Text("Note")),
            _ => AcceptPoint.With(Reference, Number!.Value, (IAcceptable)await TakenUp(e), e.Text("Note")),
        };

    private async Task<ICommand> TakenUp(Entries e)
    {
        var seen = int.TryParse(e[FormView.Version], CultureInfo.InvariantCulture, out var version) ? version : (int?)null;
        if (By == Step)
        {
            var court = await CourtAtHand();
            return ProceedingForms.Find(Step).Read(court with { Version = seen ?? court.Version }, e);
        }
        var at = await CaseAtHand();
        return Form().Read(seen is { } known ? at with { Facts = at.Facts with { Version = known } } : at, e);
    }

    private async Task<IEnumerable<Section>> Sections() =>
        Deed switch
        {
            "acknowledge" => [],
            "ask" => [new Section(null, [Ask.Text("Question")])],
            "answer" => [new Section(null, [Ask.Text("Answer")])],
            "decline" => [new Section(null, [Ask.Text("Reason", "DeclineReason")])],
            _ when By == Note => [new Section(null, [Ask.Text("Note", "AcceptNote")])],
            _ =>
            [
                .. By == Step ? ProceedingForms.Find(Step).Ask(await CourtAtHand()) : Form().Ask(await CaseAtHand()),
                new Section(null, [Ask.Text("Note", "AcceptNote", optional: true)]),
            ],
        };

    /// <summary>What the State said already stands in the form.</summary>
    private async Task<Entries> Begin()
    {
        if (Deed != "accept" || By == Note)
            return new Entries();
        if (By == AssistanceQuestions.OfCase.Slug)
        {
            return AssistanceQuestions
                .OfCase.Start(await CaseAtHand())
                .Set("Step", Codes.Of(AssistanceStep.Requested))
                .Set("What", Point!.What)
                .Set("Source", Codes.Of(Source.HostOfficial))
                .Set("Confidence", Codes.Of(Confidence.Confirmed))
                .Set("On", PartialDate.FromDate(DateOnly.FromDateTime(Found.Submission.SentAt)));
        }
        var (start, on) = (
            By == Step ? new Entries() : Form().Start(await CaseAtHand()),
            PartialDate.TryParse(Point!.OccurredOn, out var date) ? date : (PartialDate?)null
        );
        start
            .Set("State", Found.Submission.State)
            .Set("Authority", Point.Authority)
            .Set("Source", Codes.Of(Source.HostOfficial))
            .Set("Confidence", Codes.Of(Confidence.Confirmed));
        if (By == Step)
            start.Set("Step", Point.Step).Set("On", on);
        if (By == "acknowledge")
            start.Set("AcknowledgedOn", on);
        if (By == CourtForms.Opening.Slug)
            start.Set("OpenedOn", on);
        if (By == "correct")
            start.Set("Reason", Point.What);
        return start;
    }

    private async Task<IEnumerable<(string Address, string Label)>> AllWays()
    {
        var here = $"{Back}/accept/{Number}?by=";
        var ways = new List<(string, string)>();
        if (Point!.Kind == Codes.Of(PointKind.Acknowledged))
            ways.Add((here + "acknowledge", PageText.Of("Do.acknowledge")));
        if (Point.Kind == Codes.Of(PointKind.Done))
        {
            var filter = new ProceedingFilter
            {
                Cases = new CaseFilter { Reference = Found.Submission.CaseReference, Standing = null },
            };
            var known = await Mediator.Send(new ListProceedings.Query(filter), HttpContext.RequestAborted);
            ways.AddRange(
                known.Rows.Select(p =>
                    (
                        $"{here}{Step}&proceeding={p.Reference}",
                        string.Format(CultureInfo.CurrentCulture, PageText.Of("Format.Label"), PageText.Of("Do.step")) + " " + p.Reference
                    )
                )
            );
            ways.Add((here + CourtForms.Opening.Slug, PageText.Of($"Do.{CourtForms.Opening.Slug}")));
        }
        if (Point.Kind == Codes.Of(PointKind.Disputed))
            ways.Add((here + "correct", PageText.Of("Do.correct")));
        if (Found.Submission.Kind == Codes.Of(SubmissionKind.AssistanceRequest))
            ways.Add((here + AssistanceQuestions.OfCase.Slug, PageText.Of($"Do.{AssistanceQuestions.OfCase.Slug}")));
        return ways.Append((here + Note, PageText.Of("Deal.WithNote")));
    }

    /// <exception cref="NotFoundException">A point cannot be taken up by that.</exception>
    private CaseForm Form() =>
        By is "acknowledge" or "correct" || By == CourtForms.Opening.Slug || By == AssistanceQuestions.OfCase.Slug
            ? CaseForms.Find(By!)
            : throw new NotFoundException();

    private async Task<CaseAtHand> CaseAtHand()
    {
        var reference = Found.Submission.CaseReference;
        var facts = await Mediator.Send(new ViewFacts.Query(reference), HttpContext.RequestAborted);
        var missions = await Mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted);
        return new CaseAtHand(reference, facts, null, [.. missions.Where(m => Caller.Missions?.Contains(m.Code) != false)]);
    }

    private async Task<ProceedingAtHand> CourtAtHand()
    {
        var found = await Mediator.Send(new ViewProceeding.Query(Proceeding ?? ""), HttpContext.RequestAborted);
        return new ProceedingAtHand(found.Proceeding.Reference, found.Un?.Version ?? throw new NotFoundException(), found, null, []);
    }

    private void Show(Entries entries, IEnumerable<Section> sections) =>
        View = new FormView([.. sections], entries) { Button = PageText.Of($"Deal.{Deed}"), Back = Back }.Sorted();
}
