using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Correspondence;

/// <summary>The rows that a submission amounts to; who may read it follows from the case that it is about.</summary>
public sealed class SubmissionProjection : Projection
{
    public override string StreamKind => Submission.StreamKind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var submission = Submission.Of([.. history.Where(r => r.StreamId == streamId)]);
        var file = Fold.Of([.. history.Where(r => r.StreamId == submission.CaseId)]);
        return DiscloseSubmission
            .To(submission, file, Audience.Un, Capacity.None)
            .Concat(DiscloseSubmission.ToStrictReaders(submission, file))
            .Concat(Capacities.Of(file).SelectMany(c => DiscloseSubmission.To(submission, file, Audience.Of(c.Key), c.Value)));
    }
}

/// <summary>What a submission says of its case: that the State disputes what is recorded; it follows the case into the one that takes it
/// over.</summary>
public sealed class SubmissionInfluence : CaseInfluence
{
    public override string StreamKind => Submission.StreamKind;

    public override Influence? Of(Guid caseId, IReadOnlyList<Recorded> history)
    {
        var submission = Submission.Of(history);
        return submission.CaseId != caseId
            ? null
            : new Influence(submission.SubmissionId, submission.Sent.Reference, [])
            {
                Run = Run.Ended,
                DisputedBy = submission.IsDisputing ? submission.Sent.State : null,
            };
    }

    public override IEnumerable<Event> WhenMerged(Guid duplicate, Guid staying, string reason, IReadOnlyList<Recorded> history) =>
        [new SubmissionMoved(staying)];
}
