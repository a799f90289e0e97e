namespace CaseTracker.Editions;

/// <summary>What a later event is to figures that were published before it.</summary>
public enum ChangeKind
{
    /// <summary>Something became known or happened.</summary>
    NewFact,

    /// <summary>What was on record was wrong, stood twice, stood elsewhere, or had to go.</summary>
    Correction,

    /// <summary>It bears on no figure.</summary>
    None,
}

/// <summary>The one place that tells corrections from new facts: by what an event is called, as its name is for ever.</summary>
public static class ChangeKinds
{
    private static readonly string[] Corrections =
    [
        "corrected",
        "withdrawn",
        "merged",
        "absorbed",
        "unlinked",
        "erased",
        "moved",
        "detached",
        "revoked",
    ];

    private static readonly HashSet<string> WithoutFigures =
    [
        "narrative_set",
        "summary_set",
        "name_released",
        "name_release_revoked",
        "suspect_name_released",
        "suspect_name_release_revoked",
        "message_opened",
        "alert_delivered",
        "protected_information_recorded",
        "access_granted",
        "access_ended",
        "whereabouts_recorded",
        "clock_reminded",
        // Documents, the registry of fatalities and the follow-up of families; strictly confidential ones among them.
        "document_added",
        "document_version_added",
        "document_corrected",
        "document_classified",
        "document_verified",
        "document_released",
        "document_release_revoked",
        "document_taken_over",
        "custody_recorded",
        "registry_recorded",
        "family_contact_set",
        "family_informed",
        "family_step_withdrawn",
        "service_referred",
        "assistance_noted",
    ];

    /// <param name="type">Name of the event in the ledger: <c>incident_corrected</c>.</param>
    public static ChangeKind Of(string type) =>
        WithoutFigures.Contains(type) ? ChangeKind.None
        // What a mission is, is defined once; whatever is said of it later corrects that.
        : type is "mission_defined" || type.Split('_').Any(Corrections.Contains) ? ChangeKind.Correction
        : ChangeKind.NewFact;
}
