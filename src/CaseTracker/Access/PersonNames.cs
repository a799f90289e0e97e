using CaseTracker.Data;
using CaseTracker.Disclosure;

namespace CaseTracker.Access;

/// <summary>What the persons and programs behind subjects are called, by the newest designation of each, ended or not.</summary>
public sealed class PersonNames(Database database)
{
    /// <param name="IsShared">Another subject bears the same name.</param>
    public sealed record Known(string Name, bool IsShared);

    private sealed record Bearer
    {
        public string Subject { get; init; } = "";
        public string Name { get; init; } = "";
    }

    /// <summary>By subject; whom nobody designated is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, Known>> All(CancellationToken cancellation = default)
    {
        var bearers = (await database.Read(Bearers, cancellation))
            .GroupBy(b => b.Subject, StringComparer.Ordinal)
            .Select(g => g.Last())
            .ToList();
        var alike = bearers.ToLookup(b => b.Name, StringComparer.OrdinalIgnoreCase);
        return bearers.ToDictionary(b => b.Subject, b => new Known(b.Name, alike[b.Name].Skip(1).Any()), StringComparer.Ordinal);
    }

    private static Task<IReadOnlyList<Bearer>> Bearers(Session session) =>
        session.Query<Bearer>(
            """
            -- PersonNames.Bearers
            SELECT d.Subject, d.Name FROM (
                SELECT Subject, Name, DesignatedAt FROM DesignationRow WHERE ToSeq = @open
                UNION ALL SELECT Subject, Name, DesignatedAt FROM EndedDesignationRow WHERE ToSeq = @open) AS d
                ORDER BY d.DesignatedAt
            """,
            new { open = RowTable.Open }
        );
}
