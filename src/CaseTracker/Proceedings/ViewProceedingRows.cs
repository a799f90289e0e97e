using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

// What the page of a proceeding holds.
public static partial class ViewProceeding
{
    /// <summary>What is null is not for this reader, or not known; nothing says which.</summary>
    public sealed record Result(
        Whole Proceeding,
        IReadOnlyList<ListProceedings.LinkedCase> Cases,
        IReadOnlyList<Suspect> Accused,
        IReadOnlyList<Statement> Statements,
        IReadOnlyList<Hearing> Hearings
    )
    {
        /// <summary>Of the UN only.</summary>
        public OfTheUn? Un { get; init; }
    }

    /// <param name="Version">What an edit form sends back as <c>Version</c>.</param>
    /// <param name="Differing">Numbers that a source states and that are not those of the individual accused, with the latter.</param>
    /// <param name="Proposals">Releases of names that wait for a second person.</param>
    public sealed record OfTheUn(int Version, IReadOnlyDictionary<Figure, int> Differing, IReadOnlyList<OpenProposal> Proposals);

    /// <summary>The proceeding with its numbers; a number that nobody stated is null.</summary>
    public sealed record Whole : SeenProceeding
    {
        public string? Authority { get; init; }
        public string? LegalBasis { get; init; }
        internal string? Differing { get; init; }
    }

    /// <summary>An accused; <see cref="AccusedRow"/> says what the columns hold.</summary>
    public sealed record Suspect
    {
        /// <summary>Of the UN only: what commands on the accused take.</summary>
        public Guid? AccusedId { get; init; }
        public int? Number { get; init; }
        public bool IsCounted { get; init; }
        public string? Name { get; init; }
        public string? NameFrom { get; init; }
        public string? NameReleasedTo { get; init; }
        public string? Whereabouts { get; init; }
        public string? IdentifiedOn { get; init; }
        public string Status { get; init; } = "";
        public string? StatusOn { get; init; }
        public string? Custody { get; init; }
        public string? Offences { get; init; }
        public string Articles { get; init; } = "";
        public bool Charged { get; init; }
        public bool Tried { get; init; }
        public bool InAbsentia { get; init; }
        public string? Verdict { get; init; }
        public bool IsFinal { get; init; }
        public string Sentence { get; init; } = "";
        public bool IsExecuted { get; init; }
        public string? Source { get; init; }
        public string? Confidence { get; init; }

        /// <summary>Flagged wherever it is shown.</summary>
        public bool IsSentencedToDeath => Sentence.Contains(" death ", StringComparison.Ordinal);
    }

    /// <summary>A statement in the order of recording; <see cref="StatementRow"/> says what the columns hold.</summary>
    public sealed record Statement
    {
        /// <summary>Of the UN only: what commands on the statement take.</summary>
        public Guid? StatementId { get; init; }
        public int Ordinal { get; init; }

        /// <summary>Of the UN only.</summary>
        public Guid? AccusedId { get; init; }
        public int? AccusedNumber { get; init; }
        public string Kind { get; init; } = "";
        public string Code { get; init; } = "";
        public string? Detail { get; init; }
        public int? Number { get; init; }
        public bool InAbsentia { get; init; }
        public string? OccurredOn { get; init; }
        public string? CorrectedFrom { get; init; }
        public string RecordedOn { get; init; } = "";
        public string Source { get; init; } = "";
        public string Confidence { get; init; } = "";
        public string? Adoption { get; init; }
        public string? ChosenBy { get; init; }
        public string? ChosenBecause { get; init; }
        public string? Document { get; init; }
    }

    public sealed record Hearing
    {
        /// <summary>Of the UN only.</summary>
        public Guid? HearingId { get; init; }
        public string HeldOn { get; init; } = "";
        public string State { get; init; } = "";
        public string Source { get; init; } = "";
        public string Confidence { get; init; } = "";
    }

    /// <summary>Something about this proceeding that waits for a second person.</summary>
    public sealed record OpenProposal
    {
        public Guid ProposalId { get; init; }

        /// <summary>The name of the command.</summary>
        public string Kind { get; init; } = "";
        public string Reason { get; init; } = "";
        public string ProposedBy { get; init; } = "";
        public DateTime ProposedAt { get; init; }
    }
}
