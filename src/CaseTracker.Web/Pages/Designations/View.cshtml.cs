using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Designations;

/// <summary>One designation: what it says, whether the person was invited, and everything that was recorded of it.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context, IInvitations invitations, TimeProvider clock)
    : FormPage(mediator, context)
{
    private bool _invites;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ViewDesignation.View Found { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    /// <summary>Key of the text that says how it stands.</summary>
    public string Status =>
        Found.IsEnded ? "Designations.Ended"
        : Found.HoldsToday ? "Designations.Holds"
        : Found.From > Today ? "Designations.Begins"
        : "Designations.Over";

    public bool MayEnd => Caller.Has(Right.ManageDesignations) && !Found.IsEnded && Found.Subject != Caller.Subject;

    public bool MayInviteAgain =>
        Caller.Has(Right.ManageDesignations) && _invites && !Found.IsEnded && LastInvited is not null && !Found.Waits;

    public string Invitation =>
        Found switch
        {
            { IsMachine: true } => PageText.Of("Invitation.Machine"),
            _ when Found.Waits => PageText.Of(_invites ? "Invitation.NotYet" : "Invitation.NotOffered"),
            _ when LastInvited is { } at => string.Format(CultureInfo.CurrentCulture, PageText.Of("Invitation.SentOn"), Show.Moment(at)),
            { Email: null } => PageText.Of("Invitation.NoAddress"),
            _ => PageText.Of(!Found.IsEnded && Found.From > Today ? "Invitation.Later" : "Invitation.Never"),
        };

    private DateTime? LastInvited => Found.Steps.LastOrDefault(s => s.Kind == "invitation_sent")?.RecordedAt;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task OnGetAsync() => Load(new Entries());

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.ManageDesignations);
        var entries = await ReadEntries();
        if (await Attempt(entries, new InviteAgain.Command(Id)) is not null)
            return Done($"/designations/{Id}", "Invitation.WillBeSent");
        await Load(entries);
        return Page();
    }

    private async Task Load(Entries entries)
    {
        Found = await Mediator.Send(new ViewDesignation.Query(Id), HttpContext.RequestAborted);
        _invites = await invitations.AreOffered(HttpContext.RequestAborted);
        Form = new FormView([], entries) { Button = PageText.Of("Invitation.Again"), Back = "/designations" }.Sorted();
    }
}
