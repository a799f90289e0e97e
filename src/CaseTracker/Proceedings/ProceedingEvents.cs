using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>Before which court a proceeding runs; a correction states all of it again.</summary>
public sealed record ProceedingFacts
{
    public Forum Forum { get; init; }

    /// <summary>The State whose authorities conduct it (ISO 3166 alpha-3); null before an international court.</summary>
    public string? State { get; init; }

    /// <summary>Court, prosecutor or police.</summary>
    public string? Authority { get; init; }
    public string? LegalBasis { get; init; }
}

/// <summary>An authority began to look into one or several cases; nothing is said yet of what it did.</summary>
public sealed record ProceedingOpened(string Reference, ProceedingFacts Facts) : Event;

/// <summary>The court was recorded wrongly; says all of it again.</summary>
public sealed record ProceedingCorrected(ProceedingFacts Facts, string Reason) : Event;

/// <summary>The proceeding is about this case; proceedings and cases are many to many.</summary>
/// <param name="Reason">Null for the cases that it was opened about.</param>
public sealed record CaseLinked(Guid CaseId, string? Reason) : Event, ILinkStreams
{
    Guid ILinkStreams.RelatedId => CaseId;
}

/// <summary>The proceeding is not about this case; what was published before stays as it stood.</summary>
public sealed record CaseUnlinked(Guid CaseId, string Reason) : Event;

/// <summary>There is a further accused, with or without a name; presumed innocent until a final conviction.</summary>
/// <param name="NameFrom">The State that supplied the name itself, and so may read it; null where none did.</param>
public sealed record AccusedAdded(Guid AccusedId, Personal? Name, string? NameFrom) : Event, ICarryPersonalData
{
    IEnumerable<Personal> ICarryPersonalData.PersonalData => Name is null ? [] : [Name];
}

/// <summary>States again what the accused is called; no name: it is not known.</summary>
public sealed record AccusedCorrected(Guid AccusedId, Personal? Name, string? NameFrom, string Reason) : Event, ICarryPersonalData
{
    IEnumerable<Personal> ICarryPersonalData.PersonalData => Name is null ? [] : [Name];
}

/// <summary>The accused does not belong to this proceeding: recorded in error or twice.</summary>
public sealed record AccusedWithdrawn(Guid AccusedId, string Reason) : Event;

/// <summary>Something that a source says of the proceeding; statements stand side by side and are never overwritten.</summary>
/// <param name="Document">Where it is written, as a reference; for the UN.</param>
public abstract record Stated(Guid StatementId, string? Document) : Event;

/// <summary>The proceeding came a step further, or stood still; media alone never move it.</summary>
/// <param name="By">Who lodged an appeal.</param>
/// <param name="Forum">Where the proceeding was transferred to.</param>
/// <param name="AccusedId">Null: it holds for all accused.</param>
public sealed record StepStated(Guid StatementId, ProceedingStep Step, Party? By, Forum? Forum, Guid? AccusedId, string? Document)
    : Stated(StatementId, Document);

/// <summary>The position of one accused; in order these are the custody history.</summary>
public sealed record AccusedStated(Guid StatementId, Guid AccusedId, SuspectStatus Status, string? Document)
    : Stated(StatementId, Document);

/// <summary>A charge was brought, confirmed, declined or dropped.</summary>
/// <param name="Offence">As national law (or the court's statute) calls it.</param>
public sealed record ChargeStated(
    Guid StatementId,
    Guid AccusedId,
    ChargeStep Step,
    string Offence,
    ConventionOffence Article,
    string? Document
) : Stated(StatementId, Document);

/// <summary>What a court found of one accused; final only once the time for appeal is over.</summary>
public sealed record VerdictStated(Guid StatementId, Guid AccusedId, Verdict Verdict, Instance Instance, bool InAbsentia, string? Document)
    : Stated(StatementId, Document);

/// <summary>A part of a sentence.</summary>
/// <param name="Months">Of a term or a suspended term; null where not known.</param>
/// <param name="To">To whom reparation is due.</param>
public sealed record SentencePart(SentenceKind Kind, int? Months, string? To);

/// <summary>To what one accused was sentenced, in all its parts; a death sentence and a trial in absentia are flagged wherever
/// shown.</summary>
public sealed record SentenceStated(
    Guid StatementId,
    Guid AccusedId,
    Instance Instance,
    IReadOnlyList<SentencePart> Parts,
    bool InAbsentia,
    string? Document
) : Stated(StatementId, Document);

/// <summary>A death sentence was carried out.</summary>
public sealed record SentenceExecuted(Guid StatementId, Guid AccusedId, string? Document) : Stated(StatementId, Document);

/// <summary>A number that a source states of the proceeding as a whole: for trials known by totals only, and for totals that sources
/// dispute.</summary>
public sealed record FigureStated(Guid StatementId, Figure Figure, int Count, string? Document) : Stated(StatementId, Document);

/// <summary>A date (or a number) of a statement was found wrong; the history keeps both.</summary>
public sealed record StatementCorrected(Guid StatementId, PartialDate? On, int? Count, string Reason) : Event;

/// <summary>It was never said, or not of this proceeding; the history keeps it.</summary>
public sealed record StatementWithdrawn(Guid StatementId, string Reason) : Event;

/// <summary>Of all statements about the same thing this one counts: chosen by a named officer, with the reason.</summary>
public sealed record StatementAdopted(Guid StatementId, string Reason) : Event;

/// <summary>A hearing is to take place on the day that the event is effective on.</summary>
public sealed record HearingScheduled(Guid HearingId) : Event;

/// <summary>The hearing took place.</summary>
public sealed record HearingHeld(Guid HearingId) : Event;

/// <summary>The hearing did not take place on its day.</summary>
public sealed record HearingAdjourned(Guid HearingId) : Event;

/// <summary>The name of an accused may be shown to this State; two persons decided so.</summary>
public sealed record SuspectNameReleased(Guid AccusedId, string State, string Reason) : Event;

/// <summary>From now on the name is not shown to this State; one person is enough to withhold it.</summary>
public sealed record SuspectNameReleaseRevoked(Guid AccusedId, string State, string Reason) : Event;

/// <summary>Where a suspect at large is thought to be; for the UN only.</summary>
public sealed record WhereaboutsRecorded(Guid AccusedId, Personal Text) : Event, ICarryPersonalData
{
    IEnumerable<Personal> ICarryPersonalData.PersonalData => [Text];
}
