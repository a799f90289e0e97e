namespace CaseTracker.Reference;

/// <summary>How a death is related to service, as the registry of fatalities keeps it (General Assembly resolution 79/138, paragraph
/// 28).</summary>
public enum ServiceRelation
{
    InService,
    OfficialTravel,
    OffDuty,
    OnLeave,
    NotInService,
}

/// <summary>Whether the remains were brought home.</summary>
public enum Repatriation
{
    NotApplicable,
    Pending,
    Done,
}

/// <summary>How a claim for benefits of those left behind stands, in the order in which it goes on.</summary>
public enum BenefitsClaim
{
    NotFiled,
    Filed,
    UnderReview,
    Approved,
    Rejected,
    Paid,
}

/// <summary>On which side the person is with whom a family or survivor is in touch.</summary>
public enum ContactSide
{
    UnitedNations,
    ConcernedState,
}

/// <summary>Who told a family or survivor of a step.</summary>
public enum InformedBy
{
    Mission,
    Headquarters,
    ConcernedState,
    HostState,
    Other,
}

/// <summary>The support that families and survivors are referred to.</summary>
public enum SupportKind
{
    Medical,
    Psychosocial,
    LegalAid,
    Livelihood,
    Administrative,
}
