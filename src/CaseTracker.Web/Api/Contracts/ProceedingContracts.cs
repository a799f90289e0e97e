namespace CaseTracker.Web.Api.Contracts;

/// <summary>A page of the proceedings that the caller sees, and how many there are on all pages.</summary>
public sealed record ProceedingList(int Count, IReadOnlyList<ProceedingSummary> Proceedings);

/// <summary>What lists say of a proceeding; a member that is absent is unknown or not for the caller.</summary>
public record ProceedingSummary
{
    public required string Reference { get; init; }
    public required string Forum { get; init; }

    /// <summary>The State whose authorities conduct it.</summary>
    public string? State { get; init; }

    /// <summary>The furthest stage that it reached.</summary>
    public string? Stage { get; init; }
    public bool IsSuspended { get; init; }
    public bool HasEnded { get; init; }
    public bool IsFinal { get; init; }
    public required AccusedNumbers Numbers { get; init; }

    /// <summary>When anything that counts last happened in it.</summary>
    public string? LastOn { get; init; }
    public string? NextHearingOn { get; init; }

    /// <summary>Those of its cases that the caller sees.</summary>
    public required IReadOnlyList<CaseOfProceeding> Cases { get; init; }
}

/// <summary>Numbers of accused; one that nobody stated is absent. Suspects are presumed innocent until a final conviction.</summary>
/// <param name="Convicted">Final or not.</param>
public sealed record AccusedNumbers(
    int? Identified,
    int? AtLarge,
    int? InCustody,
    int? OnBail,
    int? Charged,
    int? Tried,
    int? TriedInAbsentia,
    int? Convicted,
    int? ConvictedFinal,
    int? Acquitted,
    int? Deceased,
    int? DeathSentences,
    int? LifeSentences,
    int? TermSentences
);

/// <summary>A case that a proceeding is about.</summary>
public sealed record CaseOfProceeding(string Reference, string? Mission, string IncidentOn, string Act, int Persons);

/// <summary>A proceeding with its accused, statements and hearings, as far as the caller may know them.</summary>
public sealed record ProceedingDetail : ProceedingSummary
{
    public string? Authority { get; init; }
    public string? LegalBasis { get; init; }
    public required IReadOnlyList<AccusedPerson> Accused { get; init; }

    /// <summary>In the order of recording; contradicting ones stand side by side, and those that count say by which rule.</summary>
    public required IReadOnlyList<StatementEntry> Statements { get; init; }
    public required IReadOnlyList<HearingEntry> Hearings { get; init; }

    /// <summary>For the United Nations: numbers of individual accused where a stated number differs.</summary>
    public IReadOnlyDictionary<string, int>? Differing { get; init; }

    /// <summary>For the United Nations: what a change sends as <c>If-Match</c>.</summary>
    public int? Version { get; init; }

    /// <summary>For the United Nations: what waits for a second person.</summary>
    public IReadOnlyList<WaitingProposal>? Proposals { get; init; }
}

/// <summary>A suspect in a proceeding.</summary>
public sealed record AccusedPerson
{
    /// <summary>For the United Nations: what changes of the accused take.</summary>
    public Guid? AccusedId { get; init; }
    public int? Number { get; init; }
    public bool IsCounted { get; init; }
    public string? Name { get; init; }

    /// <summary>The State that supplied the name itself.</summary>
    public string? NameFrom { get; init; }

    /// <summary>States to which two persons released the name.</summary>
    public IReadOnlyList<string>? NameReleasedTo { get; init; }
    public string? Whereabouts { get; init; }
    public string? IdentifiedOn { get; init; }
    public required string Status { get; init; }
    public string? StatusOn { get; init; }
    public string? Custody { get; init; }

    /// <summary>As national law calls them, one to a line.</summary>
    public string? Offences { get; init; }

    /// <summary>Crimes of article 9 of the 1994 Convention.</summary>
    public required IReadOnlyList<string> Articles { get; init; }
    public bool Charged { get; init; }
    public bool Tried { get; init; }
    public bool InAbsentia { get; init; }
    public string? Verdict { get; init; }
    public bool IsFinal { get; init; }

    /// <summary>Kinds of sentence, with months where they are known (<c>term:120</c>).</summary>
    public required IReadOnlyList<string> Sentence { get; init; }
    public bool IsSentencedToDeath { get; init; }
    public bool IsExecuted { get; init; }
    public string? Source { get; init; }
    public string? Confidence { get; init; }
}

/// <summary>What a source says of the proceeding.</summary>
public sealed record StatementEntry
{
    /// <summary>For the United Nations: what changes of the statement take.</summary>
    public Guid? StatementId { get; init; }
    public int Ordinal { get; init; }
    public Guid? AccusedId { get; init; }
    public int? AccusedNumber { get; init; }

    /// <summary><c>step</c>, <c>status</c>, <c>charge</c>, <c>verdict</c>, <c>sentence</c>, <c>executed</c> or <c>figure</c>.</summary>
    public required string Kind { get; init; }
    public required string Code { get; init; }
    public string? Detail { get; init; }
    public int? Number { get; init; }
    public bool InAbsentia { get; init; }
    public string? OccurredOn { get; init; }
    public string? CorrectedFrom { get; init; }
    public required string RecordedOn { get; init; }
    public required string Source { get; init; }
    public required string Confidence { get; init; }

    /// <summary>By which rule it is the one that counts; absent when another does, or none.</summary>
    public string? Adoption { get; init; }
    public string? ChosenBy { get; init; }
    public string? ChosenBecause { get; init; }
    public string? Document { get; init; }
}

/// <summary>A day in court.</summary>
public sealed record HearingEntry
{
    public Guid? HearingId { get; init; }
    public required string On { get; init; }
    public required string State { get; init; }
    public required string Source { get; init; }
    public required string Confidence { get; init; }
}

/// <summary>A hearing to come.</summary>
public sealed record UpcomingHearing(string On, string Proceeding, string Forum, string? State, string Confidence);
