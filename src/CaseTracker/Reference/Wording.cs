using System.Globalization;

namespace CaseTracker.Reference;

/// <summary>
/// One text in the official languages of the United Nations; English and French are always there, the others as far as they are known.
/// </summary>
public sealed record Wording(string En, string Fr)
{
    public string? Ru { get; init; }

    public string? Es { get; init; }

    public string? Ar { get; init; }

    public string? Zh { get; init; }

    /// <summary>In the culture's language, and in English where that is not an official language or the text is missing.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName switch
        {
            "fr" => Fr,
            "ru" => Ru ?? En,
            "es" => Es ?? En,
            "ar" => Ar ?? En,
            "zh" => Zh ?? En,
            _ => En,
        };
    }
}
