using System.Globalization;
using CaseTracker.Clocks;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Clocks;

/// <summary>Says what clocks say as people read it.</summary>
public static class ClockWords
{
    private static readonly PageText T = new();

    /// <summary>10 working days.</summary>
    public static string Limit(TimeLimit limit) => T.Count($"Clocks.Unit.{Codes.Of(limit.Unit)}", limit.Amount);

    public static string Amount(int amount, string unit) => Limit(new TimeLimit(amount, Codes.Parse<ClockUnit>(unit)));

    /// <summary>Who owes it.</summary>
    public static string Obliged(ListClocks.Row row) =>
        row.Obliged == Audience.Un.Code ? PageText.Of("Audience.UN") : Show.State(row.Obliged);

    /// <summary>What it is about, with the State to which it is owed where the United Nations owe it.</summary>
    public static string Kind(ListClocks.Row row) =>
        row.State is { } state && row.Obliged != state
            ? T["Format.Pair", Show.Term<ClockKind>(row.Kind), Show.State(state)]
            : Show.Term<ClockKind>(row.Kind);

    /// <summary>Overdue since 3 March 2026; due by 3 March 2026; paused since; settled on.</summary>
    public static string Standing(ListClocks.Row row) =>
        Codes.Parse<ClockStanding>(row.Standing) switch
        {
            ClockStanding.Running => T[row.IsOverdue ? "Clocks.OverdueSince" : "Clocks.DueBy", Show.Date(row.DueOn)],
            ClockStanding.Paused => T["Clocks.PausedSince", Show.Date(row.PausedOn)],
            ClockStanding.Settled => T["Clocks.SettledOn", Show.Date(row.EndedOn)],
            _ => T["Clocks.LapsedOn", Show.Date(row.EndedOn)],
        };

    /// <summary>One line of the arithmetic.</summary>
    public static string Line(CountLine line, TimeLimit limit)
    {
        var (from, to) = (When(line.From, limit), line.To is { } end ? When(end, limit) : null);
        var span = to is null ? from : T["Clocks.Span", from, to];
        return line.Step switch
        {
            CountStep.Anchor => T["Clocks.Step.Anchor", from],
            CountStep.Counted => T["Clocks.Step.Counted", span, Limit(limit with { Amount = line.Amount })],
            CountStep.Weekend => T["Clocks.Step.Weekend", span],
            CountStep.Holiday => T["Clocks.Step.Holiday", span, line.Name],
            CountStep.Paused => T[to is null && limit.Unit == ClockUnit.Hours ? "Clocks.Step.StandsStill" : "Clocks.Step.Paused", span],
            CountStep.Extended => T["Clocks.Step.Extended", Limit(limit with { Amount = line.Amount })],
            _ => T[limit.Unit == ClockUnit.Hours ? "Clocks.Step.DueAt" : "Clocks.Step.DueBy", from],
        };
    }

    /// <summary>Which policy and calendar it was counted by.</summary>
    public static string Basis(ViewClocks.Arithmetic a) =>
        T["Clocks.Basis", Limit(a.Limit), Version(a.Policy), Calendar(a.Calendar), Version(a.CalendarVersion), a.TimeZone];

    public static string Calendar(string code) => code == WorkingCalendar.Headquarters ? PageText.Of("Clocks.Headquarters") : code;

    public static string Version(int number) => number == 0 ? PageText.Of("Clocks.Default") : T["Clocks.Version", number];

    public static string DayName(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(day);

    private static string When(DateTime local, TimeLimit limit) =>
        limit.Unit == ClockUnit.Hours
            ? T["Format.Pair", Show.Date(DateOnly.FromDateTime(local)), local.ToString("HH:mm", CultureInfo.InvariantCulture)]
            : T["Clocks.WeekdayAndDate", DayName(local.DayOfWeek), Show.Date(DateOnly.FromDateTime(local))];
}
