namespace CaseTracker.Reference;

/// <summary>What a document of a case is.</summary>
public enum DocumentKind
{
    BoardOfInquiry,
    MissionReport,
    Forensic,
    Medical,
    Photograph,
    CourtRecord,
    Correspondence,
    Other,
}

/// <summary>What happened to a document, in its chain of custody.</summary>
public enum CustodyStep
{
    Received,
    Moved,
    Copied,
    Returned,

    /// <summary>Its hash was computed again and is the one that was recorded.</summary>
    Verified,

    /// <summary>Its hash was computed again and is another, or the file did not open.</summary>
    FoundAltered,
    FoundMissing,
}

/// <summary>What the virus scanner made of a file.</summary>
public enum ScanState
{
    /// <summary>No scanner was configured.</summary>
    NotScanned,

    /// <summary>In quarantine: the scanner could not be reached, or did not take the file.</summary>
    Waiting,
    Clean,

    /// <summary>In quarantine for good: it is never opened.</summary>
    Infected,
}

/// <summary>Whether a stored file is still the one whose hash was recorded.</summary>
public enum Integrity
{
    Intact,
    Altered,
    Missing,
}
