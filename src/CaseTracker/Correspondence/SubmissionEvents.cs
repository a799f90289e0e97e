using CaseTracker.Evidence;
using CaseTracker.Ledger;

namespace CaseTracker.Correspondence;

/// <summary>A State sent in a submission about a case; it stays as it was received.</summary>
/// <param name="Case">The case's reference then, as the State knows it.</param>
/// <param name="SeenAs">What the State saw of the case when it wrote (<see cref="SeenCase"/>); null where it did not say.</param>
/// <param name="Receipt">SHA-256 of the canonical content, which the State was given (<see cref="SubmissionReceipt"/>).</param>
public sealed record SubmissionSent(
    string Reference,
    Guid CaseId,
    string Case,
    string State,
    SubmissionContent Content,
    IReadOnlyList<Attachment> Attachments,
    string? SeenAs,
    string Receipt
) : Event, ILinkStreams
{
    Guid ILinkStreams.RelatedId => CaseId;
}

/// <summary>The case was merged into another, about which the submission is from then on.</summary>
public sealed record SubmissionMoved(Guid CaseId) : Event, ILinkStreams
{
    Guid ILinkStreams.RelatedId => CaseId;
}

/// <summary>The UN confirmed that the submission arrived.</summary>
public sealed record SubmissionAcknowledged : Event;

/// <param name="Point">What it is about; null for the whole.</param>
public sealed record QuestionAsked(int Number, int? Point, string Question) : Event;

public sealed record QuestionAnswered(int Number, string Answer) : Event;

/// <summary>The point became part of the record, by another command of the same moment or already before.</summary>
/// <param name="By">Name of the command that took it up; null where it was recorded already or needs no record.</param>
/// <param name="Note">How it was taken up; the State sees it.</param>
public sealed record PointAccepted(int Point, string? By, string? Note) : Event;

/// <param name="Reason">The State sees it.</param>
public sealed record PointDeclined(int Point, string Reason) : Event;

/// <summary>Whether others entitled to the case may read the submission.</summary>
/// <param name="By">Reference of the State's submission that says so.</param>
public sealed record ConsentStated(bool Consents, string By) : Event;
