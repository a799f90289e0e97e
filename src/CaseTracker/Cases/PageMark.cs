using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CaseTracker.Reference;
using Dapper;

namespace CaseTracker.Cases;

/// <summary>Where a page of a list begins: behind (or before) a row that its reader has seen, so that it tells nothing that the row did
/// not.</summary>
internal sealed record PageMark(string Key, string Reference, bool IsBackwards)
{
    private const char Separator = '\n';

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{(IsBackwards ? 'b' : 'f')}{Key}{Separator}{Reference}"));

    /// <summary>False when the text was not made by <see cref="ToString"/> for that order.</summary>
    public static bool TryRead(string? text, CaseSort sort, [NotNullWhen(true)] out PageMark? mark)
    {
        mark = null;
        if (string.IsNullOrEmpty(text) || text.Length > 400 || !Base64Url.IsValid(text))
            return false;
        if (
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator)
            is not [[var direction and ('f' or 'b'), .. var key], { Length: > 0 } reference]
        )
            return false;
        if (SortKeys.Of(sort).IsNumber && !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return false;
        mark = new PageMark(key, reference, direction == 'b');
        return true;
    }
}

/// <summary>The expression by which rows are ordered, and its value in a row.</summary>
internal sealed record SortKeys(string Expression, bool IsNumber, Func<ListCases.Row, string> ValueOf)
{
    private static readonly Dictionary<CaseSort, SortKeys> All = new()
    {
        [CaseSort.IncidentOn] = new("c.IncidentOn", false, r => r.IncidentOn),
        [CaseSort.Reference] = new("c.Reference", false, r => r.Reference),
        [CaseSort.Mission] = new("c.Mission", false, r => r.Mission),
        [CaseSort.Stage] = new($"CASE c.Stage {Ranks()} END", true, r => Text((int)Codes.Parse<Stage>(r.Stage))),
        [CaseSort.Killed] = new("c.Killed", true, r => Text(r.Killed)),
    };

    public static SortKeys Of(CaseSort sort) => All[sort];

    public string Order(bool descending)
    {
        var direction = descending ? "DESC" : "ASC";
        return Expression == "c.Reference" ? $"c.Reference {direction}" : $"{Expression} {direction}, c.Reference {direction}";
    }

    /// <summary>The condition that a row lies beyond the mark; empty without one.</summary>
    public string Beyond(PageMark? mark, bool descending, DynamicParameters arguments)
    {
        if (mark is null)
            return "";
        var beyond = descending ? "<" : ">";
        arguments.Add("markReference", mark.Reference);
        if (Expression == "c.Reference")
            return $"\n  AND c.Reference {beyond} @markReference";
        arguments.Add("markKey", IsNumber ? int.Parse(mark.Key, CultureInfo.InvariantCulture) : mark.Key);
        // The first comparison alone would do for the meaning of neither; it is what an index can begin at.
        return $"\n  AND {Expression} {beyond}= @markKey AND ({Expression} {beyond} @markKey OR c.Reference {beyond} @markReference)";
    }

    public string Mark(ListCases.Row row, bool backwards) => new PageMark(ValueOf(row), row.Reference, backwards).ToString();

    private static string Ranks() => string.Join(' ', Enum.GetValues<Stage>().Select(s => $"WHEN '{Codes.Of(s)}' THEN {Text((int)s)}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
