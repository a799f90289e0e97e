using System.Globalization;
using System.Text;

namespace CaseTracker.Disclosure;

/// <summary>
/// Cuts text into words that can be found by their beginnings, folding case, diacritics and letter variants in the six scripts of the UN's
/// languages, in code, so that both engines find the same. Chinese is not written in words: every character begins one.
/// </summary>
public static class Words
{
    /// <summary>Longest word kept, in characters.</summary>
    public const int MaxLength = 40;

    private const int HanLength = 8;
    private const char Breve = '\u0306';

    /// <summary>Distinct folded words of a text.</summary>
    public static IEnumerable<string> Of(params string?[] texts) =>
        texts.SelectMany(t => Split(t, everyHanBeginning: true)).Distinct(StringComparer.Ordinal);

    /// <summary>The folded words that a search must find the beginnings of; Chinese runs stay whole.</summary>
    public static IReadOnlyList<string> Sought(string? text) =>
        Split(text, everyHanBeginning: false).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The first text that follows all texts with this beginning, in the order of code points.</summary>
    public static string Beyond(string beginning)
    {
        var last = Rune.TryGetRuneAt(beginning, beginning.Length - 1, out var single)
            ? single
            : Rune.GetRuneAt(beginning, beginning.Length - 2);
        var next = last.Value + 1 is 0xD800 ? 0xE000 : last.Value + 1;
        return beginning[..^last.Utf16SequenceLength] + new Rune(next);
    }

    /// <summary>Lower case, without diacritics, with compatibility forms and Arabic and Cyrillic letter variants made one.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // U+FFFE is no character; the framework refuses to normalize it.
        foreach (var c in text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (c == Breve && folded is [.., 'и'])
            {
                // Unlike ё, the й is a letter that nobody writes without its mark.
                folded[^1] = 'й';
                continue;
            }
            if (
                CharUnicodeInfo.GetUnicodeCategory(c)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.EnclosingMark
                        or UnicodeCategory.Format
                || c == 'ـ'
            )
                continue;
            if (LetterVariant(c) is { } variant)
                folded.Append(variant);
            else
                folded.Append(c);
        }
        return folded.ToString();
    }

    private static string? LetterVariant(char c) =>
        c switch
        {
            'ى' or 'ی' => "ي",
            'ک' => "ك",
            'ة' => "ه",
            'ٱ' => "ا",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'đ' => "d",
            'ł' => "l",
            'ı' => "i",
            _ => null,
        };

    private static IEnumerable<string> Split(string? text, bool everyHanBeginning)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        var folded = Fold(text);
        var start = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inside = i < folded.Length && IsWordPart(folded[i]);
            var changesScript = inside && i > start && IsHan(folded[i]) != IsHan(folded[i - 1]);
            if (inside && !changesScript)
                continue;
            if (i > start)
            {
                foreach (var word in Run(folded[start..i], everyHanBeginning))
                    yield return word;
            }
            start = inside ? i : i + 1;
        }
    }

    private static IEnumerable<string> Run(string run, bool everyHanBeginning)
    {
        if (!IsHan(run[0]) || !everyHanBeginning)
        {
            yield return Cut(run, 0, IsHan(run[0]) ? HanLength : MaxLength);
            yield break;
        }
        for (var i = 0; i < run.Length; i++)
        {
            if (!char.IsLowSurrogate(run[i]))
                yield return Cut(run, i, HanLength);
        }
    }

    /// <summary>At most so many characters, none of them halved.</summary>
    private static string Cut(string run, int start, int most)
    {
        var end = Math.Min(run.Length, start + most);
        return run[start..(end < run.Length && char.IsHighSurrogate(run[end - 1]) ? end - 1 : end)];
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    private static bool IsHan(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') || char.IsSurrogate(c);
}
