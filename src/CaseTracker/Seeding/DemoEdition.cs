using System.Security.Cryptography;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>The edition that a demonstration has published: its invented cases since 2013, until the end of last year, composed by one
/// officer and approved by another; recorded once.</summary>
public sealed class DemoEdition(Recorder recorder, MasterKey master, TimeProvider clock)
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
            await recorder.Record(approver, Approve, cancellation);
    }

    private async Task<int> Approve(Recording recording)
    {
        var edition = Edition.Of(await recording.Load(Id));
        var seal = await EditionSealer.Seal(recording.Session, master, edition, 1, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        recording.Add(Edition.StreamKind, Id, [new EditionApproved(seal)]);
        return 1;
    }

    private static async Task<bool> IsFirst(Recording recording) =>
        (
            await new AudienceReader(recording.Session, Viewpoint.Un).QueryFirst<Guid>(
                1,
                "-- DemoEdition.IsFirst\nSELECT e.EditionId FROM {EditionRow} AS e ORDER BY e.EditionId"
            )
        ).Count == 0;
}
