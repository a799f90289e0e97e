using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Access;

/// <summary>Turns a signed-in person into callers: one for each designation that holds today.</summary>
public sealed class Callers(Database database, TimeProvider clock)
{
    private const string Columns =
        "DesignationId, Subject, Name, Role, Scope, StartsOn, EndsOn, Email, Language, InvitedAt, DesignatedAt, DesignatedBy, ApprovedBy";

    /// <summary>Every capacity in which this person may act today, by designation; empty when there is none.</summary>
    public async Task<IReadOnlyDictionary<Guid, Caller>> Of(string subject, CancellationToken cancellation = default)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = (await database.Read(session => Held(session, subject), cancellation))
            // An engine may take names for equal that are not, such as one with a space behind it.
            .Where(d => d.Subject == subject && d.HoldsOn(today))
            .ToList();
        var strict = rows.Any(d => d.Role == Codes.Of(Role.StrictReader));
        return rows.Where(d => d.Role != Codes.Of(Role.StrictReader)).ToDictionary(d => d.DesignationId, d => CallerOf(d, strict));
    }

    /// <summary>All designations that have not been ended, for the page that lists who can act where.</summary>
    public Task<IReadOnlyList<DesignationRow>> All(CancellationToken cancellation = default) => database.Read(All, cancellation);

    internal static Task<IReadOnlyList<DesignationRow>> All(Session session) =>
        session.Query<DesignationRow>(
            $"-- Callers.All\nSELECT {Columns} FROM DesignationRow WHERE ToSeq = @open ORDER BY Role, Scope, Name",
            new { open = RowTable.Open }
        );

    /// <summary>What this person is designated for and has not been ended, whether it has begun or run out.</summary>
    internal static Task<IReadOnlyList<DesignationRow>> Held(Session session, string subject) =>
        session.Query<DesignationRow>(
            $"-- Callers.Held\nSELECT {Columns} FROM DesignationRow WHERE Subject = @subject AND ToSeq = @open",
            new { subject, open = RowTable.Open }
        );

    private static Caller CallerOf(DesignationRow designation, bool strict)
    {
        var role = Codes.Parse<Role>(designation.Role);
        return new Caller(
            designation.Subject,
            designation.Name,
            role,
            role == Role.Liaison ? Audience.Of(designation.Scope) : Audience.Un,
            role == Role.FocalPoint ? designation.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries) : null,
            strict && role is (Role.DeskOfficer or Role.SeniorFocalPoint or Role.FocalPoint)
        );
    }
}
