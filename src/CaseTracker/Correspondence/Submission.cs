using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Correspondence;

/// <summary>Everything that is known of one submission: the fold of its events.</summary>
public sealed record Submission
{
    public const string StreamKind = "Submission";

    public Guid SubmissionId { get; init; }

    /// <summary>The case that it is about now.</summary>
    public Guid CaseId { get; init; }
    public required SubmissionSent Sent { get; init; }
    public string SentBy { get; init; } = "";
    public DateTime SentAt { get; init; }
    public DateTime? AcknowledgedAt { get; init; }
    public IReadOnlyDictionary<int, Decision> Decisions { get; init; } = new SortedDictionary<int, Decision>();
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Null while the State said nothing about publication.</summary>
    public bool? Consents { get; init; }

    public SubmissionContent Content => Sent.Content;

    /// <summary>Whether the UN owes nothing more: every point is accepted or declined, or, where there is nothing to decide, its arrival is
    /// confirmed.</summary>
    public bool IsAnswered =>
        Content.Kind == SubmissionKind.Consent
        || (AcknowledgedAt is not null && (!Content.NeedsDecision || Content.Points.Select((_, i) => i + 1).All(Decisions.ContainsKey)));

    /// <summary>Whether the State disputes something that was not accepted: what was declined stays disputed, side by side with what is
    /// recorded.</summary>
    public bool IsDisputing =>
        Content.Points.Where((p, i) => p.Kind == PointKind.Disputed && Decisions.GetValueOrDefault(i + 1)?.IsAccepted != true).Any();

    public SubmissionStatus Status =>
        IsAnswered ? SubmissionStatus.Answered
        : AcknowledgedAt is not null ? SubmissionStatus.Acknowledged
        : SubmissionStatus.Waiting;

    /// <exception cref="NotFoundException">There is no such submission, or no such point.</exception>
    public Point Point(int number) =>
        number >= 1 && number <= Content.Points.Count ? Content.Points[number - 1] : throw new NotFoundException();

    /// <exception cref="NotFoundException">The history is empty.</exception>
    public static Submission Of(IReadOnlyList<Recorded> history)
    {
        if (history is not [{ Event: SubmissionSent sent } first, ..])
            throw new NotFoundException();
        var begun = new Submission
        {
            SubmissionId = first.StreamId,
            CaseId = sent.CaseId,
            Sent = sent,
            SentBy = first.Actor,
            SentAt = first.RecordedAt,
        };
        return history.Skip(1).Aggregate(begun, Apply);
    }

    /// <summary>As it will be once these are recorded.</summary>
    public Submission After(IEnumerable<Event> events, DateTime now, string actor) =>
        events.Aggregate(this, (s, e) => Apply(s, new Recorded(0, StreamKind, SubmissionId, 0, e, now, actor, "")));

    private static Submission Apply(Submission s, Recorded recorded) =>
        recorded.Event switch
        {
            SubmissionMoved m => s with { CaseId = m.CaseId },
            SubmissionAcknowledged => s with { AcknowledgedAt = s.AcknowledgedAt ?? recorded.RecordedAt },
            QuestionAsked q => s with
            {
                Questions = [.. s.Questions, new Question(q.Number, q.Point, q.Question, recorded.RecordedAt, recorded.Actor)],
            },
            QuestionAnswered a => s with
            {
                Questions =
                [
                    .. s.Questions.Select(q =>
                        q.Number == a.Number
                            ? q with
                            {
                                Answer = a.Answer,
                                AnsweredAt = recorded.RecordedAt,
                                AnsweredBy = recorded.Actor,
                            }
                            : q
                    ),
                ],
            },
            PointAccepted a => s.Decided(a.Point, new Decision(true, recorded.RecordedAt, recorded.Actor, a.By, a.Note)),
            PointDeclined d => s.Decided(d.Point, new Decision(false, recorded.RecordedAt, recorded.Actor, null, d.Reason)),
            ConsentStated c => s with { Consents = c.Consents },
            _ => throw new InvalidOperationException($"A submission cannot hold {recorded.Event.GetType().Name}."),
        };

    private Submission Decided(int point, Decision decision) =>
        this with
        {
            Decisions = new SortedDictionary<int, Decision>(Decisions.ToDictionary()) { [point] = decision },
        };
}

/// <summary>What the UN made of a point.</summary>
/// <param name="Note">How it was taken up, or why it was declined.</param>
public sealed record Decision(bool IsAccepted, DateTime At, string By, string? Command, string? Note);

/// <summary>What the UN wants to know about a submission, and what the State says to that.</summary>
public sealed record Question(int Number, int? Point, string Text, DateTime AskedAt, string AskedBy)
{
    public string? Answer { get; init; }
    public DateTime? AnsweredAt { get; init; }
    public string? AnsweredBy { get; init; }
}
