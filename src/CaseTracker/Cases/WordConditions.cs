using CaseTracker.Disclosure;
using Dapper;

namespace CaseTracker.Cases;

/// <summary>
/// Finds the cases that hold every sought word, by their beginnings. The cases of rare words are looked up first and drive the list; words
/// that many cases hold are left to the list. A mission's acronym and the year are columns of the case and not stored as words (see <see
/// cref="Indexed"/>).
/// </summary>
internal sealed class WordConditions
{
    /// <summary>Most cases that are passed on one by one; SQL Server takes 2100 arguments.</summary>
    private const int Rare = 1000;

    private const int MostWords = 12;

    /// <summary>Most words of one beginning that are looked for one by one in the cases of a page.</summary>
    private const int MostSpellings = 8;

    private readonly List<string> _conditions = [];
    private readonly List<string> _pageConditions = [];
    private HashSet<Guid>? _found;
    private int _listed;

    public DynamicParameters Arguments { get; } = new();

    /// <summary>The only cases that can match, where they are few.</summary>
    public IReadOnlyCollection<Guid>? Found => _found;

    public IReadOnlyList<string> Conditions => _conditions;

    /// <summary>The same conditions, for who goes through cases in order and stops early.</summary>
    public IReadOnlyList<string> PageConditions => _pageConditions;

    /// <summary>The words under which a case is stored: without those that are found by its mission and year.</summary>
    public static IEnumerable<string> Indexed(string mission, string incidentOn, params string?[] texts)
    {
        var (acronym, year) = (mission.Any(char.IsLower) ? "" : mission.ToLowerInvariant(), incidentOn[..4]);
        return Words.Of(texts).Where(w => w != acronym && (w != year || !BeginsYear(year)));
    }

    /// <summary>A year of the twentieth or the twenty-first century, or its first digits.</summary>
    private static bool BeginsYear(string digits) =>
        digits.Length <= 4
        && (digits is "1" or "2" || digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal));

    public static async Task<WordConditions> Of(AudienceReader reader, string text)
    {
        var (all, left) = (new WordConditions(), new List<(string Word, string? Column)>());
        var sought = Words.Sought(text).Take(MostWords).ToList();
        if (sought.Count == 0)
            all._found = [];
        foreach (var word in sought)
        {
            var column = await all.Column(reader, word);
            if (column is null && await Few(reader, word) is { } cases)
                all.Narrow(cases);
            else
                left.Add((word, column));
        }
        foreach (var (word, column) in left)
        {
            if (column is not null)
                all.Add(all.ColumnOr(reader, column, word, await Few(reader, word)));
            else if (all._found is null)
                all.Add(all.Holds(word), await all.HoldsOneOf(reader, word));
            else
                all.Narrow(await Among(reader, word, all._found));
        }
        return all;
    }

    private void Narrow(IEnumerable<Guid> cases)
    {
        if (_found is null)
            _found = [.. cases];
        else
            _found.IntersectWith(cases);
    }

    private void Add(string condition, string? pageCondition = null)
    {
        _conditions.Add(condition);
        _pageConditions.Add(pageCondition ?? condition);
    }

    /// <summary>The condition that a year or the acronym of a mission begins so; null where none does.</summary>
    private async Task<string?> Column(AudienceReader reader, string word)
    {
        if (word.All(char.IsAsciiDigit))
            return BeginsYear(word) ? Range("c.IncidentOn", word) : null;
        if (!word.All(char.IsAsciiLetterOrDigit))
            return null;
        var acronym = word.ToUpperInvariant();
        var missions = await reader.Session.Query<string>(
            "-- WordConditions.Missions\nSELECT Code FROM MissionRow WHERE ToSeq = @open AND Code >= @acronym AND Code < @end",
            new
            {
                open = RowTable.Open,
                acronym,
                end = Words.Beyond(acronym),
            }
        );
        if (missions.Count == 0)
            return null;
        var name = $"acronym{Arguments.ParameterNames.Count()}";
        Arguments.Add(name, missions);
        // Of several missions the list keeps its order and is soon full; an index on missions would have to sort them all.
        return missions.Count == 1 ? $"c.Mission IN @{name}" : $"CONCAT(c.Mission, '') IN @{name}";
    }

    private string ColumnOr(AudienceReader reader, string column, string word, IReadOnlyList<Guid>? few)
    {
        if (few is { Count: 0 })
            return column;
        if (few is null || (_listed += few.Count) > Rare)
            return $"(({column}) OR {Holds(word)})";
        var name = $"few{Arguments.ParameterNames.Count()}";
        Arguments.Add(name, reader.Session.Ids(few));
        return $"(({column}) OR c.CaseId IN @{name})";
    }

    /// <summary>Goes through the list: to look up each case of a common word by its id would take longer.</summary>
    private string Holds(string word) =>
        $"COALESCE(c.CaseId, c.CaseId) IN (SELECT w.CaseId FROM {{WordRow}} AS w WHERE {Range("w.Word", word)})";

    /// <summary>A case is asked for each word that begins so, in place of gathering the cases of all; null where there are too many such
    /// words.</summary>
    private async Task<string?> HoldsOneOf(AudienceReader reader, string word)
    {
        var (words, last, end) = (new List<string>(), word, Words.Beyond(word));
        while (words.Count <= MostSpellings)
        {
            var beyond = words.Count == 0 ? ">=" : ">";
            var next = await reader.QuerySingle<string>(
                $"-- WordConditions.Next\nSELECT MIN(w.Word) FROM {{WordRow}} AS w WHERE w.Word {beyond} @last AND w.Word < @end",
                new { last, end }
            );
            if (next is null)
                break;
            words.Add(last = next);
        }
        if (words.Count > MostSpellings)
            return null;
        var name = $"spellings{Arguments.ParameterNames.Count()}";
        Arguments.Add(name, words);
        return $"EXISTS (SELECT 1 FROM {{WordRow}} AS w WHERE w.CaseId = c.CaseId AND w.Word IN @{name})";
    }

    private string Range(string column, string beginning)
    {
        var name = $"word{Arguments.ParameterNames.Count()}";
        Arguments.Add(name, beginning);
        Arguments.Add($"{name}End", Words.Beyond(beginning));
        return $"{column} >= @{name} AND {column} < @{name}End";
    }

    /// <summary>The cases of a word if they are few.</summary>
    private static async Task<IReadOnlyList<Guid>?> Few(AudienceReader reader, string word)
    {
        var rows = await reader.QueryFirst<Guid>(
            Rare + 1,
            "-- WordConditions.Few\nSELECT w.CaseId FROM {WordRow} AS w WHERE w.Word >= @word AND w.Word < @end ORDER BY w.Word, w.CaseId",
            new { word, end = Words.Beyond(word) }
        );
        return rows.Count > Rare ? null : rows;
    }

    private static Task<IReadOnlyList<Guid>> Among(AudienceReader reader, string word, IEnumerable<Guid> cases) =>
        reader.Query<Guid>(
            "-- WordConditions.Among\nSELECT w.CaseId FROM {WordRow} AS w WHERE w.Word >= @word AND w.Word < @end AND w.CaseId IN @cases",
            new
            {
                word,
                end = Words.Beyond(word),
                cases = reader.Session.Ids(cases),
            }
        );
}
