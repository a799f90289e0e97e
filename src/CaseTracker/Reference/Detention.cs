namespace CaseTracker.Reference;

/// <summary>What becomes known of a person who is held: by a State, an armed group or anybody else.</summary>
public enum DetentionStep
{
    Held,
    PlaceKnown,

    /// <summary>The UN asked to see the person and was refused.</summary>
    AccessDenied,

    /// <summary>The UN saw the person.</summary>
    AccessGranted,
    MedicalVisit,
    LegalCounsel,
    FamilyInformed,
    Released,
    Died,
}
