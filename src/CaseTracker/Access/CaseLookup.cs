using CaseTracker.Disclosure;

namespace CaseTracker.Access;

/// <summary>Finds a case by its reference, among those that the reader sees.</summary>
public static class CaseLookup
{
    /// <exception cref="NotFoundException">No such case, or not one that this reader sees: the two are not told apart.</exception>
    public static async Task<CaseRow> RequireCase(this AudienceReader reader, string reference) => await reader.FindCase(reference) ?? throw new NotFoundException();

    /// <summary>Null when there is no such case, or not one that this reader sees.</summary>
    public static Task<CaseRow?> FindCase(this AudienceReader reader, string reference) =>
        reader.QuerySingle<CaseRow>("-- CaseLookup.FindCase\nSELECT * FROM {CaseRow} AS c WHERE c.Reference = @reference", new { reference });
}
