namespace CaseTracker.Disclosure;

/// <summary>
/// A proceeding as one audience may know it, once for each mission of the cases through which it is entitled; whoever reads all missions
/// reads it without the mission, and distinct. A number that nobody stated, and that no individual accused gives, is null.
/// </summary>
[ReadTable(nameof(Audience), nameof(ProceedingId), nameof(Mission), IsPerAudience = true)]
public sealed record ProceedingRow : Row
{
    public string Audience { get; init; } = "";
    public Guid ProceedingId { get; init; }
    public string Mission { get; init; } = "";
    public string Reference { get; init; } = "";
    public string Forum { get; init; } = "";

    /// <summary>The State whose authorities conduct it.</summary>
    public string? State { get; init; }
    public string? Authority { get; init; }
    public string? LegalBasis { get; init; }

    /// <summary>The furthest stage that it reached.</summary>
    public string? Stage { get; init; }
    public bool IsSuspended { get; init; }
    public bool HasEnded { get; init; }
    public bool IsFinal { get; init; }
    public int? Accused { get; init; }
    public int? AtLarge { get; init; }
    public int? InCustody { get; init; }
    public int? OnBail { get; init; }
    public int? Charged { get; init; }
    public int? Tried { get; init; }
    public int? TriedInAbsentia { get; init; }
    public int? Convicted { get; init; }
    public int? ConvictedFinal { get; init; }
    public int? Acquitted { get; init; }
    public int? Deceased { get; init; }
    public int? DeathSentences { get; init; }
    public int? LifeSentences { get; init; }
    public int? TermSentences { get; init; }

    /// <summary>Of the UN only: figures that differ from the number of individual accused, as <c>accused=28</c>, between spaces.</summary>
    public string? Differing { get; init; }

    /// <summary>When anything that counts last happened in it.</summary>
    public string? LastOn { get; init; }

    /// <summary>The next hearing that has neither been held nor adjourned.</summary>
    public string? NextHearingOn { get; init; }
}

/// <summary>That a proceeding is about a case which this audience sees.</summary>
[ReadTable(nameof(Audience), nameof(ProceedingId), nameof(CaseId), IsPerAudience = true)]
public sealed record ProceedingCaseRow : Row
{
    public string Audience { get; init; } = "";
    public Guid ProceedingId { get; init; }
    public Guid CaseId { get; init; }
    public string Mission { get; init; } = "";
}

/// <summary>An accused as one audience may know him or her.</summary>
[ReadTable(nameof(Audience), nameof(ProceedingId), nameof(AccusedId), nameof(Mission), IsPerAudience = true)]
public sealed record AccusedRow : Row
{
    public string Audience { get; init; } = "";
    public Guid ProceedingId { get; init; }
    public Guid AccusedId { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>The same for everybody; null for one whom only the UN knows of so far.</summary>
    public int? Number { get; init; }
    public bool IsCounted { get; init; }
    public string? Name { get; init; }

    /// <summary>Of the UN only: the State that supplied the name.</summary>
    public string? NameFrom { get; init; }

    /// <summary>Of the UN only: States that may read the name because two persons released it, between spaces.</summary>
    public string? NameReleasedTo { get; init; }
    public string? Whereabouts { get; init; }
    public string? IdentifiedOn { get; init; }
    public string Status { get; init; } = "";
    public string? StatusOn { get; init; }

    /// <summary>Where the accused is, a code of the suspect's position; null when nothing is known of it.</summary>
    public string? Custody { get; init; }

    /// <summary>Offences charged, as national law calls them, one to a line.</summary>
    public string? Offences { get; init; }

    /// <summary>Crimes of article 9 of the 1994 Convention that they answer to, between single spaces.</summary>
    public string Articles { get; init; } = "";
    public bool Charged { get; init; }
    public bool Tried { get; init; }
    public bool InAbsentia { get; init; }
    public string? Verdict { get; init; }
    public bool IsFinal { get; init; }

    /// <summary>Kinds of sentence, each with its months where they are known (<c>term:120</c>), between single spaces.</summary>
    public string Sentence { get; init; } = "";
    public bool IsExecuted { get; init; }

    /// <summary>Who said that there is this accused; null where that was unconfirmed and is not for this audience.</summary>
    public string? Source { get; init; }
    public string? Confidence { get; init; }
}

/// <summary>What a source says of a proceeding, numbered among those that this audience may know.</summary>
[ReadTable(nameof(Audience), nameof(ProceedingId), nameof(Ordinal), nameof(Mission), IsPerAudience = true)]
public sealed record StatementRow : Row
{
    public string Audience { get; init; } = "";
    public Guid ProceedingId { get; init; }
    public int Ordinal { get; init; }
    public string Mission { get; init; } = "";
    public Guid StatementId { get; init; }
    public Guid? AccusedId { get; init; }
    public int? AccusedNumber { get; init; }

    /// <summary><c>step</c>, <c>status</c>, <c>charge</c>, <c>verdict</c>, <c>sentence</c>, <c>executed</c> or <c>figure</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>A code of the vocabulary that belongs to the kind; of a sentence, its first part.</summary>
    public string Code { get; init; } = "";
    public string? Detail { get; init; }

    /// <summary>Of a figure.</summary>
    public int? Number { get; init; }
    public bool InAbsentia { get; init; }
    public string? OccurredOn { get; init; }

    /// <summary>Of the UN only: the date as it was stated before it was corrected.</summary>
    public string? CorrectedFrom { get; init; }
    public string RecordedOn { get; init; } = "";
    public string Source { get; init; } = "";
    public string Confidence { get; init; } = "";

    /// <summary>By which rule it counts; null when another statement does, or none.</summary>
    public string? Adoption { get; init; }
    public string? ChosenBy { get; init; }
    public string? ChosenBecause { get; init; }
    public string? Document { get; init; }
}

/// <summary>A day in court, to come or past.</summary>
[ReadTable(nameof(Audience), nameof(ProceedingId), nameof(HearingId), nameof(Mission), IsPerAudience = true)]
public sealed record HearingRow : Row
{
    public string Audience { get; init; } = "";
    public Guid ProceedingId { get; init; }
    public Guid HearingId { get; init; }
    public string Mission { get; init; } = "";
    public string HeldOn { get; init; } = "";
    public string State { get; init; } = "";
    public string Source { get; init; } = "";
    public string Confidence { get; init; } = "";
}
