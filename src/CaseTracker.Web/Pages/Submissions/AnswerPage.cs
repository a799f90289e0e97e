using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Submissions;

/// <summary>What a liaison writes to the UN about a case: kept as a draft, with documents, and sent; nothing typed is lost whatever is
/// refused.</summary>
public abstract class AnswerPage(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private protected const string Step = "step",
        Add = "add-",
        Remove = "remove-",
        Save = "save",
        Detach = "detach-",
        Discard = "discard",
        Document = "File";
    private protected const string CaseName = "case";
    private const string KindName = "kind",
        PointsName = "points",
        SeenName = "seen",
        DraftName = "draft",
        VersionName = "draft-version";

    /// <summary>Of the case.</summary>
    public string Case { get; protected set; } = "";

    public SubmissionKind Kind { get; protected set; }

    public ListDrafts.Row? Draft { get; protected set; }

    public FormView View { get; private set; } = null!;

    private protected async Task<IActionResult> Posted()
    {
        var entries = await ReadEntries();
        if (await Earlier(entries) is { Reference: { } sent })
            return Done($"/submissions/{sent}", "Submission.Sent");
        Kind = Codes.TryParse<SubmissionKind>(entries[KindName], out var kind) ? kind : throw new NotFoundException();
        if (Guid.TryParse(entries[DraftName], out var draftId))
            Draft = await FindDraft(draftId);
        var (points, step) = (PointsOf(entries), entries[Step]);
        if (
            step == Discard
            && Draft is { } gone
            && await Attempt(entries, new DiscardDraft.Command(gone.DraftId, VersionOf(entries))) is not null
        )
            return Done("/submissions", "Draft.Discarded");
        if (
            step.StartsWith(Add, StringComparison.Ordinal)
            && Codes.TryParse<PointKind>(step[Add.Length..], out var more)
            && points.Count < 20
        )
            points.Add(more);
        if (
            step.StartsWith(Remove, StringComparison.Ordinal)
            && int.TryParse(step[Remove.Length..], CultureInfo.InvariantCulture, out var number)
            && number >= 0
            && number < points.Count
        )
            Drop(entries, points, number);
        if (
            step.StartsWith(Detach, StringComparison.Ordinal)
            && Guid.TryParse(step[Detach.Length..], out var document)
            && Draft is { } holding
        )
            await TakeOff(holding, document);
        var content = SubmissionQuestions.Read(entries, Kind, points);
        var file = HttpContext.Features.Get<StreamedFile>();
        if ((step == Save || file is { Content.Length: > 0 }) && !await Keep(entries, content, file))
            return await Shown(entries, points);
        if (step == Save && Draft is { } saved)
            return Done($"/drafts/{saved.DraftId}", "Draft.Saved");
        if (
            step.Length == 0
            && await Attempt(entries, new SendSubmission.Command(Case, content, Draft?.DraftId, VersionOf(entries), entries.Text(SeenName)))
                is { } receipt
        )
            return Done($"/submissions/{receipt.Reference}", "Submission.Sent");
        return await Shown(entries, points);
    }

    private protected async Task Show(Entries entries, IReadOnlyList<PointKind> points)
    {
        var isStale = Response.StatusCode == StatusCodes.Status409Conflict;
        if (isStale && Draft is { } old)
            Draft = await FindDraft(old.DraftId);
        var seen =
            isStale || entries.Text(SeenName) is null
                ? (await Mediator.Send(new ListSubmissions.Query(Case, Size: 1), HttpContext.RequestAborted)).SeenAs
                : entries[SeenName];
        var version =
            isStale || entries.Text(VersionName) is null ? Draft?.Version.ToString(CultureInfo.InvariantCulture) : entries[VersionName];
        View = new FormView(
            [
                .. SubmissionQuestions.Of(
                    Kind,
                    points,
                    n => new SideButton(Step, Remove + n.ToString(CultureInfo.InvariantCulture), PageText.Of("Submission.RemovePoint"))
                ),
                Documents(),
            ],
            entries
        )
        {
            Button = PageText.Of("Submission.Send"),
            Back = $"/cases/{Case}",
            TakesFiles = true,
            Recorded = isStale && Draft is { } saved ? SubmissionQuestions.Start(saved.Content) : null,
            Hidden = new Dictionary<string, string>
            {
                [CaseName] = Case,
                [KindName] = Codes.Of(Kind),
                [PointsName] = string.Join(' ', points.Select(Codes.Of)),
                [SeenName] = seen ?? "",
                [DraftName] = Draft?.DraftId.ToString() ?? "",
                [VersionName] = version ?? "",
            },
            SideButtons =
            [
                .. SubmissionQuestions
                    .MoreOf(Kind)
                    .Select(k => new SideButton(Step, Add + Codes.Of(k), PageText.Of($"Submission.Add.{Codes.Of(k)}"))),
                new SideButton(Step, Save, PageText.Of("Draft.Save")),
                .. Draft is null ? Array.Empty<SideButton>() : [new SideButton(Step, Discard, PageText.Of("Draft.Discard"))],
                .. (Draft?.Documents ?? []).Select(d => new SideButton(
                    Step,
                    Detach + d.DocumentId,
                    string.Format(CultureInfo.CurrentCulture, PageText.Of("Draft.Detach"), d.FileName)
                )),
            ],
        }.Sorted();
    }

    private protected async Task<ListDrafts.Row?> FindDraft(Guid id) =>
        (await Mediator.Send(new ListDrafts.Query(id), HttpContext.RequestAborted)).SingleOrDefault();

    private async Task<IActionResult> Shown(Entries entries, IReadOnlyList<PointKind> points)
    {
        await Show(entries, points);
        return Page();
    }

    /// <summary>Saves the draft, and puts the chosen file to it.</summary>
    private async Task<bool> Keep(Entries entries, SubmissionContent content, StreamedFile? file)
    {
        if (await Attempt(entries, new SaveDraft.Command(Case, Draft?.DraftId, VersionOf(entries), content), "-draft") is not { } receipt)
            return false;
        Draft = await FindDraft(Guid.Parse(receipt.Reference!));
        entries.Set(VersionName, receipt.Version.ToString(CultureInfo.InvariantCulture)).Set(DraftName, receipt.Reference);
        if (file is not { Content.Length: > 0 })
            return true;
        try
        {
            await Mediator.Send(
                new AttachDocument.Command(Draft!.DraftId, file.Name, file.Content, file.Content.Length),
                HttpContext.RequestAborted
            );
            return true;
        }
        catch (Exception refused) when (refused is RuleBrokenException or DocumentTooLargeException)
        {
            Refuse(
                entries,
                Refusal.Of(refused)! is { Fields.Count: > 0 } said
                    ? said
                    : new Refusal(
                        StatusCodes.Status413PayloadTooLarge,
                        new Dictionary<string, string[]> { [Document] = [PageText.Of("Error.413.Text")] }
                    )
            );
            return false;
        }
        finally
        {
            Draft = await FindDraft(Draft!.DraftId);
        }
    }

    private async Task TakeOff(ListDrafts.Row draft, Guid document)
    {
        if (draft.Documents.Any(d => d.DocumentId == document))
            await Mediator.Send(new DetachDocument.Command(draft.DraftId, document), HttpContext.RequestAborted);
        Draft = await FindDraft(draft.DraftId);
    }

    private Section Documents() =>
        new(
            PageText.Of("Submission.Documents"),
            [Ask.File(Document) with { IsOptional = true, Hint = PageText.Of("Submission.File.Hint") }]
        )
        {
            Lead = Draft is { Documents.Count: > 0 } draft
                ? Shell.Show.Listed(
                    draft.Documents.Select(d =>
                        draft.InQuarantine.Contains(d.DocumentId) ? $"{d.FileName} ({Texts.Terms.Of(ScanState.Waiting)})" : d.FileName
                    )
                )
                : null,
        };

    private static int? VersionOf(Entries entries) =>
        int.TryParse(entries[VersionName], CultureInfo.InvariantCulture, out var version) ? version : null;

    private static List<PointKind> PointsOf(Entries entries) =>
        [
            .. entries[PointsName]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Take(20)
                .Select(code => Codes.TryParse<PointKind>(code, out var kind) ? kind : throw new NotFoundException()),
        ];

    private static void Drop(Entries entries, List<PointKind> points, int number)
    {
        for (var next = number + 1; next < points.Count; next++)
            entries.Move(SubmissionQuestions.Point(next), SubmissionQuestions.Point(next - 1));
        entries.Drop(SubmissionQuestions.Point(points.Count - 1));
        points.RemoveAt(number);
    }
}
