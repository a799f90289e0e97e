using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Designations;

/// <summary>Designates a person for a role, missions or a State, from one day to another.</summary>
public sealed class NewModel(IMediator mediator, RequestContext context, TimeProvider clock) : FormPage(mediator, context)
{
    public FormView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Require(Right.ManageDesignations);
        await Show(
            new Entries()
                .Set("Language", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
                .Set("From", PartialDate.FromDate(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.ManageDesignations);
        var entries = await ReadEntries();
        if (await Attempt(entries, Read(entries)) is { } receipt)
            return Done("/designations", receipt.ProposalId is null ? "Designations.Done" : "Form.Proposed");
        await Show(entries);
        return Page();
    }

    private static Designate.Command Read(Entries e)
    {
        var role = e.Choice<Role>("Role");
        var (missions, state) = (string.Join(' ', e.All("Missions")), e.Text("State"));
        // What is chosen for another role is sent too, so that it is refused and not passed over.
        var scope = role switch
        {
            Role.FocalPoint => missions,
            Role.Liaison => state,
            _ => $"{missions} {state}",
        };
        return new Designate.Command(
            e.Text("Subject") ?? e.Text("Email") ?? "",
            e.Text("Name") ?? "",
            role ?? default,
            scope,
            e.Day("From") ?? default,
            e.Day("Until", optional: true),
            e.Text("Reason") ?? "",
            e.Text("Email"),
            e.Text("Language")
        );
    }

    private async Task Show(Entries entries)
    {
        // A scope is written with spaces between codes; the few codes that have one are of missions long closed.
        var missions = (await Mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted)).Where(m =>
            !m.Code.Contains(' ', StringComparison.Ordinal)
        );
        View = new FormView(
            [
                new Section(
                    null,
                    [
                        Ask.Line("Name"),
                        Ask.Line("Email", optional: true),
                        Ask.Line("Subject", optional: true),
                        Ask.OneOf("Language", Languages.All.Select(l => new Choice(l.Name, l.NativeName))),
                        Ask.OneOf("Role", Enum.GetValues<Role>().Select(r => new Choice(Codes.Of(r), Shell.Show.RoleName(r)))),
                        Ask.SomeOf("Missions", Ask.MissionChoices(missions.OrderBy(m => m.End is not null))),
                        Ask.State("State", States.All.Where(s => s.HasLiaison).Select(s => s.Iso3), "LiaisonState", optional: true) with
                        {
                            Blank = PageText.Of("Form.NoState"),
                        },
                        Ask.Day("From"),
                        Ask.Day("Until", optional: true),
                        Ask.Reason(),
                    ]
                ),
            ],
            entries
        )
        {
            Button = PageText.Of("Designations.New"),
            Back = "/designations",
            Aliases = new Dictionary<string, string> { ["Scope"] = entries["Role"] == Codes.Of(Role.Liaison) ? "State" : "Missions" },
        }.Sorted();
    }
}
