namespace CaseTracker.Reference;

/// <summary>
/// Who says so; media alone never move a stage, and the order of trust is court record, host official, mission, then others.
/// </summary>
public enum Source
{
    HostOfficial,
    CourtRecord,
    MissionMonitoring,
    Contributor,
    BoardOfInquiry,
    Media,
    Ngo,
    Imported,
}

/// <summary>How sure a statement is; disputed statements stand side by side.</summary>
public enum Confidence
{
    Confirmed,
    Unconfirmed,
    Disputed,
}

/// <summary>
/// The kind of a message between the United Nations and a State; the articles are those of the 1994 Convention on the Safety of United
/// Nations and Associated Personnel.
/// </summary>
public enum MessageKind
{
    InitialNotification,
    NoteVerbale,
    Reminder,
    HostReply,
    ContributorNotice,
    NationalityNotice,
    NextOfKinConfirmation,
    ConventionArt12,
    ConventionArt13,
    ConventionArt18,
    Transmission,
    AssistanceOffer,
    AssistanceRequest,
}

/// <summary>How sensitive information is (ST/SGB/2007/6, section 2).</summary>
public enum Classification
{
    Unclassified,
    Confidential,
    StrictlyConfidential,
}
