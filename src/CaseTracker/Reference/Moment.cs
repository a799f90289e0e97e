using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CaseTracker.Reference;

/// <summary>A past moment as people write it: a ledger position (<c>@1200</c>), a time (ISO 8601, UTC unless it says otherwise), or a year,
/// month or day, which means its end.</summary>
public readonly record struct Moment(long? Position, DateTime? Time)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out Moment moment)
    {
        moment = default;
        if (string.IsNullOrEmpty(text))
            return false;
        if (text[0] == '@' && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            moment = new(position, null);
        else if (PartialDate.TryParse(text, out var date))
            moment = new(null, date.Last.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc));
        else if (
            text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        )
            moment = new(null, time.UtcDateTime);
        return moment != default;
    }
}
