using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CaseTracker.Reference;

/// <summary>
/// Every value of a vocabulary has one code, the snake_case form of its name; codes are what is stored, sent and exported.
/// </summary>
public static class Codes
{
    /// <summary>The code of a value: <c>Nature.SelfInflicted</c> is <c>self_inflicted</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Vocabulary<T>.ByValue[value];

    /// <summary>All codes of a vocabulary in its order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Vocabulary<T>.InOrder;

    /// <summary>The value that a code stands for; anything else than an exact code is a <see cref="FormatException"/>.</summary>
    public static T Parse<T>(string code)
        where T : struct, Enum =>
        TryParse<T>(code, out var value) ? value : throw new FormatException($"'{code}' is not a code of {typeof(T).Name}.");

    /// <summary>False when the text is not exactly a code of the vocabulary.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? code, out T value)
        where T : struct, Enum
    {
        value = default;
        return code is not null && Vocabulary<T>.ByCode.TryGetValue(code, out value);
    }

    private static class Vocabulary<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, T> ByCode = ByValue.ToFrozenDictionary(
            p => p.Value,
            p => p.Key,
            StringComparer.Ordinal
        );

        public static readonly IReadOnlyList<string> InOrder = [.. Enum.GetValues<T>().Select(v => ByValue[v])];
    }
}
