using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>What a host State sent in about a synthetic case that it acknowledged: some of it is accepted, some disputed and declined, some
/// waits.</summary>
internal sealed class SyntheticSubmission
{
    private const int Every = 20,
        Place = 7;

    private SyntheticSubmission(Guid id, SubmissionSent sent, IEnumerable<Event> answers, bool isAnswered) =>
        (Id, Sent, Events, IsAnswered) = (id, sent, [sent, .. answers], isAnswered);

    public Guid Id { get; }

    public SubmissionSent Sent { get; }

    public bool IsAnswered { get; }

    public IReadOnlyList<Event> Events { get; }

    /// <summary>What is recorded of it on the case.</summary>
    public IEnumerable<Event> OnCase =>
        IsAnswered
            ?
            [
                new SubmissionReceived(Id, Sent.State, Sent.Content.Kind, Sent.Reference) { Source = Sent.Source },
                new SubmissionAnswered(Id, Sent.State),
            ]
            : [new SubmissionReceived(Id, Sent.State, Sent.Content.Kind, Sent.Reference) { Source = Sent.Source }];

    /// <summary>Null for most cases.</summary>
    public static SyntheticSubmission? Of(Draft draft, string reference, IReadOnlyList<Event> story)
    {
        // What is merged would take its submissions along.
        if (draft.Number % Every != Place || SyntheticCases.IsDuplicate(draft.Number) || SyntheticCases.IsDuplicate(draft.Number + 1))
            return null;
        if (story.OfType<StateAcknowledged>().FirstOrDefault() is not { EffectiveOn: { } on } acknowledged)
            return null;
        var (chance, disputes) = (new Chance(draft.Number, Place), draft.Number / Every % 3 == 1);
        var content = disputes
            ? new SubmissionContent
            {
                Kind = SubmissionKind.Correction,
                Points =
                [
                    new Point
                    {
                        Kind = PointKind.Disputed,
                        Aspect = CaseAspect.Place,
                        Proposed = SyntheticTexts.Place(chance),
                        What = SyntheticTexts.Reason,
                    },
                ],
            }
            : new SubmissionContent
            {
                Kind = SubmissionKind.ProgressReport,
                Points =
                [
                    new Point
                    {
                        Kind = PointKind.Done,
                        Step = ProceedingStep.InvestigationOpened,
                        Authority = SyntheticTexts.Place(chance),
                        On = on,
                        What = SyntheticTexts.Reason,
                    },
                ],
            };
        var name = $"SB-{acknowledged.State}-{on.Year:0000}-{Lot(draft.Number)}";
        var receipt = SubmissionReceipt.HashOf(SubmissionReceipt.TextOf(name, reference, acknowledged.State, content, []));
        var sent = new SubmissionSent(name, draft.CaseId, reference, acknowledged.State, content, [], null, receipt)
        {
            Source = Source.HostOfficial,
        };
        Event[] answers = (draft.Number / Every % 3) switch
        {
            0 => [new SubmissionAcknowledged(), new PointAccepted(1, null, SyntheticTexts.Reason)],
            1 => [new SubmissionAcknowledged(), new PointDeclined(1, SyntheticTexts.Reason)],
            _ => [],
        };
        return new SyntheticSubmission(draft.Chance.Id(0xFFF), sent, answers, answers.Length > 0);
    }

    /// <summary>Four characters that no other number has, and that do not follow each other.</summary>
    internal static string Lot(int number)
    {
        var (letters, rest) = (CaseDesk.Letters, ((long)number * 500_009) + 123_457);
        return string.Create(
            CaseDesk.LotLength,
            (letters, rest),
            static (text, from) =>
            {
                var (letters, rest) = from;
                for (var i = 0; i < text.Length; i++, rest /= letters.Length)
                    text[i] = letters[(int)(rest % letters.Length)];
            }
        );
    }
}
