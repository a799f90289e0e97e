using System.Text.RegularExpressions;

namespace CaseTracker.Tests.Architecture;

/// <summary>The sources as text, for what types cannot tell.</summary>
internal static partial class Sources
{
    public static IReadOnlyList<string> Product { get; } =
    [.. Repository.Files("src", ".cs").Where(f => !f.StartsWith("src/Compat/", StringComparison.Ordinal))];

    /// <summary>Every string literal, raw and interpolated ones too.</summary>
    public static IEnumerable<string> Literals(string file) =>
        Literal()
            .Matches(Repository.Read(file))
            .Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value.Replace("\\n", "\n", StringComparison.Ordinal));

    /// <summary>Literals that are statements, or parts of one.</summary>
    public static IEnumerable<(string File, string Sql)> Statements() =>
        from file in Product
        from literal in Literals(file)
        where Statement().IsMatch(literal)
        select (file, literal);

    [GeneratedRegex(""" \$*"{3}(.*?)"{3}|(?<!")"((?:[^"\\\n]|\\.)*)" """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"^\s*(--|SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|WITH)\s.*\b(SELECT|INTO|SET|FROM|TABLE|TRIGGER)\b",
        RegexOptions.Singleline
    )]
    private static partial Regex Statement();
}
