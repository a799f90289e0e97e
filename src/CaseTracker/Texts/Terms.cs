using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using CaseTracker.Reference;

namespace CaseTracker.Texts;

/// <summary>
/// The words for every vocabulary and each of its values, in the reader's language; an accused is a suspect until a final conviction.
/// </summary>
public static class Terms
{
    internal static readonly ResourceManager Resources = new("CaseTracker.Texts.Terms", typeof(Terms).Assembly);

    /// <summary>The label of a value: <c>Act.Killing</c> is Killing, or Meurtre.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Labelled(Keys<T>.ByValue[value]);

    /// <summary>The label of the vocabulary itself: <c>Closure</c> is Reason for closure, or Motif de clôture.</summary>
    public static string Name<T>()
        where T : struct, Enum => Labelled(typeof(T).Name);

    /// <summary>The label of a stored code of a vocabulary known by its name; the code itself where there is none.</summary>
    public static string Of(string vocabulary, string code) => In(CultureInfo.CurrentUICulture, vocabulary, code);

    /// <summary>As above, in a language that is not the reader's.</summary>
    public static string In(CultureInfo culture, string vocabulary, string code) =>
        Resources.GetString($"{vocabulary}.{code}", culture) ?? code;

    private static string Labelled(string key) =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No term for {key}.");

    private static class Keys<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToFrozenDictionary(v => v, v => $"{typeof(T).Name}.{Codes.Of(v)}");
    }
}
