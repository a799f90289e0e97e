using CaseTracker.Access;
using CaseTracker.Missions;
using CaseTracker.Proceedings;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Assistance;

/// <summary>Records assistance that a host State asked for or was offered; the cases or the proceeding that wait for it can be named at
/// once.</summary>
public sealed class NewModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const string Place = "/assistance";

    public FormView View { get; private set; } = null!;

    /// <summary>The proceeding from whose page the form was opened.</summary>
    [BindProperty(SupportsGet = true, Name = "proceeding")]
    public string? Proceeding { get; set; }

    public async Task OnGetAsync()
    {
        Require(Right.FollowUp);
        var found = Proceeding is null ? null : await Mediator.Send(new ViewProceeding.Query(Proceeding), HttpContext.RequestAborted);
        var missions = found?.Cases.Select(c => c.Mission).Distinct().ToArray() ?? Caller.Missions;
        await Show(
            new Entries()
                .Set("Host", found?.Proceeding.State)
                .Set("Mission", missions is [var only] ? only : null)
                .Set("Proceeding", found?.Proceeding.Reference)
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.FollowUp);
        var entries = await ReadEntries();
        if (await Earlier(entries) is { } earlier)
            return Finish(earlier);
        var cases = entries.Text("Cases")?.Split([' ', ',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (await Attempt(entries, AssistanceQuestions.Opening(entries, cases, entries.Text("Proceeding"))) is { } receipt)
            return Finish(receipt);
        await Show(entries);
        return Page();
    }

    private IActionResult Finish(Receipt receipt) => Done($"{Place}/{receipt.Reference}", "Do.open-assistance.Done");

    private async Task Show(Entries entries)
    {
        Require(Right.FollowUp);
        var missions = (await Mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted)).Where(m =>
            Caller.Missions?.Contains(m.Code) != false
        );
        IReadOnlyList<Field> fields =
        [
            .. AssistanceQuestions.Facts(null, missions),
            .. AssistanceQuestions.Step(AssistanceQuestions.Beginning),
            Ask.Line("Cases", "WaitingCases", optional: true),
            Ask.Line("Proceeding", "WaitingCourt", optional: true),
        ];
        View = new FormView([new Section(null, fields)], entries)
        {
            Button = PageText.Of("Do.open-assistance"),
            Back = Proceeding is null ? Place : $"/proceedings/{Proceeding}",
        }.Sorted();
    }
}
