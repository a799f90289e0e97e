using CaseTracker.Access;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Missions;

/// <summary>One mission: its host States over time, and to who may read the past, who changed what and why.</summary>
public sealed class MissionModel(IMediator mediator, RequestContext context) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public ViewMission.View View { get; private set; } = null!;

    public bool MayEdit => context.Caller.Has(Right.ManageReference);

    /// <summary>Latest first, each with what it changed.</summary>
    public IEnumerable<(ViewMission.Change Change, string What)> Changes =>
        View.History.Select(
            (change, i) =>
                (
                    change,
                    i + 1 < View.History.Count ? WhatChanged(View.History[i + 1].Mission, change.Mission) : PageText.Of("Missions.First")
                )
        );

    public async Task OnGetAsync() => View = await mediator.Send(new ViewMission.Query(Code), HttpContext.RequestAborted);

    private static string WhatChanged(Mission before, Mission after)
    {
        var changed = new (bool Is, string Key)[]
        {
            (before.Names != after.Names, "Missions.Name"),
            (before.Kind != after.Kind, "Missions.Kind"),
            (before.Start != after.Start, "Field.Mission.Start"),
            (before.End != after.End, "Field.Mission.End"),
            (!before.Hosts.SequenceEqual(after.Hosts), "Missions.Hosts"),
            (before.Note != after.Note, "Missions.Note"),
            (before.ResponsibleOffice != after.ResponsibleOffice, "Missions.Office"),
            (!before.Aliases.SequenceEqual(after.Aliases), "Field.Mission.Aliases"),
        };
        return string.Format(
            System.Globalization.CultureInfo.CurrentCulture,
            PageText.Of("Missions.Changed"),
            Show.Listed(changed.Where(c => c.Is).Select(c => PageText.Of(c.Key)))
        );
    }
}
