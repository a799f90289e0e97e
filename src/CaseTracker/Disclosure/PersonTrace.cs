using CaseTracker.Data;

namespace CaseTracker.Disclosure;

/// <summary>Finds every case that a person ever belonged to, so that erasing the person reaches all of them.</summary>
public static class PersonTrace
{
    public static Task<IReadOnlyList<Guid>> CasesOf(Session session, Guid personId) =>
        session.Query<Guid>(
            "-- PersonTrace.CasesOf\nSELECT DISTINCT CaseId FROM PersonRow WHERE Audience = @audience AND PersonId = @personId",
            new { audience = Audience.Un.Code, personId }
        );
}
