using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace CaseTracker.Reference;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    Year,
    Month,
    Day,
}

/// <summary>
/// A date of which the year, the month or the day is known, written <c>2017</c>, <c>2017-11</c> or <c>2017-11-26</c> (ISO 8601);
/// what is not known is left out, never filled with a first of January.
/// </summary>
[JsonConverter(typeof(PartialDateJson))]
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private const string YearOnly = "yyyy";
    private const string YearAndMonth = "yyyy-MM";
    private const string WholeDate = "yyyy-MM-dd";

    private readonly DateOnly _first;

    /// <summary>Impossible dates, and a day without a month, are an <see cref="ArgumentException"/>.</summary>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (month is null && day is not null)
            throw new ArgumentException("A day needs its month.", nameof(day));
        _first = new DateOnly(year, month ?? 1, day ?? 1);
        Precision =
            day is not null ? DatePrecision.Day
            : month is not null ? DatePrecision.Month
            : DatePrecision.Year;
    }

    public DatePrecision Precision { get; }

    public int Year => _first.Year;

    public int? Month => Precision == DatePrecision.Year ? null : _first.Month;

    public int? Day => Precision == DatePrecision.Day ? _first.Day : null;

    /// <summary>The first day that it may stand for.</summary>
    public DateOnly First => _first;

    /// <summary>The last day that it may stand for.</summary>
    public DateOnly Last =>
        Precision switch
        {
            DatePrecision.Day => _first,
            DatePrecision.Month => new DateOnly(Year, _first.Month, DateTime.DaysInMonth(Year, _first.Month)),
            _ => new DateOnly(Year, 12, 31),
        };

    public static PartialDate FromDate(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>The shortest text of all dates that begin on this day: <c>2017</c> comes before <c>2017-01-01</c> and begins on
    /// it.</summary>
    public static string ShortestFrom(DateOnly day) =>
        (
            day is { Month: 1, Day: 1 } ? new PartialDate(day.Year)
            : day.Day == 1 ? new PartialDate(day.Year, day.Month)
            : FromDate(day)
        ).ToString();

    /// <summary>True when it may lie in the period, both ends included; an absent end is open.</summary>
    public bool Overlaps(DateOnly? from, DateOnly? to) => (to is null || First <= to) && (from is null || Last >= from);

    /// <summary>True unless it certainly lies after today: this year without a month is not in the future.</summary>
    public bool IsNotInTheFuture(DateOnly today) => First <= today;

    /// <summary>True when every day that it may stand for comes before every day that the other may stand for.</summary>
    public bool LiesBefore(PartialDate other) => Last < other.First;

    /// <summary>By text, so that a year comes before its months and a month before its days.</summary>
    public int CompareTo(PartialDate other) => (Year, Month ?? 0, Day ?? 0).CompareTo((other.Year, other.Month ?? 0, other.Day ?? 0));

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>The ISO form; anything else is a <see cref="FormatException"/>.</summary>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date like 2017, 2017-11 or 2017-11-26.");

    /// <summary>False when the text is not exactly a year, a month or a day that exists.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        date = default;
        // Written out, for tables read hundreds of thousands of dates.
        if (text is not { Length: 4 or 7 or 10 } || Number(text, 0, 4) is not (> 0 and var year))
            return false;
        if (text.Length == 4)
        {
            date = new(year);
            return true;
        }
        if (text[4] != '-' || Number(text, 5, 2) is not (>= 1 and <= 12 and var month))
            return false;
        if (text.Length == 7)
        {
            date = new(year, month);
            return true;
        }
        if (text[7] != '-' || Number(text, 8, 2) is not (>= 1 and var day) || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new(year, month, day);
        return true;
    }

    /// <summary>-1 when a character is no ASCII digit.</summary>
    private static int Number(string text, int start, int length)
    {
        var number = 0;
        foreach (var c in text.AsSpan(start, length))
        {
            if (!char.IsAsciiDigit(c))
                return -1;
            number = (number * 10) + c - '0';
        }
        return number;
    }

    public override string ToString() =>
        _first.ToString(
            Precision switch
            {
                DatePrecision.Year => YearOnly,
                DatePrecision.Month => YearAndMonth,
                _ => WholeDate,
            },
            CultureInfo.InvariantCulture
        );

    /// <summary>As written in running text, to the known precision: 26 November 2017, 1er novembre 2017, noviembre de 2017, 2017.</summary>
    public string ToLongString(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var (day, month) = culture.TwoLetterISOLanguageName switch
        {
            "fr" when Day == 1 => ("d'er' MMMM yyyy", "MMMM yyyy"),
            "es" => ("d 'de' MMMM 'de' yyyy", "MMMM 'de' yyyy"),
            "zh" => ("yyyy年M月d日", "yyyy年M月"),
            _ => ("d MMMM yyyy", "MMMM yyyy"),
        };
        return _first.ToString(
            Precision switch
            {
                DatePrecision.Day => day,
                DatePrecision.Month => month,
                _ => YearOnly,
            },
            culture
        );
    }
}
