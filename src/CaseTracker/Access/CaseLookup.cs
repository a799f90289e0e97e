using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Access;

/// <summary>Finds a case by its reference, among those that the reader sees.</summary>
public static class CaseLookup
{
    /// <exception cref="NotFoundException">No such case, or not one that this reader sees: the two are not told apart.</exception>
    public static async Task<CaseRow> RequireCase(this AudienceReader reader, string reference) =>
        await reader.FindCase(reference) ?? throw new NotFoundException();

    /// <summary>Null when there is no such case, or not one that this reader sees.</summary>
    public static Task<CaseRow?> FindCase(this AudienceReader reader, string reference) =>
        reader.QuerySingle<CaseRow>(
            "-- CaseLookup.FindCase\nSELECT * FROM {CaseRow} AS c WHERE c.Reference = @reference",
            new { reference }
        );

    /// <summary>
    /// Whether a case is strictly confidential now and this caller is none of its readers: that it was open at a past position does not
    /// open what is held back since.
    /// </summary>
    public static async Task<bool> IsHeldBackFrom(this Session session, Caller caller, Guid caseId) =>
        !caller.IsStrictReader
        && await new AudienceReader(session, Viewpoint.Un).QuerySingle<string>(
            "-- CaseLookup.Classification\nSELECT c.Classification FROM {CaseRow} AS c WHERE c.CaseId = @caseId",
            new { caseId }
        ) == Codes.Of(Classification.StrictlyConfidential);
}
