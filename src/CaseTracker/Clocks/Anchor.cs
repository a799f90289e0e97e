using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>
/// From when a clock counts: an instant, or a date of which no time is known. A date counts from the end of the last day that it may stand
/// for, so that whoever is obliged never loses time by what the record does not know.
/// </summary>
public sealed record Anchor
{
    private Anchor() { }

    /// <summary>UTC; null when only the date is known.</summary>
    public DateTime? Instant { get; private init; }

    /// <summary>Null when the instant is known.</summary>
    public PartialDate? Date { get; private init; }

    public static Anchor At(DateTime instant) => new() { Instant = DateTime.SpecifyKind(instant, DateTimeKind.Utc) };

    public static Anchor On(PartialDate date) => new() { Date = date };

    /// <summary>As it is stored: an instant in ISO 8601, or a partial date.</summary>
    /// <exception cref="FormatException">Neither of the two.</exception>
    public static Anchor Parse(string text) =>
        PartialDate.TryParse(text, out var date)
            ? On(date)
            : At(
                DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.RoundtripKind)
            );

    public override string ToString() =>
        Date?.ToString() ?? Instant!.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The local day that is not counted any more: that of the anchor.</summary>
    public DateOnly DayIn(WorkingCalendar calendar) => Date?.Last ?? calendar.DayOf(Instant!.Value);

    /// <summary>The instant (UTC) from which hours count.</summary>
    public DateTime StartIn(WorkingCalendar calendar) => Instant ?? calendar.EndOf(Date!.Value.Last);
}
