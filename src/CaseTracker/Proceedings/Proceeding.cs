using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Proceedings;

/// <summary>Everything that is known of one proceeding: the fold of its events.</summary>
public sealed record Proceeding
{
    public const string StreamKind = "Proceeding";

    public Guid ProceedingId { get; init; }

    /// <summary>Number of events so far.</summary>
    public int Version { get; init; }
    public string Reference { get; init; } = "";
    public required ProceedingFacts Facts { get; init; }

    /// <summary>The cases that it is about, in the order in which they were linked.</summary>
    public IReadOnlyList<Guid> Cases { get; init; } = [];

    /// <summary>All that were ever added and not withdrawn, in the order of recording.</summary>
    public IReadOnlyList<Accused> Accused { get; init; } = [];

    /// <summary>All that were ever made, withdrawn ones too, in the order of recording.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];
    public IReadOnlyList<Hearing> Hearings { get; init; } = [];

    /// <summary>Statements that were not withdrawn, of accused who belong to the proceeding.</summary>
    public IEnumerable<Statement> Live
    {
        get
        {
            var accused = Accused.Select(a => a.AccusedId).ToHashSet();
            return Statements.Where(s => !s.IsWithdrawn && (s.AccusedId is not { } id || accused.Contains(id)));
        }
    }

    /// <summary>Those that stage and status follow, in the order in which things happened.</summary>
    public IReadOnlyList<Statement> Moving => Chronology.Of(Live.Where(s => s.Moves));

    /// <summary>The statement that counts for each thing: an officer's choice, else court record, host official, mission, others; within a
    /// rank the later recorded.</summary>
    public IReadOnlyDictionary<object, Statement> Adopted =>
        Live.Where(s => s.MayCount)
            .GroupBy(s => s.Topic)
            .ToDictionary(g => g.Key, g => g.OrderBy(s => s.Rank).ThenByDescending(s => s.Choice?.Ordinal ?? s.Ordinal).First());

    /// <summary>
    /// The number of each accused whom everybody entitled may know of, from 1, in the order in which that became so; an accused without a
    /// number is one whom only the UN knows of so far.
    /// </summary>
    public IReadOnlyDictionary<Guid, int> Numbers
    {
        get
        {
            var open = Live.Where(s => s.IsOpen).ToLookup(s => s.AccusedId);
            return Accused
                .Select(a => (a.AccusedId, Since: KnownSince(a, open[a.AccusedId])))
                .Where(x => x.Since is not null)
                .OrderBy(x => x.Since)
                .Select((x, i) => (x.AccusedId, Number: i + 1))
                .ToDictionary(x => x.AccusedId, x => x.Number);
        }
    }

    /// <summary>The accused who are counted: somebody other than the media confirmed that there is one.</summary>
    public IEnumerable<Accused> Counted
    {
        get
        {
            var moved = Live.Where(s => s.Moves).Select(s => s.AccusedId).ToHashSet();
            return Accused.Where(a => a is { Confidence: Confidence.Confirmed, Source: not Source.Media } || moved.Contains(a.AccusedId));
        }
    }

    /// <exception cref="RuleBrokenException">The accused is not one of this proceeding.</exception>
    public Accused Require(Guid accusedId) =>
        Accused.FirstOrDefault(a => a.AccusedId == accusedId)
        ?? throw new RuleBrokenException(Text.AccusedOfAnotherProceeding(Reference), "AccusedId");

    /// <exception cref="NotFoundException">There is no such statement, or it was withdrawn.</exception>
    public Statement RequireStatement(Guid statementId) => Live.FirstOrDefault(s => s.Id == statementId) ?? throw new NotFoundException();

    private static int? KnownSince(Accused accused, IEnumerable<Statement> open) =>
        accused.Confidence != Confidence.Unconfirmed
            ? accused.Ordinal
            : open.Select(s => (int?)(s.Confidence == Confidence.Unconfirmed ? s.Choice!.Ordinal : s.Ordinal)).Min();
}

/// <summary>A suspect in a proceeding, presumed innocent until a final conviction; may be without a name.</summary>
public sealed record Accused(
    Guid AccusedId,
    int Ordinal,
    DateTime RecordedAt,
    Source Source,
    Confidence Confidence,
    PartialDate? IdentifiedOn
)
{
    public Ledger.Personal? Name { get; init; }

    /// <summary>The State that supplied the name itself.</summary>
    public string? NameFrom { get; init; }
    public IReadOnlyList<string> NameReleasedTo { get; init; } = [];
    public Ledger.Personal? Whereabouts { get; init; }
}

/// <summary>A day in court, to come or past.</summary>
public sealed record Hearing(Guid HearingId, PartialDate On, Source Source, Confidence Confidence, HearingState State)
{
    /// <summary>Whether concerned States may know of it.</summary>
    public bool IsOpen => Confidence != Confidence.Unconfirmed;
}
