using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Designations;

/// <summary>Who can act where, now or on a day; for those who manage it also where nobody can, what waits and when it must be
/// reviewed.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context, IInvitations invitations, TimeProvider clock) : PageModel
{
    public Caller Caller => context.Caller;

    public ListDesignations.Query Asked { get; private set; } = new();

    [BindProperty(SupportsGet = true, Name = "on")]
    public string? OnWritten { get; set; }

    /// <summary>What is wrong with the day.</summary>
    public string? Fault { get; private set; }

    public IReadOnlyList<ListDesignations.Row> Rows { get; private set; } = [];

    public IReadOnlyList<string> Missions { get; private set; } = [];

    public FindGaps.Gaps? Gaps { get; private set; }

    public ViewAccessReview.View? Review { get; private set; }

    /// <summary>Designations that wait for a second person.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether the identity provider invites people.</summary>
    public bool Invites { get; private set; }

    public static IEnumerable<(string Code, string Name)> States =>
        Reference
            .States.All.Where(s => s.HasLiaison)
            .Select(s => (s.Iso3, Show.State(s.Iso3)))
            .OrderBy(s => s.Item2, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true));

    public async Task OnGetAsync(string? role, string? mission, string? state)
    {
        var cancellation = HttpContext.RequestAborted;
        Asked = new ListDesignations.Query(
            Codes.TryParse<Role>(role, out var asked) ? asked : null,
            Given(mission),
            Given(state)?.ToUpperInvariant(),
            Day()
        );
        Rows = await mediator.Send(Asked, cancellation);
        Missions =
        [
            .. (await mediator.Send(new ListMissions.Query(), cancellation))
                .Select(m => m.Code)
                .Where(c => !c.Contains(' ', StringComparison.Ordinal)),
        ];
        Invites = await invitations.AreOffered(cancellation);
        if (!Caller.Has(Right.ManageDesignations))
            return;
        Gaps = await mediator.Send(new FindGaps.Query(), cancellation);
        Review = await mediator.Send(new ViewAccessReview.Query(), cancellation);
        Waiting = (await mediator.Send(new ListProposals.Query(), cancellation)).Count(p => p.Command is Designate.Command);
    }

    public string StatusOf(ListDesignations.Row row) =>
        row.EndedAt is { } ended
            ? string.Format(CultureInfo.CurrentCulture, PageText.Of("Designations.EndedOn"), Show.Date(DateOnly.FromDateTime(ended)))
            : PageText.Of(
                row.HoldsToday ? "Designations.Holds"
                : row.From.First > Today ? "Designations.Begins"
                : "Designations.Over"
            );

    public string InvitationOf(ListDesignations.Row row) =>
        row switch
        {
            { IsMachine: true } => PageText.Of("Invitation.Machine"),
            { InvitedAt: { } at } => Show.Date(DateOnly.FromDateTime(at)),
            { EndedAt: not null } or { Email: null } => "–",
            _ when !Invites => "–",
            _ => PageText.Of(
                row.HoldsToday ? "Invitation.NotYet"
                : row.From.First > Today ? "Invitation.Later"
                : "Invitation.Never"
            ),
        };

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private DateOnly? Day()
    {
        if (Given(OnWritten) is not { } written)
            return null;
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Fault = Texts.Text.DateNotValid;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return null;
    }
}
