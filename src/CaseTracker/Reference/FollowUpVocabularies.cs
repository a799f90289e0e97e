namespace CaseTracker.Reference;

/// <summary>Whether a host State can and will genuinely investigate and prosecute, as the UN assesses it; of the UN only.</summary>
public enum HostAssessment
{
    AbleAndWilling,
    Unable,
    Unwilling,
    UnableAndUnwilling,
}

/// <summary>The furthest point that the host State's follow-up has reached, in order; derived from events, never typed.</summary>
public enum Stage
{
    Reported,
    HostNotified,
    HostAcknowledged,
    Investigation,
    SuspectIdentified,
    Arrest,
    Charged,
    Trial,
    FirstInstanceVerdict,
    Appeal,
    Final,
}

/// <summary>Whether anything is moving in a case, apart from the stage that it has reached.</summary>
public enum Activity
{
    Active,
    Dormant,
    Suspended,
    Closed,
    Reopened,
}

/// <summary>How far accountability has come; derived, and no information means that the State has never replied.</summary>
public enum Accountability
{
    NoInformation,
    Ongoing,
    PartiallyResolved,
    Resolved,
}

/// <summary>Why a case was closed; only the first three reasons count as resolved.</summary>
public enum Closure
{
    FinalConviction,
    AllSuspectsDeceased,
    JudiciallyNotACrime,
    FinalAcquittalNoOtherSuspect,
    Discontinued,
    Prescribed,
    AmnestyOrPardon,
    TransferredInternational,
    NoJurisdiction,
    Duplicate,
    OutOfScope,
}

/// <summary>The position of one suspect in a proceeding; presumed innocent until convicted by a final judgment.</summary>
public enum SuspectStatus
{
    Identified,
    Wanted,
    Warrant,
    Arrested,
    Remand,
    Bail,
    AtLarge,
    Escaped,
    Charged,
    TriedPresent,
    TriedInAbsentia,
    Acquitted,
    ConvictedNotFinal,
    ConvictedFinal,
    Serving,
    Released,
    Pardoned,
    Deceased,
    Extradited,
}

/// <summary>The kind of court before which a proceeding runs.</summary>
public enum Forum
{
    Civilian,
    Military,
    SpecialOrHybrid,
    ThirdState,
    Icc,
    OtherInternational,
}

/// <summary>The kind of a sentence; a term is counted in months, and whether a death sentence was executed is recorded apart.</summary>
public enum SentenceKind
{
    Death,
    Life,
    Term,
    Suspended,
    Fine,
    Reparation,
    None,
}

/// <summary>Whether a closure reason counts as accountability achieved.</summary>
public static class Closures
{
    /// <summary>
    /// Final conviction, death of all suspects, and a court's finding that there was no crime count as resolved; nothing else does.
    /// </summary>
    public static bool IsResolved(this Closure closure) =>
        closure is Closure.FinalConviction or Closure.AllSuspectsDeceased or Closure.JudiciallyNotACrime;
}
