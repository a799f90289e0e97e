using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Opens one proceeding as its reader may know it; that it was read is logged.</summary>
public static class ViewProceeding
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, long? Position = null, Audience? Audience = null) : IQuery<Result>;

    /// <summary>What is null is not for this reader, or not known; nothing says which.</summary>
    public sealed record Result(
        Whole Proceeding, IReadOnlyList<ListProceedings.LinkedCase> Cases, IReadOnlyList<Suspect> Accused, IReadOnlyList<Statement> Statements, IReadOnlyList<Hearing> Hearings)
    {
        /// <summary>Of the UN only.</summary>
        public OfTheUn? Un { get; init; }
    }

    /// <param name="Version">What an edit form sends back as <c>Version</c>.</param>
    /// <param name="Differing">Numbers that a source states and that are not those of the individual accused, with the latter.</param>
    /// <param name="Proposals">Releases of names that wait for a second person.</param>
    public sealed record OfTheUn(int Version, IReadOnlyDictionary<Figure, int> Differing, IReadOnlyList<OpenProposal> Proposals);

    /// <summary>The proceeding with its numbers; a number that nobody stated is null.</summary>
    public sealed record Whole
    {
        internal Guid ProceedingId { get; init; }
        public string Reference { get; init; } = "";
        public string Forum { get; init; } = "";
        public string? State { get; init; }
        public string? Authority { get; init; }
        public string? LegalBasis { get; init; }
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
        public string? LastOn { get; init; }
        public string? NextHearingOn { get; init; }
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

    internal sealed class Handler(Database database, RequestContext context, AccessLog log) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var caller = context.Caller;
            var result = await database.Read(session => Read(session, caller, request), cancellationToken);
            log.Note(caller, Deed.ReadProceeding, request.Reference, request.Audience);
            return result;
        }
    }

    private static async Task<Result> Read(Session session, Caller caller, Query request)
    {
        var reader = caller.Open(session, request.Position, request.Audience);
        var found = await reader.QuerySingle<Whole>(
            $$"""
            -- ViewProceeding.Whole
            SELECT DISTINCT {{ListProceedings.Columns}}, p.Authority, p.LegalBasis, p.Differing FROM {ProceedingRow} AS p WHERE p.Reference = @reference
            """,
            new { reference = request.Reference }) ?? throw new NotFoundException();
        var key = new { id = found.ProceedingId };
        var cases = await ListProceedings.CasesOf(reader, [found.ProceedingId]);
        var accused = await reader.Query<Suspect>(
            """
            -- ViewProceeding.Accused
            SELECT DISTINCT a.AccusedId, a.Number, a.IsCounted, a.Name, a.NameFrom, a.NameReleasedTo, a.Whereabouts, a.IdentifiedOn, a.Status, a.StatusOn, a.Custody, a.Offences,
                a.Articles, a.Charged, a.Tried, a.InAbsentia, a.Verdict, a.IsFinal, a.Sentence, a.IsExecuted, a.Source, a.Confidence
            FROM {AccusedRow} AS a WHERE a.ProceedingId = @id
            """,
            key);
        var statements = await reader.Query<Statement>(
            """
            -- ViewProceeding.Statements
            SELECT DISTINCT s.StatementId, s.Ordinal, s.AccusedId, s.AccusedNumber, s.Kind, s.Code, s.Detail, s.Number, s.InAbsentia, s.OccurredOn, s.CorrectedFrom, s.RecordedOn,
                s.Source, s.Confidence, s.Adoption, s.ChosenBy, s.ChosenBecause, s.Document
            FROM {StatementRow} AS s WHERE s.ProceedingId = @id ORDER BY s.Ordinal
            """,
            key);
        var hearings = await reader.Query<Hearing>(
            "-- ViewProceeding.Hearings\nSELECT DISTINCT h.HearingId, h.HeldOn, h.State, h.Source, h.Confidence FROM {HearingRow} AS h WHERE h.ProceedingId = @id ORDER BY h.HeldOn, h.State, h.Source", key);
        var ordered = accused.OrderBy(a => a.Number is null).ThenBy(a => a.Number).ThenBy(a => a.AccusedId);
        var ofTheUn = reader.Viewpoint.Audience == Audience.Un;
        var result = new Result(
            found, cases, [.. ordered.Select(a => ofTheUn ? a : a with { AccusedId = null })],
            [.. statements.Select(s => ofTheUn ? s : s with { StatementId = null, AccusedId = null })], [.. hearings.Select(h => ofTheUn ? h : h with { HearingId = null })])
        {
            Un = ofTheUn ? await UnPart(session, found, request) : null,
        };
        return request.Position is not null && await IsHeldBack(session, caller, found.ProceedingId) ? WithoutTexts(result) : result;
    }

    private static async Task<OfTheUn> UnPart(Session session, Whole found, Query request) => new(
        await session.QuerySingle<int>(
            "-- ViewProceeding.Version\nSELECT COUNT(*) FROM Ledger WHERE StreamId = @id AND Seq <= @at", new { id = found.ProceedingId, at = request.Position ?? RowTable.Open }),
        (found.Differing ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => d.Split('='))
            .ToDictionary(d => Codes.Parse<Figure>(d[0]), d => int.Parse(d[1], System.Globalization.CultureInfo.InvariantCulture)),
        [.. (await session.Query<OpenProposal>(
            "-- ViewProceeding.Proposals\nSELECT ProposalId, Kind, Reason, ProposedBy, ProposedAt FROM ProposalRow WHERE ToSeq = @open AND State = 'open' AND Reference = @reference ORDER BY ProposedAt",
            new { open = RowTable.Open, reference = request.Reference })).Select(p => p with { Kind = CommandNames.Of(p.Kind) })]);

    /// <summary>That its cases were open at a past position does not open what is held back since.</summary>
    private static async Task<bool> IsHeldBack(Session session, Caller caller, Guid proceedingId)
    {
        var cases = await new AudienceReader(session, Viewpoint.Un).Query<Guid>("-- ViewProceeding.Held\nSELECT x.CaseId FROM {ProceedingCaseRow} AS x WHERE x.ProceedingId = @proceedingId", new { proceedingId });
        foreach (var id in cases)
        {
            if (await session.IsHeldBackFrom(caller, id)) return true;
        }
        return false;
    }

    private static Result WithoutTexts(Result result) => result with
    {
        Proceeding = result.Proceeding with { Authority = null, LegalBasis = null },
        Accused = [.. result.Accused.Select(a => a with { Name = null, Whereabouts = null, Offences = null })],
        Statements = [.. result.Statements.Select(s => s.Kind is "charge" or "sentence" ? s with { Detail = null } : s)],
    };
}
