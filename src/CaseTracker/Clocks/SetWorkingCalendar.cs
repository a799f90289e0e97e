using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>Says in full when headquarters or a mission works, with the reason; clocks that are running keep the calendar that they began
/// with.</summary>
public static class SetWorkingCalendar
{
    private const int MaxHolidays = 500;
    private const int MaxName = 200;

    [Needs(Right.ManageReference)]
    public sealed record Command(WorkingCalendar Calendar, string Reason) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Reason).Reasoned();
            RuleFor(c => c.Calendar).NotNull().SetValidator(new CalendarRules());
        }
    }

    internal sealed class CalendarRules : AbstractValidator<WorkingCalendar>
    {
        public CalendarRules()
        {
            RuleFor(c => c.TimeZone).Must(WorkingCalendar.IsZone).WithMessage(_ => Text.TimeZoneUnknown);
            RuleFor(c => c.Weekend)
                .Must(w => w is not null && w.Count < 7 && w.Distinct().Count() == w.Count && w.All(Enum.IsDefined))
                .WithMessage(_ => Text.WeekendNotValid);
            RuleFor(c => c.Holidays).Must(h => h is not null && h.Count <= MaxHolidays).WithMessage(_ => Text.TooManyHolidays(MaxHolidays));
            RuleFor(c => c.Holidays)
                .Must(h => h is null || h.OfType<Holiday>().DistinctBy(x => x.Day).Count() == h.Count)
                .WithMessage(_ => Text.HolidayTwice);
            RuleForEach(c => c.Holidays)
                .Must(h => h is not null && !string.IsNullOrWhiteSpace(h.Name) && h.Name.Length <= MaxName)
                .WithMessage(_ => Text.NameMissing);
        }
    }

    /// <summary>Pure: what is recorded of the calendar, its holidays in order.</summary>
    /// <exception cref="RuleBrokenException">Nothing changes by it, or there is no such mission.</exception>
    internal static WorkingCalendarSet Decide(ClockBook book, Reference.MissionCatalogue missions, Command command)
    {
        var calendar = command.Calendar with
        {
            Holidays = [.. command.Calendar.Holidays.OrderBy(h => h.Day)],
            Weekend = [.. command.Calendar.Weekend.Order()],
        };
        if (calendar.Code != WorkingCalendar.Headquarters && missions.Find(calendar.Code)?.Code != calendar.Code)
            throw new RuleBrokenException(Text.MissionUnknown(calendar.Code), "Calendar.Code");
        if (book.CalendarFor(calendar.Code).Value == calendar)
            throw new RuleBrokenException(Text.NothingChanged);
        return new WorkingCalendarSet(calendar, command.Reason);
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var stream = WorkingCalendarProjection.IdOf(request.Calendar.Code);
                    await recording.Load(stream);
                    recording.Add(
                        WorkingCalendarProjection.Kind,
                        stream,
                        [Decide(await ClockBook.Read(recording.Session), await MissionDirectory.Read(recording.Session), request)]
                    );
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
