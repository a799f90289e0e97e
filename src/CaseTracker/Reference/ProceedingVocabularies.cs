namespace CaseTracker.Reference;

/// <summary>A step of a proceeding as a whole; what happens to one accused alone is a <see cref="SuspectStatus"/>, a verdict or a
/// sentence.</summary>
public enum ProceedingStep
{
    InvestigationOpened,
    EvidenceRequested,
    MissionInvestigatorsJoined,
    ContributorInvestigatorsJoined,
    Suspended,
    Resumed,

    /// <summary>The investigation was concluded.</summary>
    Concluded,
    Discontinued,
    TrialOpened,
    Judgment,
    AppealLodged,

    /// <summary>Decided, rejected or withdrawn: the appeal is no longer open.</summary>
    AppealDecided,
    RetrialOrdered,

    /// <summary>Handed over to another forum, an international court included.</summary>
    Transferred,

    /// <summary>No ordinary appeal is possible any more.</summary>
    Final,
}

/// <summary>Who lodged an appeal.</summary>
public enum Party
{
    Prosecution,
    Defence,
    CivilParty,
}

/// <summary>What became of a charge against one accused.</summary>
public enum ChargeStep
{
    Brought,
    Confirmed,
    Declined,
    Withdrawn,
}

/// <summary>The crime of article 9, paragraph 1, of the Convention on the Safety of United Nations and Associated Personnel (1994) that an
/// offence in national law answers to.</summary>
public enum ConventionOffence
{
    /// <summary>Letter (a): murder, kidnapping or other attack upon the person or liberty.</summary>
    AttackOnPerson,

    /// <summary>Letter (b): violent attack upon official premises, private accommodation or means of transportation.</summary>
    AttackOnPremises,

    /// <summary>Letter (c): threat of such an attack to compel somebody.</summary>
    Threat,

    /// <summary>Letter (d): attempt.</summary>
    Attempt,

    /// <summary>Letter (e): participation as an accomplice, or organizing or ordering others.</summary>
    Participation,
    None,
}

/// <summary>What a court found of one accused.</summary>
public enum Verdict
{
    Convicted,
    Acquitted,

    /// <summary>A court found that there was no crime.</summary>
    NotACrime,
}

/// <summary>Which judgment a verdict or a sentence belongs to.</summary>
public enum Instance
{
    FirstInstance,
    Appeal,
    Retrial,
    Cassation,
}

/// <summary>A treaty on the safety of United Nations and associated personnel by which a State may be bound.</summary>
public enum Treaty
{
    /// <summary>The Convention of 9 December 1994.</summary>
    Convention,

    /// <summary>The Optional Protocol of 8 December 2005, which widens the operations that the Convention covers.</summary>
    OptionalProtocol,
}

/// <summary>A number of accused that a source states of a proceeding as a whole.</summary>
public enum Figure
{
    Accused,
    AtLarge,
    InCustody,
    OnBail,
    Charged,
    Tried,
    TriedInAbsentia,
    Convicted,
    ConvictedFinal,
    Acquitted,
    Deceased,
    DeathSentences,
    LifeSentences,

    /// <summary>Sentences for a term of imprisonment, suspended or not.</summary>
    TermSentences,
}

/// <summary>Whether a hearing that was scheduled took place.</summary>
public enum HearingState
{
    Scheduled,
    Held,
    Adjourned,
}

/// <summary>By which rule one of several statements about the same thing is the one that counts, strongest first.</summary>
public enum Adoption
{
    /// <summary>Chosen by a named officer, with the reason.</summary>
    Chosen,
    CourtRecord,
    HostOfficial,
    MissionMonitoring,
    OtherSource,
}
