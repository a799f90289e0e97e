using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CaseTracker.Office;

/// <summary>Text of any script and source as a file can hold it.</summary>
internal static partial class OfficeText
{
    /// <summary>Without what XML cannot hold: control characters and halves of characters, from whatever source they came.</summary>
    public static string Writable(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
                written.Append(rune.ToString());
        }
        return written.ToString();
    }

    /// <summary>In runs of one direction; what stands between letters that run from right to left runs with them.</summary>
    public static IEnumerable<(string Text, bool FromRight)> Runs(string text)
    {
        var (known, at) = (Writable(text), 0);
        foreach (Match match in RightToLeft().Matches(known))
        {
            if (match.Index > at)
                yield return (known[at..match.Index], false);
            yield return (match.Value, true);
            at = match.Index + match.Length;
        }
        if (at < known.Length)
            yield return (known[at..], false);
    }

    /// <summary>Whether the first letter is of a script that runs from right to left.</summary>
    public static bool BeginsAtRight(string text) =>
        text.EnumerateRunes().Where(Rune.IsLetter).Select(r => r.ToString()).FirstOrDefault() is { } letter
        && RightToLeft().IsMatch(letter);

    [GeneratedRegex(
        @"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC](?:[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\s\p{M}\p{P}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])?"
    )]
    private static partial Regex RightToLeft();
}
