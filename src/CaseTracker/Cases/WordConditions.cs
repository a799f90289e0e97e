using CaseTracker.Disclosure;
using CaseTracker.Reference;
using Dapper;

namespace CaseTracker.Cases;

/// <summary>
/// Finds the cases that hold every sought word, by their beginnings. The cases of rare words are looked up first and drive the list; words that
/// many cases hold are left to the list. A mission's acronym and the year are columns of the case and not stored as words (see
/// <see cref="Indexed"/>).
/// </summary>
internal sealed class WordConditions
{
    /// <summary>Most cases that are passed on one by one; SQL Server takes 2100 arguments.</summary>
    private const int Rare = 1000;

    private const int MostWords = 12;
    private readonly List<string> _conditions = [];
    private HashSet<Guid>? _found;

    public DynamicParameters Arguments { get; } = new();

    /// <summary>The only cases that can match, where they are few.</summary>
    public IReadOnlyCollection<Guid>? Found => _found;

    public IReadOnlyList<string> Conditions => _conditions;

    /// <summary>The words under which a case is stored: without those that are found by its mission and year.</summary>
    public static IEnumerable<string> Indexed(string mission, string incidentOn, params string?[] texts)
    {
        var (acronym, year) = (mission.Any(char.IsLower) ? "" : mission.ToLowerInvariant(), incidentOn[..4]);
        return Words.Of(texts).Where(w => w != acronym && w != year);
    }

    public static async Task<WordConditions> Of(AudienceReader reader, Scope scope, string text)
    {
        var (all, left) = (new WordConditions(), new List<(string Word, bool IsColumn)>());
        var sought = Words.Sought(text).Take(MostWords).ToList();
        if (sought.Count == 0) all._found = [];
        foreach (var word in sought)
        {
            var isColumn = await IsColumn(reader, scope, word);
            if (!isColumn && await Few(reader, word) is { } cases) all.Narrow(cases);
            else left.Add((word, isColumn));
        }
        foreach (var (word, isColumn) in left)
        {
            if (isColumn) all.AddColumn(reader, word, await Few(reader, word));
            else if (all._found is null) all.Add(all.Holds(word));
            else all.Narrow(await Among(reader, word, all._found));
        }
        return all;
    }

    private void Narrow(IEnumerable<Guid> cases)
    {
        if (_found is null) _found = [.. cases];
        else _found.IntersectWith(cases);
    }

    private void Add(string condition) => _conditions.Add(condition);

    private void AddColumn(AudienceReader reader, string word, IReadOnlyList<Guid>? few)
    {
        var column = word.All(char.IsAsciiDigit) ? Range("c.IncidentOn", word) : Range("c.Mission", word.ToUpperInvariant());
        if (few is null) Add($"(({column}) OR {Holds(word)})");
        else if (few.Count == 0) Add(column);
        else
        {
            var name = $"few{_conditions.Count}";
            Arguments.Add(name, reader.Ids(few));
            Add($"(({column}) OR c.CaseId IN @{name})");
        }
    }

    private string Holds(string word) => $"c.CaseId IN (SELECT w.CaseId FROM {{WordRow}} AS w WHERE {Range("w.Word", word)})";

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
            Rare + 1, "-- WordConditions.Few\nSELECT w.CaseId FROM {WordRow} AS w WHERE w.Word >= @word AND w.Word < @end ORDER BY w.Word, w.CaseId", new { word, end = Words.Beyond(word) });
        return rows.Count > Rare ? null : rows;
    }

    private static Task<IReadOnlyList<Guid>> Among(AudienceReader reader, string word, IEnumerable<Guid> cases) => reader.Query<Guid>(
        "-- WordConditions.Among\nSELECT w.CaseId FROM {WordRow} AS w WHERE w.Word >= @word AND w.Word < @end AND w.CaseId IN @cases",
        new { word, end = Words.Beyond(word), cases = reader.Ids(cases) });

    private static async Task<bool> IsColumn(AudienceReader reader, Scope scope, string word)
    {
        if (word.All(char.IsAsciiDigit)) return word.Length <= 4;
        if (!word.All(char.IsAsciiLetterOrDigit)) return false;
        var acronym = word.ToUpperInvariant();
        return (await reader.QueryFirst<string>(
            1,
            """
            -- WordConditions.IsColumn
            SELECT c.Mission FROM {CaseRow} AS c
            WHERE c.Scope = @scope AND c.Standing IN ('counted', 'merged', 'out_of_scope') AND c.Mission >= @acronym AND c.Mission < @end
            ORDER BY c.Mission
            """,
            new { scope = Codes.Of(scope), acronym, end = Words.Beyond(acronym) })).Count > 0;
    }
}
