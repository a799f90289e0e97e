namespace CaseTracker.Briefing;

/// <summary>The versions of what the tables count and how, which published editions name: figures that differ because a definition changed
/// are no new facts.</summary>
public static class Definitions
{
    /// <summary>Of the whole set; to be raised whenever that of a table is raised, or a table is added.</summary>
    public const int Version = 2;

    /// <summary>To be raised with every change of the rule, the unit, the rows or the columns of this table.</summary>
    public static int VersionOf(TableId id) =>
        id switch
        {
            _ => 1,
        };
}
