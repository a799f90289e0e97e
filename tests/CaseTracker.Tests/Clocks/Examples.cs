using System.Globalization;
using CaseTracker.Clocks;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Clocks;

/// <summary>Writes clocks in short for tables of examples: <c>10wd</c>, <c>2026-06-01T14:00Z</c>, <c>NY</c>.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, WorkingCalendar> _calendars = new()
    {
        ["NY"] = Calendar("America/New_York", [DayOfWeek.Saturday, DayOfWeek.Sunday]),
        ["NY with holidays"] = Calendar(
            "America/New_York",
            [DayOfWeek.Saturday, DayOfWeek.Sunday],
            "2026-06-06",
            "2026-11-26",
            "2026-12-25",
            "2027-01-01"
        ),
        ["Beirut"] = Calendar("Asia/Beirut", [DayOfWeek.Saturday, DayOfWeek.Sunday]),
        ["Khartoum"] = Calendar("Africa/Khartoum", [DayOfWeek.Friday, DayOfWeek.Saturday]),
        ["Kabul"] = Calendar("Asia/Kabul", [DayOfWeek.Friday]),
        ["Kathmandu"] = Calendar("Asia/Kathmandu", [DayOfWeek.Saturday]),
        ["Havana"] = Calendar("America/Havana", [DayOfWeek.Saturday, DayOfWeek.Sunday]),
        ["no weekend"] = Calendar("America/New_York", []),
    };

    /// <param name="text">For each example a line with its name and a line with its values, which bars divide.</param>
    public static IEnumerable<TestCaseData> Table(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries)
            .Chunk(2)
            .Select(e => new TestCaseData([.. e[1].Split('|', StringSplitOptions.TrimEntries)]) { TestName = e[0] });

    public static WorkingCalendar Calendar(string name) => _calendars[name];

    public static TimeLimit Limit(string text) =>
        text[^1] switch
        {
            'h' => new(Number(text[..^1]), ClockUnit.Hours),
            'd' when text[^2] == 'w' => new(Number(text[..^2]), ClockUnit.WorkingDays),
            _ => new(Number(text[..^1]), ClockUnit.Days),
        };

    public static Anchor From(string text) => text.EndsWith('Z') ? Anchor.At(Instant(text)) : Anchor.On(PartialDate.Parse(text));

    /// <param name="text"><c>from/to</c>, the second left out of a pause that goes on; several divided by blanks.</param>
    public static IReadOnlyList<Pause> Pauses(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.Split('/'))
                .Select(p => new Pause(Instant(p[0]), p[1].Length == 0 ? null : Instant(p[1]))),
        ];

    public static DateTime Instant(string text) =>
        DateTime.ParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal
        );

    private static WorkingCalendar Calendar(string zone, DayOfWeek[] weekend, params string[] holidays) =>
        new()
        {
            Code = "TEST",
            TimeZone = zone,
            Weekend = weekend,
            Holidays = [.. holidays.Select(h => new Holiday(DateOnly.Parse(h, CultureInfo.InvariantCulture), $"Holiday {h}"))],
        };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
