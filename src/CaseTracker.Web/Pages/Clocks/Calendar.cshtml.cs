using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Clocks;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Clocks;

/// <summary>Says again in full when headquarters or a mission works, or first for a mission that has no calendar of its own.</summary>
public sealed class CalendarModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const string Back = "/clocks/calendars";

    /// <summary>Null for a first calendar.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public FormView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var known = await Find();
        await Show(known, Write(known?.Calendar ?? WorkingCalendar.Default));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (known, entries) = (await Find(), await ReadEntries());
        if (await Earlier(entries) is not null)
            return Done(Back, "Clocks.Calendar.Done");
        if (known is not null && entries[FormView.Version] != known.Number.ToString(CultureInfo.InvariantCulture))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            entries.Refuse("", PageText.Of("Clocks.Calendar.ChangedMeanwhile"));
        }
        else if (await Attempt(entries, Read(entries)) is not null)
        {
            return Done(Back, "Clocks.Calendar.Done");
        }
        await Show(known, entries);
        return Page();
    }

    private async Task<ListWorkingCalendars.Version?> Find()
    {
        Require(Right.ManageReference);
        if (Code is null)
            return null;
        var place =
            (await Mediator.Send(new ListWorkingCalendars.Query(), HttpContext.RequestAborted)).FirstOrDefault(p => p.Code == Code)
            ?? throw new NotFoundException();
        return place.Versions[0];
    }

    private SetWorkingCalendar.Command Read(Entries entries)
    {
        var holidays = new List<Holiday>();
        foreach (
            var (number, line) in (entries.Text("Calendar.Holidays") ?? "")
                .Split('\n', StringSplitOptions.TrimEntries)
                .Index()
                .Where(l => l.Item.Length > 0)
        )
        {
            var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (
                parts.Length == 2
                && DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            )
                holidays.Add(new Holiday(day, parts[1]));
            else
                entries.Refuse(
                    "Calendar.Holidays",
                    string.Format(CultureInfo.CurrentCulture, PageText.Of("Clocks.HolidayNotValid"), number + 1)
                );
        }
        List<DayOfWeek> weekend =
        [
            .. entries.All("Calendar.Weekend").Where(d => Codes.TryParse<DayOfWeek>(d, out _)).Select(Codes.Parse<DayOfWeek>),
        ];
        return new SetWorkingCalendar.Command(
            new WorkingCalendar
            {
                Code = Code ?? entries.Text("Calendar.Code") ?? "",
                TimeZone = entries.Text("Calendar.TimeZone") ?? "",
                Weekend = weekend,
                Holidays = holidays,
            },
            entries.Text("Reason") ?? ""
        );
    }

    private static Entries Write(WorkingCalendar calendar) =>
        new Entries()
            .Set("Calendar.TimeZone", calendar.TimeZone)
            .Set("Calendar.Weekend", calendar.Weekend.Select(Codes.Of))
            .Set("Calendar.Holidays", string.Join('\n', calendar.Holidays.Select(h => $"{PartialDate.FromDate(h.Day)} {h.Name}")));

    private async Task Show(ListWorkingCalendars.Version? known, Entries entries)
    {
        var missions = Code is not null ? [] : await Mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted);
        View = new FormView([new Section(null, [.. Questions(missions)])], entries)
        {
            Button = PageText.Of("Form.Save"),
            Back = Back,
            CaseVersion = known?.Number,
            Recorded = Response.StatusCode == StatusCodes.Status409Conflict ? Write(known!.Calendar) : null,
        }.Sorted();
    }

    private IEnumerable<Field> Questions(IReadOnlyList<Mission> missions)
    {
        if (Code is null)
            yield return Ask.Mission("Calendar.Code", missions);
        yield return Ask.Line("Calendar.TimeZone");
        yield return Ask.SomeOf("Calendar.Weekend", Week().Select(d => new Choice(Codes.Of(d), ClockWords.DayName(d))));
        yield return Ask.Text("Calendar.Holidays", optional: true);
        yield return Ask.Reason();
    }

    /// <summary>From Monday on (ISO 8601).</summary>
    private static IEnumerable<DayOfWeek> Week() => Enum.GetValues<DayOfWeek>().OrderBy(d => ((int)d + 6) % 7);
}
