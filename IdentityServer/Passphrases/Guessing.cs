using System.Globalization;
using System.Text;

namespace IdentityServer.Passphrases;

/// <summary>
/// Estimates how many guesses somebody needs who knows what people choose: the passphrase is cut into common words, keyboard walks,
/// sequences, repetitions, years and single characters in the way that costs least, and the costs (in bits) are added up.
/// </summary>
internal static class Guessing
{
    /// <summary>With back-off after failures, an attacker online gets about two thousand tries a year; this is a margin of many
    /// millions.</summary>
    private const double EnoughBits = 36;

    private const double Known = 2,
        Common = 8,
        Walk = 8,
        Repetition = 3,
        Year = 7,
        Digit = 3.4,
        Letter = 4.8,
        Ideogram = 9,
        Sign = 5.5,
        Space = 1;

    private static readonly string[] _rows =
    [
        "`1234567890-=",
        "qwertyuiop[]",
        "asdfghjkl;'",
        "zxcvbnm,./",
        "azertyuiop",
        "qsdfghjklm",
        "wxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789",
    ];

    private static readonly string[] _lines = [.. _rows, .. _rows.Select(r => string.Concat(r.Reverse()))];

    public static bool IsEasy(string passphrase, IEnumerable<string> known)
    {
        HashSet<string> knownWords = [.. known.Select(Fold)];
        var typed = Fold(passphrase);
        return Math.Min(Bits(typed, typed, knownWords), Bits(typed, Plain(typed), knownWords)) < EnoughBits;
    }

    /// <param name="typed">Lower case, without accents.</param>
    /// <param name="read">The same with digits and signs read as the letters that they stand for.</param>
    private static double Bits(string typed, string read, HashSet<string> known)
    {
        var cost = new double[typed.Length + 1];
        Array.Fill(cost, double.MaxValue, 1, typed.Length);
        for (var from = 0; from < typed.Length; from++)
        {
            Lower(from + 1, cost[from] + Single(typed[from]));
            for (var to = from + 2; to <= Math.Min(typed.Length, from + 64); to++)
            {
                if (Piece(typed, read, known, from, to) is { } piece)
                    Lower(to, cost[from] + piece);
            }
        }
        return cost[^1];

        void Lower(int at, double bits) => cost[at] = Math.Min(cost[at], bits);
    }

    private static double? Piece(string typed, string read, HashSet<string> known, int from, int to)
    {
        var (piece, length) = (typed[from..to], to - from);
        var word = read[from..to];
        // Letters that were replaced by look-alikes are tried by every cracker.
        var disguise = word == piece ? 0 : 1;
        if (length > 1 && known.Contains(word))
            return Known + disguise;
        if (length > 2 && CommonWords.Has(word))
            return Common + disguise;
        if (
            length == 4
            && (piece.StartsWith("19", StringComparison.Ordinal) || piece.StartsWith("20", StringComparison.Ordinal))
            && piece.All(char.IsAsciiDigit)
        )
            return Year;
        if (length > 2 && piece.Distinct().Count() == 1)
            return Single(piece[0]) + Repetition;
        if (length > 2 && from >= length && typed[(from - length)..from] == piece)
            return Repetition;
        if (length > 3 && _lines.Any(line => line.Contains(piece, StringComparison.Ordinal)))
            return Walk;
        return null;
    }

    private static double Single(char c) =>
        c switch
        {
            ' ' => Space,
            >= '0' and <= '9' => Digit,
            >= '\u2e80' => Ideogram,
            _ => char.IsLetter(c) ? Letter : Sign,
        };

    /// <summary>Lower case and without accents: crackers try both.</summary>
    private static string Fold(string text) =>
        string.Concat(
            text.ToLowerInvariant()
                .Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        );

    private static string Plain(string text) =>
        string.Concat(
            text.Select(c =>
                c switch
                {
                    '0' => 'o',
                    '1' or '!' or '|' => 'i',
                    '3' or '€' => 'e',
                    '4' or '@' => 'a',
                    '5' or '$' => 's',
                    '7' or '+' => 't',
                    '8' => 'b',
                    '9' => 'g',
                    _ => c,
                }
            )
        );
}
