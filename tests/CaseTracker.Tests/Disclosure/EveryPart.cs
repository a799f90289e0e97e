using CaseTracker.Cases;

namespace CaseTracker.Tests.Disclosure;

/// <summary>The projection of cases as the product puts it together: with what every capability shows of a case.</summary>
internal static class EveryPart
{
    public static CaseProjection Of(params CaseInfluence[] influences) =>
        new(
            new CaseFiles(influences),
            [
                .. typeof(CasePart)
                    .Assembly.GetTypes()
                    .Where(t => t.IsSubclassOf(typeof(CasePart)))
                    .Select(t => (CasePart)Activator.CreateInstance(t, nonPublic: true)!),
            ]
        );
}
