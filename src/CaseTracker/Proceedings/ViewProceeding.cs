using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Opens one proceeding as its reader may know it; that it was read is logged.</summary>
public static partial class ViewProceeding
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, long? Position = null, Audience? Audience = null) : IQuery<Result>;

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
        var found =
            await reader.QuerySingle<Whole>(
                $$"""
                -- ViewProceeding.Whole
                SELECT DISTINCT {{SeenProceeding.Columns}}, p.Authority, p.LegalBasis, p.Differing FROM {ProceedingRow} AS p
                    WHERE p.Reference = @reference
                """,
                new { reference = request.Reference }
            ) ?? throw new NotFoundException();
        var key = new { id = found.ProceedingId };
        var cases = await ListProceedings.CasesOf(reader, [found.ProceedingId]);
        var accused = await reader.Query<Suspect>(
            """
            -- ViewProceeding.Accused
            SELECT DISTINCT a.AccusedId, a.Number, a.IsCounted, a.Name, a.NameFrom, a.NameReleasedTo, a.Whereabouts, a.IdentifiedOn,
                a.Status, a.StatusOn, a.Custody, a.Offences,
                a.Articles, a.Charged, a.Tried, a.InAbsentia, a.Verdict, a.IsFinal, a.Sentence, a.IsExecuted, a.Source, a.Confidence
            FROM {AccusedRow} AS a WHERE a.ProceedingId = @id
            """,
            key
        );
        var statements = await reader.Query<Statement>(
            """
            -- ViewProceeding.Statements
            SELECT DISTINCT s.StatementId, s.Ordinal, s.AccusedId, s.AccusedNumber, s.Kind, s.Code, s.Detail, s.Number, s.InAbsentia,
                s.OccurredOn, s.CorrectedFrom, s.RecordedOn,
                s.Source, s.Confidence, s.Adoption, s.ChosenBy, s.ChosenBecause, s.Document
            FROM {StatementRow} AS s WHERE s.ProceedingId = @id ORDER BY s.Ordinal
            """,
            key
        );
        var hearings = await reader.Query<Hearing>(
            """
            -- ViewProceeding.Hearings
            SELECT DISTINCT h.HearingId, h.HeldOn, h.State, h.Source, h.Confidence
            FROM {HearingRow} AS h
            WHERE h.ProceedingId = @id
            ORDER BY h.HeldOn, h.State, h.Source
            """,
            key
        );
        var ordered = accused.OrderBy(a => a.Number is null).ThenBy(a => a.Number).ThenBy(a => a.AccusedId);
        var ofTheUn = reader.Viewpoint.Audience == Audience.Un;
        var result = new Result(
            found,
            cases,
            [.. ordered.Select(a => ofTheUn ? a : a with { AccusedId = null })],
            [.. statements.Select(s => ofTheUn ? s : s with { StatementId = null, AccusedId = null })],
            [.. hearings.Select(h => ofTheUn ? h : h with { HearingId = null })]
        )
        {
            Un = ofTheUn ? await UnPart(session, found, request) : null,
        };
        return request.Position is not null && await IsHeldBack(session, caller, found.ProceedingId) ? WithoutTexts(result) : result;
    }

    private static async Task<OfTheUn> UnPart(Session session, Whole found, Query request) =>
        new(
            await session.QuerySingle<int>(
                "-- ViewProceeding.Version\nSELECT COUNT(*) FROM Ledger WHERE StreamId = @id AND Seq <= @at",
                new { id = found.ProceedingId, at = request.Position ?? RowTable.Open }
            ),
            (found.Differing ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(d => d.Split('='))
                .ToDictionary(d => Codes.Parse<Figure>(d[0]), d => int.Parse(d[1], System.Globalization.CultureInfo.InvariantCulture)),
            [
                .. (
                    await session.Query<OpenProposal>(
                        """
                        -- ViewProceeding.Proposals
                        SELECT ProposalId, Kind, Reason, ProposedBy, ProposedAt
                        FROM ProposalRow
                        WHERE ToSeq = @open AND State = 'open' AND Reference = @reference
                        ORDER BY ProposedAt
                        """,
                        new { open = RowTable.Open, reference = request.Reference }
                    )
                ).Select(p => p with { Kind = CommandNames.Of(p.Kind) }),
            ]
        );

    /// <summary>That its cases were open at a past position does not open what is held back since.</summary>
    private static async Task<bool> IsHeldBack(Session session, Caller caller, Guid proceedingId)
    {
        var cases = await new AudienceReader(session, Viewpoint.Un).Query<Guid>(
            "-- ViewProceeding.Held\nSELECT x.CaseId FROM {ProceedingCaseRow} AS x WHERE x.ProceedingId = @proceedingId",
            new { proceedingId }
        );
        foreach (var id in cases)
        {
            if (await session.IsHeldBackFrom(caller, id))
                return true;
        }
        return false;
    }

    private static Result WithoutTexts(Result result) =>
        result with
        {
            Proceeding = result.Proceeding with { Authority = null, LegalBasis = null },
            Accused = [.. result.Accused.Select(a => a with { Name = null, Whereabouts = null, Offences = null })],
            Statements = [.. result.Statements.Select(s => s.Kind is "charge" or "sentence" ? s with { Detail = null } : s)],
        };
}
