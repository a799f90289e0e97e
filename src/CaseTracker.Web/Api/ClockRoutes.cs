using CaseTracker.Clocks;
using CaseTracker.Reference;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>The clocks that the caller sees, and the policies and working calendars that they run by.</summary>
internal static class ClockRoutes
{
    private const int PageSize = 50;

    public static void MapClocks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clocks", List)
            .WithName("ListClocks")
            .WithSummary("Lists the clocks that the caller sees: overdue (by default), due soon, running, paused or ended.")
            .Produces<ClockList>()
            .Reads(new("view", "owed", "kind", "state", "mission", "page", "size"));
        api.MapGet("/cases/{reference}/clocks", OfCase)
            .WithName("ViewClocks")
            .WithSummary("The clocks of one case, each with the arithmetic that explains its end.")
            .Produces<IReadOnlyList<ClockEntry>>()
            .Reads(new(AsOf.Parameter, "audience"));
        api.MapGet("/reminders", Reminders)
            .WithName("DueReminders")
            .WithSummary("The reminders that are to be sent to States now.")
            .Produces<ReminderList>()
            .Reads(new("size"));
        api.MapGet("/clock-policies", Policies)
            .WithName("ListClockPolicies")
            .WithSummary("How long each kind of clock runs, in all versions.")
            .Produces<IReadOnlyList<ClockPolicies>>()
            .Reads(Parameters.None);
        api.MapGet("/working-calendars", Calendars)
            .WithName("ListWorkingCalendars")
            .WithSummary("When headquarters and missions work, in all versions.")
            .Produces<IReadOnlyList<WorkingCalendars>>()
            .Reads(Parameters.None);
    }

    private static async Task List(HttpContext context, IMediator mediator)
    {
        var request = context.Request;
        var filter = new ClockFilter(
            Parameters.Code<ClockView>(request, "view") ?? ClockView.Overdue,
            OwedBy(request),
            Parameters.Code<ClockKind>(request, "kind"),
            Parameters.Text(request, "state"),
            Parameters.Text(request, "mission")
        );
        var found = await mediator.Send(
            new ListClocks.Query(filter, Parameters.Number(request, "page") ?? 1, Parameters.Number(request, "size") ?? PageSize),
            context.RequestAborted
        );
        var list = new ClockList(
            found.Counts[ClockView.Overdue],
            found.Counts[ClockView.DueSoon],
            found.Counts[ClockView.Running],
            found.Counts[ClockView.Paused],
            found.HasMore,
            [.. found.Rows.Select(r => EntryOf(r, null))]
        );
        Answers.Read(context, list, ContractJson.Default.ClockList);
    }

    private static bool? OwedBy(HttpRequest request) =>
        Parameters.Code<Owed>(request, "owed") switch
        {
            Owed.Un => true,
            Owed.States => false,
            _ => null,
        };

    private static async Task OfCase(string reference, HttpContext context, IMediator mediator)
    {
        var query = new ViewClocks.Query(
            reference,
            await CaseRoutes.PositionOf(context.Request, mediator),
            Parameters.Audience(context.Request)
        );
        var found = await mediator.Send(query, context.RequestAborted);
        Answers.Read(context, [.. found.Select(f => EntryOf(f.Clock, f.Arithmetic))], ContractJson.Default.IReadOnlyListClockEntry);
    }

    private static async Task Reminders(HttpContext context, IMediator mediator)
    {
        var found = await mediator.Send(
            new DueReminders.Query(Parameters.Number(context.Request, "size") ?? PageSize),
            context.RequestAborted
        );
        var reminders = found.First.Select(r => new ProposedReminder(
            r.Reference,
            OrNull(r.Mission),
            r.State,
            r.Kind,
            r.ClockId,
            r.DueOn,
            r.RemindAt,
            r.RemindsItself
        ));
        Answers.Read(context, new ReminderList(found.Count, [.. reminders]), ContractJson.Default.ReminderList);
    }

    private static async Task Policies(HttpContext context, IMediator mediator)
    {
        var found = await mediator.Send(new ListClockPolicies.Query(), context.RequestAborted);
        Answers.Read(
            context,
            [
                .. found.Select(k => new ClockPolicies(
                    Codes.Of(k.Kind),
                    k.Holds?.Number,
                    [
                        .. k.Versions.Select(v => new ClockPolicyVersion(
                            v.Number,
                            v.Policy.Limit.Amount,
                            Codes.Of(v.Policy.Limit.Unit),
                            v.Policy.From is { } from ? DayOf(from) : null,
                            v.Policy.RemindAfterDays,
                            v.Policy.RemindsItself,
                            v.SetAt,
                            v.SetBy,
                            v.Reason
                        )),
                    ]
                )),
            ],
            ContractJson.Default.IReadOnlyListClockPolicies
        );
    }

    private static async Task Calendars(HttpContext context, IMediator mediator)
    {
        var found = await mediator.Send(new ListWorkingCalendars.Query(), context.RequestAborted);
        Answers.Read(
            context,
            [
                .. found.Select(p => new WorkingCalendars(
                    p.Code,
                    [
                        .. p.Versions.Select(v => new WorkingCalendarVersion(
                            v.Number,
                            v.Calendar.TimeZone,
                            [.. v.Calendar.Weekend.Select(Codes.Of)],
                            [.. v.Calendar.Holidays.Select(h => new NamedHoliday(DayOf(h.Day), h.Name))],
                            v.SetAt,
                            v.SetBy,
                            v.Reason
                        )),
                    ]
                )),
            ],
            ContractJson.Default.IReadOnlyListWorkingCalendars
        );
    }

    private static ClockEntry EntryOf(ListClocks.Row row, ViewClocks.Arithmetic? arithmetic) =>
        new()
        {
            ClockId = row.ClockId,
            Reference = row.Reference,
            Mission = OrNull(row.Mission),
            Kind = row.Kind,
            Obliged = row.Obliged,
            State = row.State,
            Standing = row.Standing,
            IsOverdue = row.IsOverdue,
            StartedOn = row.StartedOn,
            DueAt = row.DueAt,
            DueOn = row.DueOn,
            PausedOn = row.PausedOn,
            EndedOn = row.EndedOn,
            Extended = row.Extended,
            Unit = row.Unit,
            Reason = row.Reason,
            Arithmetic = arithmetic is null
                ? null
                : new ClockCount(
                    arithmetic.Limit.Amount,
                    Codes.Of(arithmetic.Limit.Unit),
                    arithmetic.Policy,
                    arithmetic.Calendar,
                    arithmetic.CalendarVersion,
                    arithmetic.TimeZone,
                    [.. arithmetic.Lines.Select(l => new ClockLine(Codes.Of(l.Step), l.From, l.To, l.Amount, l.Name))]
                ),
        };

    private static string DayOf(DateOnly day) => PartialDate.FromDate(day).ToString();

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>Whose duties a list shows.</summary>
    private enum Owed
    {
        Un,
        States,
    }
}
