using System.Globalization;
using System.Resources;

namespace CaseTracker.Web.Shell;

/// <summary>The words of the pages, in the reader's language; those of the vocabularies are <see cref="Texts.Terms"/>.</summary>
public sealed class PageText
{
    internal static readonly ResourceManager Resources = new("CaseTracker.Web.Resources.PageText", typeof(PageText).Assembly);

    public string this[string key] => Of(key);

    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, Of(key), values);

    /// <summary>A text that depends on a number: <c>key.One</c> for one (in French for none, too), <c>key.Other</c> else.</summary>
    public string Count(string key, long number, params object?[] values) =>
        this[
            number == 1 || (number == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr") ? $"{key}.One" : $"{key}.Other",
            [number.ToString("N0", CultureInfo.CurrentCulture), .. values]
        ];

    /// <summary>Null where there is no such text.</summary>
    public static string? Find(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture);

    /// <exception cref="MissingManifestResourceException">No such text.</exception>
    public static string Of(string key) => Find(key) ?? throw new MissingManifestResourceException($"No page text is named {key}.");
}
