using System.Security.Cryptography;
using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Ledger;

namespace CaseTracker.Seeding;

/// <summary>The edition that a demonstration has published: its invented cases since 2013, until the end of last year, composed by one
/// officer and approved by another; recorded once.</summary>
public sealed class DemoEdition(Database database, Recorder recorder, MasterKey master, TimeProvider clock)
{
    private const string English =
        "Invented cases, for a demonstration. The figures below follow from the record as it stood when this edition was composed.";
    private const string French =
        "Affaires inventées, pour une démonstration. Les chiffres ci-après découlent du registre tel qu’il était lorsque cette édition a été composée.";
    private static readonly Guid Id = new(SHA256.HashData("demo:edition"u8).AsSpan(0, 16));

    /// <param name="inventedCase">Without it there is nothing to publish.</param>
    public async Task Record(Author composer, Author approver, Guid inventedCase, CancellationToken cancellation = default)
    {
        var period = new Period(Period.SeriesStart, new DateOnly(clock.GetUtcNow().Year - 1, 12, 31));
        var composed = await recorder.Record(
            composer,
            async recording =>
            {
                // Beside imported cases, or editions of officers, an invented one would mislead.
                if ((await recording.Load(inventedCase)).Count == 0 || !await IsFirst(recording))
                    return false;
                await recording.Load(Id);
                recording.Add(
                    Edition.StreamKind,
                    Id,
                    [
                        new EditionComposed(1, Enum.GetValues<TableId>(), period.From, period.To, "", await recording.Position(), null),
                        new EditionNarrativeSet(null, English, French),
                    ]
                );
                return true;
            },
            cancellation
        );
        if (composed)
            await Approve(approver, cancellation);
    }

    private async Task Approve(Author approver, CancellationToken cancellation)
    {
        var edition = Edition.Of(await database.Read(session => new LedgerSession(session, master).Load(Id), cancellation));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var seal = await EditionSealer.Seal(database, master, edition, 1, today, cancellation);
        await recorder.Record(
            approver,
            async recording =>
            {
                await recording.Load(Id);
                recording.Add(Edition.StreamKind, Id, [new EditionApproved(seal)]);
                return true;
            },
            cancellation
        );
    }

    private static async Task<bool> IsFirst(Recording recording) =>
        (
            await new AudienceReader(recording.Session, Viewpoint.Un).QueryFirst<Guid>(
                1,
                "-- DemoEdition.IsFirst\nSELECT e.EditionId FROM {EditionRow} AS e ORDER BY e.EditionId"
            )
        ).Count == 0;
}
