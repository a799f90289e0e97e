using System.Text;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>A few small invented documents of the first cases of a demonstration: released, revoked, redacted, strictly confidential, in
/// several versions.</summary>
public sealed class SyntheticDocuments(Documents documents)
{
    private const int Cases = 12,
        Lot = 11;

    private static readonly (DocumentKind Kind, string Title)[] Papers =
    [
        (DocumentKind.BoardOfInquiry, "Invented report of the board of inquiry"),
        (DocumentKind.MissionReport, "Invented report of the mission"),
        (DocumentKind.Forensic, "Rapport criminalistique inventé"),
        (DocumentKind.CourtRecord, "Invented judgment of the court of assizes"),
        (DocumentKind.Medical, "Certificat médical inventé"),
        (DocumentKind.Correspondence, "Invented letter of the ministry"),
    ];

    /// <summary>Adds them to cases that this recording begins.</summary>
    internal async Task Add(Recording recording, Author author, SyntheticCases cases, int count, CancellationToken cancellation)
    {
        var chosen = Enumerable
            .Range(0, count)
            .Select(cases.Begin)
            .Where(d => d.Incident.Hosts is [var host] && States.Find(host) is { HasLiaison: true } && !IsMerged(d.Number))
            .Take(Cases);
        foreach (var draft in chosen)
        {
            var chance = new Chance(draft.Number, Lot);
            var (paper, host, on) = (Papers[chance.Between(0, Papers.Length - 1)], draft.Incident.Hosts[0], draft.Incident.OccurredOn);
            // Told once more from the beginning: the draft's own lots are drawn already, and the same number tells the same.
            var court =
                paper.Kind == DocumentKind.CourtRecord ? cases.Tell(cases.Begin(draft.Number), "", null, null).Proceeding?.Id : null;
            var original = await Document(
                recording,
                author,
                draft,
                chance.Id(0),
                paper,
                chance.Is(0.25) ? Classification.StrictlyConfidential : Classification.Confidential,
                null,
                court,
                cancellation
            );
            if (original is null)
                return;
            List<Event> events = [.. original];
            if (original[0] is DocumentAdded { Classification: Classification.StrictlyConfidential } strict)
            {
                events.AddRange(
                    (
                        await Document(
                            recording,
                            author,
                            draft,
                            chance.Id(1),
                            (paper.Kind, $"{paper.Title}, redacted"),
                            Classification.Confidential,
                            strict.DocumentId,
                            court,
                            cancellation
                        )
                    )!
                );
                events.Add(new DocumentReleased(chance.Id(1), 1, host, false, null));
            }
            else if (chance.Is(0.6))
            {
                events.Add(new DocumentReleased(chance.Id(0), 1, host, false, null));
                if (chance.Is(0.3))
                    events.Add(new DocumentReleaseRevoked(chance.Id(0), 1, host, SyntheticTexts.Reason));
            }
            if (chance.Is(0.5))
                events.Add(
                    new CustodyRecorded(
                        chance.Id(0),
                        CustodyStep.Moved,
                        "Invented field office",
                        "Invented archive",
                        "Invented courier",
                        null
                    )
                    {
                        EffectiveOn = on,
                    }
                );
            recording.Add(CaseFile.StreamKind, draft.CaseId, events);
        }
    }

    private static bool IsMerged(int number) => SyntheticCases.IsDuplicate(number) || SyntheticCases.IsDuplicate(number + 1);

    private async Task<List<Event>?> Document(
        Recording recording,
        Author author,
        Draft draft,
        Guid id,
        (DocumentKind Kind, string Title) paper,
        Classification classification,
        Guid? redactedFrom,
        Guid? proceedingId,
        CancellationToken cancellation
    )
    {
        var on = draft.Incident.OccurredOn;
        List<Event> events =
        [
            new DocumentAdded(id, paper.Kind, paper.Title, classification, redactedFrom, proceedingId) { EffectiveOn = on },
        ];
        for (var version = 1; version <= (draft.Number % 3 == 0 ? 2 : 1); version++)
        {
            var text = Encoding.UTF8.GetBytes(
                $"{paper.Title}\n\nThis document is invented for demonstrations and measurements.\nVersion {version}, number {draft.Number}{(redactedFrom is null ? "" : ", redacted")}.\n"
            );
            if (
                await documents.Put(
                    recording.Session,
                    author.Actor,
                    draft.CaseId,
                    $"invented-{draft.Number}-{version}.txt",
                    text,
                    cancellation
                )
                is not { } file
            )
                return null;
            events.Add(new DocumentVersionAdded(id, file, version == 1 ? null : SyntheticTexts.Reason));
        }
        events.Add(
            new CustodyRecorded(id, CustodyStep.Received, "Invented informant of the mission", null, "Invented evidence officer", null)
            {
                EffectiveOn = on,
            }
        );
        return events;
    }
}
