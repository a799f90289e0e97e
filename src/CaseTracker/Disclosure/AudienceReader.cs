using System.Text.RegularExpressions;
using CaseTracker.Data;
using CaseTracker.Reference;

namespace CaseTracker.Disclosure;

/// <summary>Whose eyes a query has: an audience, the missions it is limited to (null: all), and whether strictly confidential rows are
/// added.</summary>
public sealed record Viewpoint(Audience Audience, IReadOnlyList<string>? Missions = null, bool Strict = false)
{
    public static Viewpoint Un { get; } = new(Audience.Un);
}

/// <summary>
/// The only door to the read tables. A query names them in braces, <c>{CaseRow}</c>, and gets the rows of this reader's audience, missions
/// and position and no others, whatever the query says.
/// </summary>
public sealed partial class AudienceReader
{
    private const string NotHeldBackSince =
        "NOT EXISTS (SELECT 1 FROM CaseRow AS held WHERE held.Audience = @un AND held.CaseId = WordRow.CaseId AND held.ToSeq = @present AND held.Classification = @strict)";

    private readonly Session _session;
    private readonly Viewpoint _viewpoint;
    private readonly long? _position;

    /// <param name="position">A past position; null for the present. Only the UN asks for the past (see <c>Caller.Open</c>).</param>
    public AudienceReader(Session session, Viewpoint viewpoint, long? position = null)
    {
        (_session, _viewpoint, _position) = (session, viewpoint, position);
    }

    public Viewpoint Viewpoint => _viewpoint;

    /// <summary>
    /// True in the past, unless for readers of strictly confidential matter: a case that became strictly confidential since is not found by
    /// its words there, and lists leave texts out.
    /// </summary>
    public bool HidesWhatIsHeldBackSince => _position is not null && !_viewpoint.Strict;

    /// <summary>For what is not a read table of audiences.</summary>
    internal Session Session => _session;

    public Task<IReadOnlyList<T>> Query<T>(string sql, object? arguments = null) => _session.Query<T>(Bind(sql), Arguments(arguments));

    /// <summary>The first <paramref name="count"/> rows of an ordered query.</summary>
    public Task<IReadOnlyList<T>> QueryFirst<T>(int count, string sql, object? arguments = null) =>
        _session.QueryFirst<T>(count, Bind(sql), Arguments(arguments));

    public Task<T?> QuerySingle<T>(string sql, object? arguments = null) => _session.QuerySingle<T>(Bind(sql), Arguments(arguments));

    public IAsyncEnumerable<T> Stream<T>(string sql, object? arguments = null) => _session.Stream<T>(Bind(sql), Arguments(arguments));

    /// <summary>What is sent to the database for this query, for a look at how it is carried out.</summary>
    internal (string Sql, object Arguments) Bound(string sql) => (Bind(sql), Arguments(null));

    private string Bind(string sql) =>
        Table()
            .Replace(
                sql,
                match =>
                {
                    var table =
                        RowTable.All.FirstOrDefault(t => t.Name == match.Groups[1].Value && t.IsPerAudience)
                        ?? throw new InvalidOperationException($"{match.Value} is not a read table of audiences.");
                    var audience =
                        !_viewpoint.Strict ? "= @audience"
                        : table.Type == typeof(ProtectedRow) ? "= @strictAudience"
                        : table.HasStrictPart ? "IN (@audience, @strictAudience)"
                        : "= @audience";
                    var missions = _viewpoint.Missions is null ? "" : " AND Mission IN @missions";
                    var span = _position is null ? "ToSeq = @open" : "FromSeq <= @position AND ToSeq > @position";
                    var held = HidesWhatIsHeldBackSince && table.Type == typeof(WordRow) ? $" AND {NotHeldBackSince}" : "";
                    return $"(SELECT * FROM {table.Name} WHERE Audience {audience} AND {span}{missions}{held})";
                }
            );

    private Dapper.DynamicParameters Arguments(object? arguments)
    {
        var all = new Dapper.DynamicParameters(arguments);
        all.Add("audience", _viewpoint.Audience.Code);
        if (_viewpoint.Strict)
            all.Add("strictAudience", Audience.UnStrict.Code);
        if (_position is null)
            all.Add("open", RowTable.Open);
        else
            all.Add("position", _position);
        if (HidesWhatIsHeldBackSince)
            all.AddDynamicParams(
                new
                {
                    un = Audience.Un.Code,
                    present = RowTable.Open,
                    strict = Codes.Of(Classification.StrictlyConfidential),
                }
            );
        if (_viewpoint.Missions is not null)
            all.Add("missions", _viewpoint.Missions);
        return all;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Table();
}
