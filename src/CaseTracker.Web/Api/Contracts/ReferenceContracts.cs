namespace CaseTracker.Web.Api.Contracts;

/// <summary>One text in the official languages; English and French are always there.</summary>
public sealed record Label(string En, string Fr, string? Ru = null, string? Es = null, string? Ar = null, string? Zh = null);

/// <summary>A closed list of codes.</summary>
public sealed record VocabularyTerms(string Code, Label Label, IReadOnlyList<VocabularyTerm> Terms);

/// <summary>A code and what it is called.</summary>
public sealed record VocabularyTerm(string Code, Label Label);

/// <summary>A State or territory under its ISO 3166 code.</summary>
/// <param name="M49">Code of the United Nations Statistics Division.</param>
/// <param name="HasLiaison">Whether it may have liaisons: Members and observers may.</param>
public sealed record NamedState(string Code, string? Iso2, int? M49, string Status, bool HasLiaison, Label Names);

/// <summary>A mission with its host States over time.</summary>
public sealed record NamedMission
{
    public required string Code { get; init; }
    public required Label Names { get; init; }
    public required string Kind { get; init; }
    public string? Start { get; init; }
    public string? End { get; init; }
    public required IReadOnlyList<HostPeriodOfMission> Hosts { get; init; }
    public Label? Note { get; init; }
    public required Label ResponsibleOffice { get; init; }
    public required IReadOnlyList<string> Aliases { get; init; }
}

/// <summary>A host State for as long as it was one; an absent end is open.</summary>
public sealed record HostPeriodOfMission(string State, string? From, string? To);

/// <summary>That a State is bound by the Convention of 1994 or its Optional Protocol; of a State that is not listed nothing is on
/// record.</summary>
/// <param name="Origin">Where the office that recorded it has it from.</param>
public sealed record ConventionParty(string State, string Treaty, string DepositedOn, string InForceOn, string? WithdrawnOn, string Origin);

/// <summary>A table of the briefing.</summary>
/// <param name="Title">In the client's language.</param>
public sealed record NamedTable(string Id, string Title);

/// <summary>What a table counts, in the client's language.</summary>
/// <param name="Version">Raised when a rule of counting changes.</param>
/// <param name="ReferenceDate">Which day decides.</param>
public sealed record DefinitionOfTable(
    string Id,
    int Version,
    string Title,
    string Unit,
    string Rule,
    string ReferenceDate,
    string Source,
    IReadOnlyList<DefinitionOfColumn> Columns
);

/// <summary>A column of a table and what it counts.</summary>
public sealed record DefinitionOfColumn(string Id, string Heading, string Unit, string Meaning);
