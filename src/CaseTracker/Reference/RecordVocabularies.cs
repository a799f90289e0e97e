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

/// <summary>By what means a message went or came.</summary>
public enum MessageChannel
{
    /// <summary>Through this database, with an alert by mail.</summary>
    Electronic,
    Paper,
    Meeting,
    Other,
}

/// <summary>What a State sends in about a case that concerns it.</summary>
public enum SubmissionKind
{
    Acknowledgement,

    /// <summary>What was done, by which authority, when, and what comes next (resolution 2589 (2021), paragraph 8).</summary>
    ProgressReport,

    /// <summary>The State disputes what is recorded and says what it should be.</summary>
    Correction,
    Document,

    /// <summary>To a question or request of the UN.</summary>
    Answer,
    AssistanceRequest,

    /// <summary>That other States entitled to the case may read what it submitted, or may not (any more).</summary>
    Consent,

    /// <summary>What a contributing State or State of nationality shares (resolution 2589 (2021), paragraph 6).</summary>
    Information,
}

/// <summary>How sensitive information is (ST/SGB/2007/6, section 2).</summary>
public enum Classification
{
    Unclassified,
    Confidential,
    StrictlyConfidential,
}
