namespace CaseTracker.Reference;

/// <summary>With what a host State is assisted (resolution 2589 (2021), paragraph 3; S/2024 letter, recommendations 6.4 and 6.5).</summary>
public enum AssistanceKind
{
    Investigation,
    EvidenceCollectionPreservation,
    Forensics,
    VictimWitnessProtection,
    CourtSecurity,
    DetentionSecurity,
    Training,
    Logistics,
    LegalDrafting,
    Funding,
}

/// <summary>Which authority of the host State is assisted.</summary>
public enum HostAuthority
{
    Police,
    Prosecution,
    Judiciary,
    Corrections,
    Other,
}

/// <summary>Who assists.</summary>
public enum AssistanceProvider
{
    /// <summary>A mission, department or other entity of the United Nations.</summary>
    UnitedNations,

    /// <summary>A regional or subregional organization, such as the African Union (resolution 2589 (2021), paragraph 7).</summary>
    RegionalOrganization,

    /// <summary>A contributing State, which lends investigators.</summary>
    ContributingState,
}

/// <summary>A step of an engagement; the last one that counts is its status.</summary>
public enum AssistanceStep
{
    /// <summary>By the host State.</summary>
    Requested,
    Offered,

    /// <summary>The host State and the provider agreed; investigators were accepted.</summary>
    Agreed,
    Declined,

    /// <summary>The request or the offer was withdrawn by who made it.</summary>
    TakenBack,

    /// <summary>Something was delivered, of several things one; investigators were deployed.</summary>
    Delivered,
    Ended,
}
