using CaseTracker.Disclosure;
using Dapper;

namespace CaseTracker.Briefing;

/// <summary>Single things that a table lists, whole or page by page.</summary>
/// <param name="Order">Tells any two apart, so that each stands on one page.</param>
internal sealed record Listing<T>(string Name, string Columns, string Order, string From)
{
    /// <summary>Instead of <see cref="From"/> for who reads in order and stops early.</summary>
    public string? FromInOrder { get; init; }

    /// <param name="page">From 1; null: the whole, in no order.</param>
    /// <returns>The rows, and how many there are in all when they are a page.</returns>
    public async Task<(IReadOnlyList<T> Rows, int? Listed)> Read(AudienceReader reader, DynamicParameters arguments, int? page)
    {
        if (page is not { } number)
            return (await reader.Query<T>($"-- {Name}\nSELECT {Columns}\n{From}", arguments), null);
        var listed = await reader.QuerySingle<int>($"-- {Name}.Count\nSELECT COUNT(*)\n{From}", arguments);
        var rows = await reader.QueryFirst<T>(
            number * ViewTable.PageSize,
            $"-- {Name}.Page\nSELECT {Columns}\n{FromInOrder ?? From}\nORDER BY {Order}",
            arguments
        );
        return ([.. rows.Skip((number - 1) * ViewTable.PageSize)], listed);
    }
}
