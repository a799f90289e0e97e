using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Missions;

/// <summary>States a mission again, in full and with the reason, or a new one.</summary>
public sealed class EditModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const int SpareHosts = 2;

    /// <summary>Null for a new mission.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public FormView Form { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var known = await Find();
        Show(known, known is null ? new Entries().Set<MissionKind>("Mission.Kind", MissionKind.Peacekeeping) : Write(known.Mission));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (known, entries) = (await Find(), await ReadEntries());
        var command = Read(known?.Mission, entries);
        if (await Earlier(entries) is not null)
            return Done(AddressOf(command.Mission), "Missions.Done");
        if (known is not null && entries[FormView.Version] != Digits(known.History.Count))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            entries.Refuse("", PageText.Of("Missions.ChangedMeanwhile"));
        }
        else if (await IsNewCode(known, command, entries) && await Attempt(entries, command) is not null)
        {
            return Done(AddressOf(command.Mission), "Missions.Done");
        }
        Show(known, entries);
        return Page();
    }

    private async Task<ViewMission.View?> Find()
    {
        Require(Right.ManageReference);
        return Code is null ? null : await Mediator.Send(new ViewMission.Query(Code), HttpContext.RequestAborted);
    }

    // A known code would change that mission instead of adding one.
    private async Task<bool> IsNewCode(ViewMission.View? known, DefineMission.Command command, Entries entries)
    {
        if (
            known is not null
            || (await Mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted)).All(m => m.Code != command.Mission.Code)
        )
            return true;
        entries.Refuse("Mission.Code", Texts.Text.MissionNameTaken(command.Mission.Code));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }

    private static string AddressOf(Mission mission) => $"/missions/{Uri.EscapeDataString(mission.Code)}";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Host(int number) => $"Mission.Hosts[{number}]";

    private static DefineMission.Command Read(Mission? known, Entries e)
    {
        var hosts = new List<HostPeriod>();
        for (var i = 0; e.Names($"{Host(i)}.State"); i++)
        {
            var (from, to) = (e.Date($"{Host(i)}.From", optional: true), e.Date($"{Host(i)}.To", optional: true));
            if (e.Text($"{Host(i)}.State") is { } state)
                hosts.Add(new HostPeriod(state, from, to));
            else if (from is not null || to is not null)
                e.Refuse($"{Host(i)}.State", Texts.Text.StateMissing);
        }
        var mission = new Mission
        {
            Code = known?.Code ?? e.Text("Mission.Code") ?? "",
            Names = Words("Names", known?.Names)!,
            Kind = e.Choice<MissionKind>("Mission.Kind") ?? default,
            Start = e.Date("Mission.Start", optional: true),
            End = e.Date("Mission.End", optional: true),
            Hosts = hosts,
            Note = Words("Note", known?.Note),
            ResponsibleOffice = Words("ResponsibleOffice", known?.ResponsibleOffice)!,
            Aliases =
            [
                .. (e.Text("Mission.Aliases") ?? "")
                    .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Distinct(),
            ],
        };
        return new DefineMission.Command(mission, e.Text("Reason") ?? "");

        // The form asks for two languages; a text that changes loses its translations into others, which would say something else.
        Wording? Words(string name, Wording? before)
        {
            var (english, french) = (e.Text($"Mission.{name}.En"), e.Text($"Mission.{name}.Fr"));
            if (english is null && french is null)
                return null;
            return before is not null && (before.En, before.Fr) == (english, french) ? before : new Wording(english ?? "", french ?? "");
        }
    }

    private static Entries Write(Mission m)
    {
        var entries = new Entries()
            .Set("Mission.Names.En", m.Names.En)
            .Set("Mission.Names.Fr", m.Names.Fr)
            .Set<MissionKind>("Mission.Kind", m.Kind)
            .Set("Mission.Start", m.Start)
            .Set("Mission.End", m.End)
            .Set("Mission.Note.En", m.Note?.En)
            .Set("Mission.Note.Fr", m.Note?.Fr)
            .Set("Mission.ResponsibleOffice.En", m.ResponsibleOffice.En)
            .Set("Mission.ResponsibleOffice.Fr", m.ResponsibleOffice.Fr)
            .Set("Mission.Aliases", string.Join(", ", m.Aliases));
        foreach (var (i, host) in m.Hosts.Index())
            entries.Set($"{Host(i)}.State", host.State).Set($"{Host(i)}.From", host.From).Set($"{Host(i)}.To", host.To);
        return entries;
    }

    private void Show(ViewMission.View? known, Entries entries) =>
        Form = new FormView([.. Sections(known is null, HostsIn(entries) + SpareHosts)], entries)
        {
            Button = PageText.Of(known is null ? "Missions.New" : "Form.Save"),
            Back = known is null ? "/missions" : AddressOf(known.Mission),
            CaseVersion = known?.History.Count,
            Recorded = Response.StatusCode == StatusCodes.Status409Conflict ? Write(known!.Mission) : null,
        }.Sorted();

    /// <summary>As many as reach to the last one that is filled in.</summary>
    private static int HostsIn(Entries entries) =>
        Enumerable
            .Range(0, 100)
            .TakeWhile(i => entries.Names($"{Host(i)}.State"))
            .LastOrDefault(i => entries.Text($"{Host(i)}.State") is not null, -1) + 1;

    private static IEnumerable<Section> Sections(bool isNew, int hosts)
    {
        yield return new Section(
            null,
            [
                .. isNew ? [Ask.Line("Mission.Code")] : Array.Empty<Field>(),
                Ask.Line("Mission.Names.En"),
                Ask.Line("Mission.Names.Fr"),
                Ask.Term<MissionKind>("Mission.Kind"),
                Ask.Date("Mission.Start", optional: true),
                Ask.Date("Mission.End", optional: true),
                Ask.Line("Mission.Aliases", optional: true),
                Ask.Line("Mission.ResponsibleOffice.En"),
                Ask.Line("Mission.ResponsibleOffice.Fr"),
                Ask.Text("Mission.Note.En", optional: true),
                Ask.Text("Mission.Note.Fr", optional: true),
            ]
        );
        for (var i = 0; i < hosts; i++)
        {
            yield return new Section(string.Format(CultureInfo.CurrentCulture, PageText.Of("Missions.HostNumber"), i + 1), [.. AskHost(i)])
            {
                IsOneOfSeveral = true,
                Lead = i == 0 ? PageText.Of("Missions.Hosts.Lead") : null,
            };
        }
        yield return new Section(PageText.Of("Field.Reason"), [Ask.Reason()]);
    }

    private static IEnumerable<Field> AskHost(int number) =>
        [
            Ask.State($"{Host(number)}.State", States.All.Where(s => s.HasLiaison).Select(s => s.Iso3), "HostState", optional: true) with
            {
                Blank = PageText.Of("Form.NoState"),
            },
            Ask.Date($"{Host(number)}.From", "HostFrom", optional: true),
            Ask.Date($"{Host(number)}.To", "HostTo", optional: true),
        ];
}
