using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>The rows of one audience that a table is made of, added up as far as the table does not tell them apart; all of cases and
/// persons that the table is about.</summary>
public sealed record TableRows(TableBasis Basis, MissionCatalogue Missions)
{
    public IReadOnlyList<CaseFact> Cases { get; init; } = [];

    /// <summary>Of T2 only.</summary>
    public IReadOnlyList<KilledFact> Killed { get; init; } = [];

    /// <summary>Of T6 only.</summary>
    public IReadOnlyList<CorrespondenceFact> Correspondence { get; init; } = [];

    /// <summary>Of T6 only; one for each State.</summary>
    public IReadOnlyList<OverdueFact> Overdue { get; init; } = [];

    /// <summary>Of T7 only.</summary>
    public IReadOnlyList<ConcernFact> Concerned { get; init; } = [];

    /// <summary>Of T8 only.</summary>
    public IReadOnlyList<PersonFact> Persons { get; init; } = [];

    /// <summary>Of T12 only.</summary>
    public IReadOnlyList<ContactFact> Contacts { get; init; } = [];

    /// <summary>Of T4, by the missions of their cases, and T14, one by one.</summary>
    public IReadOnlyList<ProceedingFact> Proceedings { get; init; } = [];

    /// <summary>Of T13 only.</summary>
    public IReadOnlyList<MovementFact> Movements { get; init; } = [];

    /// <summary>Of T10 only.</summary>
    public IReadOnlyList<DetentionFact> Detentions { get; init; } = [];

    /// <summary>Of T11 only.</summary>
    public IReadOnlyList<AssistanceFact> Assistance { get; init; } = [];

    /// <summary>Of a table that lists single things: how many there are, where these rows are one page of them.</summary>
    public int? Listed { get; init; }
}
