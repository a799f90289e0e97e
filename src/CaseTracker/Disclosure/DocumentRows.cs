namespace CaseTracker.Disclosure;

/// <summary>A document of a case: for the UN by its classification, for a State while a version is released to it.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(DocumentId), IsPerAudience = true, HasStrictPart = true)]
public sealed record DocumentRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }

    /// <summary>Drawn by lot, so that it tells nothing of when it was made.</summary>
    public Guid DocumentId { get; init; }
    public string Mission { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>Of the document itself; partial date.</summary>
    public string? DatedOn { get; init; }

    /// <summary>The proceeding to which it belongs; whoever sees a case sees the proceedings about it, and of one that is about it no
    /// more nothing is said.</summary>
    public Guid? ProceedingId { get; init; }

    /// <summary>Of the UN only.</summary>
    public string? Classification { get; init; }

    /// <summary>The document of which this is a redacted version; of the UN only.</summary>
    public Guid? RedactedFrom { get; init; }
}

/// <summary>One version of a document: for the UN all, for a State those that are released to it.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(DocumentId), nameof(Version), IsPerAudience = true, HasStrictPart = true)]
public sealed record DocumentVersionRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid DocumentId { get; init; }

    /// <summary>From 1; for a State counted over what was released to it, because a gap would tell of a version that it may not
    /// know.</summary>
    public int Version { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>In the store of documents; never shown.</summary>
    public Guid FileId { get; init; }
    public string FileName { get; init; } = "";
    public string MediaType { get; init; } = "";
    public long Bytes { get; init; }
    public string Sha256 { get; init; } = "";

    /// <summary>What changed; of the UN only, as the next two.</summary>
    public string? Note { get; init; }
    public string? AddedOn { get; init; }
    public string? AddedBy { get; init; }

    /// <summary>When it was released to the State that reads it; null for the UN.</summary>
    public string? ReleasedOn { get; init; }
}

/// <summary>That a version was released to a State, and whether it still is; of the UN only.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(DocumentId), nameof(Ordinal), IsPerAudience = true, HasStrictPart = true)]
public sealed record DocumentReleaseRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid DocumentId { get; init; }
    public int Ordinal { get; init; }
    public string Mission { get; init; } = "";
    public int Version { get; init; }
    public string State { get; init; } = "";

    /// <summary>Whether a second person agreed, without whom nothing strictly confidential goes out.</summary>
    public bool ByTwo { get; init; }

    /// <summary>Whether the State can read the version now.</summary>
    public bool InForce { get; init; }
    public string ReleasedOn { get; init; } = "";
    public string ReleasedBy { get; init; } = "";
    public string? Grounds { get; init; }
    public string? RevokedOn { get; init; }
    public string? RevokedBy { get; init; }
    public string? RevokedFor { get; init; }
}

/// <summary>One step of a document's chain of custody; of the UN only.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(DocumentId), nameof(Ordinal), IsPerAudience = true, HasStrictPart = true)]
public sealed record CustodyRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid DocumentId { get; init; }
    public int Ordinal { get; init; }
    public string Mission { get; init; } = "";
    public string Step { get; init; } = "";

    /// <summary>The version whose hash was computed again; null where it concerns the document as a whole.</summary>
    public int? Version { get; init; }
    public string? OccurredOn { get; init; }

    /// <summary>From whom it came, or where it was.</summary>
    public string? Origin { get; init; }

    /// <summary>To whom or where it went.</summary>
    public string? Recipient { get; init; }

    /// <summary>By whom it was taken over, moved, copied or returned.</summary>
    public string? Keeper { get; init; }
    public string? Note { get; init; }
    public string RecordedOn { get; init; } = "";
    public string RecordedBy { get; init; } = "";
}
