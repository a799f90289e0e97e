using CaseTracker.Data;

namespace CaseTracker.Access;

/// <summary>What a person typed into a form that waits until the person has signed in again; nobody else gets it, and it is kept for an
/// hour.</summary>
public sealed class KeptForms(Database database, TimeProvider clock)
{
    /// <summary>How many may wait for one person.</summary>
    private const int Most = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <param name="content">Encrypted by the web service.</param>
    /// <returns>False when too many wait already.</returns>
    public Task<bool> Keep(string formId, string subject, string content, CancellationToken cancellation = default) =>
        database.Write(
            async s =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await s.Execute("-- KeptForms.Sweep\nDELETE FROM KeptForm WHERE KeptUntil <= @now", new { now });
                if (
                    await s.QuerySingle<int>("-- KeptForms.Count\nSELECT COUNT(*) FROM KeptForm WHERE Subject = @subject", new { subject })
                    >= Most
                )
                    return false;
                await s.Insert(
                    "KeptForm",
                    ["FormId", "Subject", "Content", "KeptUntil"],
                    [
                        [formId, subject, content, now + Kept],
                    ]
                );
                return true;
            },
            cancellation
        );

    /// <summary>Null when there is none, it is another's, or its hour is over.</summary>
    public Task<string?> Find(string formId, string subject, CancellationToken cancellation = default) =>
        database.Read(
            s =>
                s.QuerySingle<string>(
                    "-- KeptForms.Find\nSELECT Content FROM KeptForm WHERE FormId = @formId AND Subject = @subject AND KeptUntil > @now",
                    new
                    {
                        formId,
                        subject,
                        now = clock.GetUtcNow().UtcDateTime,
                    }
                ),
            cancellation
        );

    /// <summary>Removes what nobody came back for.</summary>
    public Task Sweep() =>
        database.Write(s =>
            s.Execute("-- KeptForms.Sweep\nDELETE FROM KeptForm WHERE KeptUntil <= @now", new { now = clock.GetUtcNow().UtcDateTime })
        );
}
