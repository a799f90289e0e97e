using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Notifications;

/// <summary>A note to a State was issued in this database; what it says never changes, under whatever template it was written.</summary>
public sealed record MessageIssued(string Number, MessageKind Kind, string State, MessageContent Content)
    : Event,
        ICarryPersonalData,
        IAlertState,
        IMessage,
        IPassive
{
    IEnumerable<Personal> ICarryPersonalData.PersonalData => Content.Names;
}

/// <summary>A liaison of the State opened the message for the first time.</summary>
/// <param name="By">Subject of the liaison.</param>
public sealed record MessageOpened(string Number, string By) : Event, IPassive;

/// <summary>A State replied by other means than a submission: by paper, in a meeting or otherwise.</summary>
/// <param name="Text">What it said, in the words of whoever recorded it.</param>
public sealed record ReplyRecorded(string Number, MessageKind Kind, string State, MessageChannel Channel, string? Document, string? Text)
    : Event,
        IReply;

/// <summary>How messages of a kind read in a language from now on; what was issued before stays as it is.</summary>
public sealed record TemplateSet(MessageKind Kind, string Language, string Title, string Body, string Reason) : Event;
