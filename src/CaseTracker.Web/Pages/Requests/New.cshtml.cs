using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.StatusRequests;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Choice = CaseTracker.Web.Forms.Choice;

namespace CaseTracker.Web.Pages.Requests;

/// <summary>Sends a request for status to each host State that is chosen, all of those with open cases at first.</summary>
public sealed class NewModel(IMediator mediator, RequestContext context, TimeProvider clock) : FormPage(mediator, context)
{
    private const int DaysToAnswer = 30;

    public FormView View { get; private set; } = null!;

    public bool HasHosts { get; private set; }

    public async Task OnGetAsync()
    {
        var hosts = await Hosts();
        var answerBy = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(DaysToAnswer);
        Show(hosts, new Entries().Set("States", hosts.Select(h => h.State)).Set("AnswerBy", PartialDate.FromDate(answerBy)));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (hosts, entries) = (await Hosts(), await ReadEntries());
        if (await Earlier(entries) is not null)
            return Done("/requests", "Requests.Done");
        var command = new AskForStatus.Command(
            entries.All("States"),
            entries.Day("AnswerBy") is { } day ? PartialDate.FromDate(day) : default
        );
        if (await Attempt(entries, command) is not null)
            return Done("/requests", "Requests.Done");
        Show(hosts, entries);
        return Page();
    }

    private Task<IReadOnlyList<DueForRequest.Host>> Hosts()
    {
        Require(Right.FollowUp);
        return Mediator.Send(new DueForRequest.Query(), HttpContext.RequestAborted);
    }

    private void Show(IReadOnlyList<DueForRequest.Host> hosts, Entries entries)
    {
        HasHosts = hosts.Count > 0;
        var choices = hosts.Select(h => new Choice(h.State, Label(h))).OrderBy(c => c.Label, StringComparer.CurrentCultureIgnoreCase);
        View = new FormView(
            [
                new Section(
                    null,
                    [Ask.SomeOf("States", choices, "Requests.States") with { IsOptional = false }, Ask.Day("AnswerBy", "Requests.AnswerBy")]
                ),
            ],
            entries
        )
        {
            Button = PageText.Of("Requests.Send"),
            Back = "/requests",
        }.Sorted();
    }

    private static string Label(DueForRequest.Host host) =>
        string.Format(
            CultureInfo.CurrentCulture,
            PageText.Of(host.AskedOn is null ? "Requests.Host.Never" : "Requests.Host"),
            Shell.Show.State(host.State),
            new PageText().Count("Requests.OpenCases", host.OpenCases),
            host.AskedOn is null ? "" : Shell.Show.Date(host.AskedOn)
        );
}
