using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>An event that changes nothing an editor decides on: what was typed before it is not stale after it.</summary>
public interface IPassive;

/// <summary>A message to a State of which the State's liaisons are alerted by mail.</summary>
public interface IAlertState
{
    /// <summary>ISO 3166 alpha-3.</summary>
    string State { get; }

    /// <summary>The number of the message, which is all that the alert says.</summary>
    string Number { get; }

    /// <summary>Under which place of the web service it is read.</summary>
    string Place => "messages";
}

/// <summary>An event by which the UN and a State tell each other something of a certain kind.</summary>
public interface IMessage
{
    MessageKind Kind { get; }

    /// <summary>ISO 3166 alpha-3.</summary>
    string State { get; }
}

/// <summary>An event that is a reply of a State: once a host State replied, there is information from it.</summary>
public interface IReply : IMessage;

/// <summary>A State sent in a submission about the case, which is a stream of its own.</summary>
/// <param name="Reference">Of the submission.</param>
/// <param name="At">When it came (UTC), where it came for a duplicate that was merged into this case since; null where it came when it was
/// recorded.</param>
public sealed record SubmissionReceived(Guid SubmissionId, string State, SubmissionKind Kind, string? Reference = null, DateTime? At = null)
    : Event,
        IPassive;

/// <summary>A message of a duplicate that was merged into this case counts here, too; what it said stays where it was recorded.</summary>
/// <param name="At">When it was recorded there (UTC).</param>
public sealed record MessageTakenOver(MessageKind Kind, string State, bool IsFromState, DateTime At) : Event, IPassive;

/// <summary>The UN gave the State its full answer to a submission.</summary>
public sealed record SubmissionAnswered(Guid SubmissionId, string State) : Event, IPassive;

/// <summary>The host State was asked for the status of the case together with all its others (resolution 2589 (2021), paragraph
/// 8).</summary>
/// <param name="Reference">Of the request; the same in all the cases that it asks about.</param>
/// <param name="Stage">How far the case had come, as the State saw it.</param>
public sealed record StatusRequested(
    Guid RequestId,
    string State,
    string Reference,
    PartialDate AnswerBy,
    PartialDate IncidentOn,
    Act Act,
    Stage Stage
) : Event, IPassive, IAlertState
{
    string IAlertState.Number => Reference;

    string IAlertState.Place => "requests";
}

/// <summary>A mail relay took the alert about a message for one of the State's liaisons.</summary>
public sealed record AlertDelivered(string Number) : Event, IPassive;
