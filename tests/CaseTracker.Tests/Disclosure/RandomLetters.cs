using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Reference;
using CaseTracker.Tests.Correspondence;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.Disclosure;

/// <summary>
/// What States send in about the cases of two worlds: the viewer the same in both, the others anything, but that each says at least
/// something in both, for that a host replied is for everybody to know; and one State lets all read one submission, which is then the same.
/// </summary>
internal sealed class RandomLetters(string viewer, Random random, bool isOther)
{
    private readonly RandomLife _any = new(random);
    private int _next = isOther ? 20_000 : 10_000;

    public static string Own(string viewer, int life) => $"SB-{viewer}-2024-SE{life:00}";

    public static string Published(string viewer) => viewer == "FRA" ? "SB-KHM-2024-PUBL" : "SB-FRA-2024-PUBL";

    public IEnumerable<IReadOnlyList<Happening>> Of(IReadOnlyList<Life> lives)
    {
        foreach (var (life, number) in lives.Select((l, i) => (l, i)))
        {
            var own = Id(number);
            yield return Sent(own, Own(viewer, number), life.CaseId, viewer, Letters.Report(Letters.Done(), Letters.Disputed()));
            yield return
            [
                new(own, Submission.StreamKind, new SubmissionAcknowledged()),
                new(own, Submission.StreamKind, new QuestionAsked(1, 1, "When?")),
            ];
            yield return [new(own, Submission.StreamKind, new PointDeclined(2, "The record is right."))];
            foreach (var state in RandomLife.States.Where(s => s != viewer))
            {
                foreach (var command in OfOthers(state, life.CaseId))
                    yield return command;
            }
            if (number == 0)
            {
                var publishing = Published(viewer)[3..6];
                yield return Sent(Id(900), Published(viewer), life.CaseId, publishing, Letters.Information("For all to read."));
                yield return [new(Id(900), Submission.StreamKind, new ConsentStated(true, "SB-XXX-2024-2222"))];
                if (isOther)
                    yield return [new(Id(900), Submission.StreamKind, new QuestionAsked(1, null, _any.Words()))];
            }
        }
    }

    private IEnumerable<IReadOnlyList<Happening>> OfOthers(string state, Guid caseId)
    {
        for (var count = isOther ? random.Next(1, 4) : 1; count > 0; count--)
        {
            var id = Id(_next++);
            yield return Sent(
                id,
                $"SB-{state}-2024-NO{_next}",
                caseId,
                state,
                _any.Chance(2)
                    ? Letters.Information(_any.Words())
                    : Letters.Correction(Letters.Disputed(_any.Pick<CaseAspect>(), _any.Words()))
            );
            if (_any.Chance(2))
                yield return [new(id, Submission.StreamKind, new QuestionAsked(1, null, _any.Words()))];
            if (_any.Chance(2))
                yield return
                [
                    new(id, Submission.StreamKind, new SubmissionAcknowledged()),
                    new(id, Submission.StreamKind, new PointDeclined(1, _any.Words())),
                ];
        }
    }

    private static IReadOnlyList<Happening> Sent(Guid id, string reference, Guid caseId, string state, SubmissionContent content) =>
        [
            new(
                id,
                Submission.StreamKind,
                new SubmissionSent(
                    reference,
                    caseId,
                    "MINUSCA-2017-SE00",
                    state,
                    content,
                    [],
                    null,
                    SubmissionReceipt.HashOf(SubmissionReceipt.TextOf(reference, "MINUSCA-2017-SE00", state, content, []))
                )
            ),
            new(caseId, CaseFile.StreamKind, new SubmissionReceived(id, state, content.Kind)),
        ];

    private static Guid Id(int n) => new(n, 9, 9, new byte[8]);
}
