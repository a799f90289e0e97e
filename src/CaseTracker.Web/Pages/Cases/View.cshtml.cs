using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Notifications;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Cases;

/// <summary>One case as its reader may know it; for UN desks also as a State knows it.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context) : PageModel
{
    private const int MostProceedings = 20;
    private const int MostMessages = 200;

    public Caller Caller => context.Caller;

    public Lens Lens { get; private set; } = null!;

    /// <summary>What the address of another view of the same position carries.</summary>
    public Parameters Address { get; private set; } = null!;

    public ViewCase.Result Found { get; private set; } = null!;

    public ViewCase.Case Case => Found.Case;

    /// <summary>Why the case has its status, with the same eyes and at the same position.</summary>
    public string StatusAddress => (Address with { Path = $"/cases/{Case.Reference}/status" }).ToString();

    public Stage Stage => Codes.Parse<Stage>(Case.Stage);

    /// <summary>The proceedings about this case that the reader sees.</summary>
    public ListProceedings.Result Proceedings { get; private set; } = null!;

    /// <summary>A proceeding with the same eyes and at the same position.</summary>
    public string AddressOf(ListProceedings.Row row) => (Address with { Path = $"/proceedings/{row.Reference}" }).ToString();

    /// <summary>The assistance that the case waits for, and what would get it moving again, as the reader may know it.</summary>
    public AssistanceOfCase.Result Assistance { get; private set; } = null!;

    /// <summary>A page with the same eyes and at the same position.</summary>
    public string Seen(string path) => (Address with { Path = path }).ToString();

    /// <summary>The correspondence that the reader sees, latest first.</summary>
    public IReadOnlyList<ListMessages.Row> Messages { get; private set; } = [];

    /// <summary>What the resolution asks for and has not gone out; of the UN only.</summary>
    public IReadOnlyList<ProposedMessages.Proposed> Proposed { get; private set; } = [];

    /// <summary>Whether the reader may send notes about the case as it is.</summary>
    public bool MayIssue =>
        IsOwnPresent
        && Found.Un is not null
        && Caller.Has(Right.FollowUp)
        && Case.MergedInto is null
        && Case.Classification != Codes.Of(Classification.StrictlyConfidential);

    /// <summary>A message with the same eyes and at the same position.</summary>
    public string AddressOf(ListMessages.Row row) => (Address with { Path = Pages.Messages.Threads.PathOf(row) }).ToString();

    /// <summary>The time limits that run in this case as the reader may know them.</summary>
    public IReadOnlyList<ViewClocks.Explained> Clocks { get; private set; } = [];

    /// <summary>What States sent in, as far as the reader may know it: the latest, what awaits an answer first.</summary>
    public ListSubmissions.Result Submissions { get; private set; } = null!;

    /// <summary>Whether the reader may answer for its State.</summary>
    public bool MayAnswer => IsOwnPresent && Caller.Has(Right.Submit);

    /// <summary>The documents that the reader may open.</summary>
    public IReadOnlyList<ListDocuments.Row> Documents { get; private set; } = [];

    /// <summary>Whether the reader may put documents to the case.</summary>
    public bool MayFile => IsOwnPresent && Found.Un is not null && Caller.Has(Right.FollowUp) && Case.MergedInto is null;

    /// <summary>Where a proposed message is read and sent.</summary>
    public string AddressOf(ProposedMessages.Proposed one) =>
        new Parameters($"/cases/{Case.Reference}/issue", [])
            .With("kind", Codes.Of(one.Kind))
            .With("state", one.State)
            .With("language", one.Language)
            .ToString();

    /// <summary>Registry facts, and what families and survivors were told of; of the UN only.</summary>
    public IReadOnlyList<FollowedUp> FollowedUp { get; private set; } = [];

    public IReadOnlyList<Waiting> Waits { get; private set; } = [];

    /// <summary>Whether this is the case as the caller has it, now: only then anything can be done with it.</summary>
    public bool IsOwnPresent => !Lens.IsSet;

    /// <summary>What the reader may do to the case.</summary>
    public CaseActions Actions => new(Found, Caller);

    /// <summary>The one thing to do next: what is awaited first.</summary>
    public CaseForm? Next =>
        !IsOwnPresent || Case.Closure is not null || Case.Standing != Codes.Of(CaseTracker.Cases.Standing.Counted)
            ? null
            : Actions
                .OnCase.SelectMany(g => g)
                .OrderBy(f => Waits.TakeWhile(w => w.Form != f.Slug).Count())
                .FirstOrDefault(f => Waits.Any(w => w.Form == f.Slug));

    /// <summary>Totals by harm that are not zero.</summary>
    public IReadOnlyList<(HarmGroup Harm, int Persons)> Totals =>
        [
            .. new[]
            {
                (HarmGroup.Killed, Case.Killed),
                (HarmGroup.Injured, Case.Injured),
                (HarmGroup.Abducted, Case.Abducted),
                (HarmGroup.Detained, Case.Detained),
                (HarmGroup.Missing, Case.Missing),
                (HarmGroup.Assaulted, Case.Assaulted),
                (HarmGroup.Threatened, Case.Threatened),
            }.Where(t => t.Item2 > 0),
        ];

    public async Task OnGetAsync(string reference)
    {
        Address = Parameters.Of(Request);
        Lens = Lens.Of(Address);
        Found = await mediator.Send(
            new ViewCase.Query(reference, await Lens.PositionAsked(mediator, HttpContext.RequestAborted), Lens.Audience),
            HttpContext.RequestAborted
        );
        Proceedings = await mediator.Send(
            new ListProceedings.Query(
                new ProceedingFilter
                {
                    Cases = new CaseFilter
                    {
                        Reference = Case.Reference,
                        Scope = Codes.Parse<Scope>(Case.Scope),
                        Standing = null,
                    },
                },
                Size: MostProceedings,
                Position: await Lens.PositionAsked(mediator, HttpContext.RequestAborted),
                Audience: Lens.Audience
            ),
            HttpContext.RequestAborted
        );
        Assistance = await mediator.Send(
            new AssistanceOfCase.Query(Case.Reference, await Lens.PositionAsked(mediator, HttpContext.RequestAborted), Lens.Audience),
            HttpContext.RequestAborted
        );
        Messages = (
            await mediator.Send(
                new ListMessages.Query(
                    new MessageFilter { About = Case.Reference },
                    null,
                    MostMessages,
                    await Lens.PositionAsked(mediator, HttpContext.RequestAborted),
                    Lens.Audience
                ),
                HttpContext.RequestAborted
            )
        ).Rows;
        // The past of submissions is on their own pages, dated.
        Submissions = await mediator.Send(
            new ListSubmissions.Query(Case.Reference, Size: MostProceedings, Audience: Lens.Audience),
            HttpContext.RequestAborted
        );
        Documents = await mediator.Send(new ListDocuments.Query(Case.Reference, Lens.Audience), HttpContext.RequestAborted);
        if (MayIssue)
            Proposed = await mediator.Send(new ProposedMessages.Query(Case.Reference), HttpContext.RequestAborted);
        Clocks = await mediator.Send(
            new ViewClocks.Query(Case.Reference, await Lens.PositionAsked(mediator, HttpContext.RequestAborted), Lens.Audience),
            HttpContext.RequestAborted
        );
        if (Found.Un is not null && Lens.Audience is null && Caller.Has(Right.FollowUp))
            FollowedUp = Pages.Cases.FollowedUp.Of(
                Found.Persons,
                await mediator.Send(
                    new ViewFollowUp.Query(
                        Case.Reference,
                        await Lens.PositionAsked(mediator, HttpContext.RequestAborted),
                        IsPartOfCase: true
                    ),
                    HttpContext.RequestAborted
                )
            );
        Waits = IsOwnPresent ? [.. Waiting.Of(Found, Caller)] : [];
    }
}
