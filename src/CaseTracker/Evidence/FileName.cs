using CaseTracker.Access;
using CaseTracker.Texts;

namespace CaseTracker.Evidence;

/// <summary>What is kept of the name that a file was uploaded with.</summary>
internal static class FileName
{
    private const int Longest = 150;

    /// <summary>The last part of a path, without what no name needs.</summary>
    /// <exception cref="RuleBrokenException">Nothing is left of it.</exception>
    public static string Of(string fileName)
    {
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var clean = string.Concat(
                last.Where(c =>
                    !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or '*' or '?') && !char.IsSurrogate(c) && !Turns(c)
                )
            )
            .Trim(' ', '.');
        var ending = Path.GetExtension(clean);
        return clean.Length == 0 ? throw new RuleBrokenException(Text.FileNameMissing, "File")
            : clean.Length <= Longest ? clean
            : clean[..(Longest - Math.Min(ending.Length, 10))] + ending[..Math.Min(ending.Length, 10)];
    }

    /// <summary>Whether it changes the direction of what follows, so that <c>gpj.exe</c> looks like <c>exe.jpg</c>.</summary>
    private static bool Turns(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
