using System.Globalization;
using CaseTracker.Reference;

namespace CaseTracker.Web.Api;

/// <summary>A past moment as a client names it: a ledger position (<c>@1200</c>), a time, or a day, which means its end (UTC).</summary>
internal readonly record struct AsOf(long? Position, DateTime? Time)
{
    public const string Parameter = "asOf";

    /// <exception cref="FluentValidation.ValidationException">It is none of these.</exception>
    public static AsOf Of(HttpRequest request)
    {
        if (Parameters.Text(request, Parameter) is not { } text) return default;
        if (text[0] == '@' && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return new(position, null);
        if (PartialDate.TryParse(text, out var date)) return new(null, date.Last.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc));
        if (text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return new(null, time.UtcDateTime);
        throw Parameters.Invalid(Parameter, ApiText.AsOfNotValid);
    }
}
