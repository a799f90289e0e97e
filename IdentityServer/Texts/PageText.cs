using System.Globalization;
using System.Resources;

namespace IdentityServer.Texts;

/// <summary>The words of the pages and messages, in the reader's language.</summary>
internal sealed class PageText
{
    internal static readonly ResourceManager Resources = new("IdentityServer.Texts.PageText", typeof(PageText).Assembly);

    public string this[string key] => Of(key);

    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, Of(key), values);

    /// <summary>A text that depends on a number: <c>key.One</c> for one (in French for none, too), <c>key.Other</c> else.</summary>
    public string Count(string key, long number, params object?[] values) =>
        this[
            number == 1 || (number == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr") ? $"{key}.One" : $"{key}.Other",
            [number.ToString("N0", CultureInfo.CurrentCulture), .. values]
        ];

    /// <summary>A day of UTC in words.</summary>
    public static string Day(DateTime utc) => utc.ToString(Of("Format.Day"), CultureInfo.CurrentCulture);

    /// <summary>A day and time of UTC in words.</summary>
    public static string Moment(DateTime utc) => utc.ToString(Of("Format.Moment"), CultureInfo.CurrentCulture);

    /// <exception cref="MissingManifestResourceException">No such text.</exception>
    public static string Of(string key, CultureInfo? language = null) =>
        Resources.GetString(key, language ?? CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"No text is named {key}.");
}
