using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Opens one case as its reader may know it; that the case was read is logged.</summary>
public static partial class ViewCase
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    /// <param name="WithReaders">Adds who of a State's own persons looked at the case.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, long? Position = null, Audience? Audience = null, bool WithReaders = true)
        : IQuery<Result>;

    internal sealed class Handler(Database database, RequestContext context, AccessLog log, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var caller = context.Caller;
            var result = await database.Read(session => Read(session, caller, request), cancellationToken);
            log.Note(caller, Deed.ReadCase, request.Reference, request.Audience);
            if (result.Protected is { Count: > 0 })
                log.Note(caller, Deed.ReadStrict, request.Reference);
            return result;
        }

        private async Task<Result> Read(Session session, Caller caller, Query request)
        {
            var reader = caller.Open(session, request.Position, request.Audience);
            var found =
                await reader.QuerySingle<Case>(
                    "-- ViewCase.Case\nSELECT * FROM {CaseRow} AS c WHERE c.Reference = @reference",
                    new { reference = request.Reference }
                ) ?? throw new NotFoundException();
            found = found with
            {
                Activity = ReadingDay.ActivityOf(found.Activity, found.LastMovedOn, await ReadingDay.Of(session, request.Position, clock)),
            };
            var key = new { id = found.CaseId };
            var ofTheUn = reader.Viewpoint.Audience == Audience.Un;
            var persons = await reader.Query<Person>(
                "-- ViewCase.Persons\nSELECT * FROM {PersonRow} AS p WHERE p.CaseId = @id ORDER BY p.PersonId",
                key
            );
            var timeline = await reader.Query<TimelineStep>(
                "-- ViewCase.Timeline\nSELECT * FROM {TimelineRow} AS t WHERE t.CaseId = @id ORDER BY t.Ordinal",
                key
            );
            var detentions = await reader.Query<Detention>(
                """
                -- ViewCase.Detentions
                SELECT d.PersonId, d.HeldSince, d.HeldBy, d.Place, d.PlaceKnownOn, d.AccessDeniedOn, d.AccessGrantedOn, d.MedicalVisitOn,
                    d.LegalCounselOn, d.FamilyInformedOn,
                    d.EndedOn, d.Ending
                FROM {DetentionRow} AS d WHERE d.CaseId = @id ORDER BY d.PersonId, d.Ordinal
                """,
                key
            );
            detentions = [.. detentions.Select(d => d with { Person = persons.TakeWhile(p => p.PersonId != d.PersonId).Count() + 1 })];
            if (request.Position is not null && await session.IsHeldBackFrom(caller, key.id))
            {
                found = found with
                {
                    Summary = null,
                    Place = null,
                    Latitude = null,
                    Longitude = null,
                    Nature = null,
                    Means = null,
                    Setting = null,
                    Perpetrator = null,
                    Attribution = null,
                    Narrative = null,
                    HostAssessment = null,
                    AssessmentReason = null,
                    ReferredTo = null,
                    ReferredOn = null,
                };
                persons = [.. persons.Select(p => p with { Name = null })];
                detentions = [.. detentions.Select(d => d with { HeldBy = null, Place = null })];
            }
            return new Result(found, ofTheUn ? persons : [.. persons.Select(p => p with { PersonId = null })], timeline)
            {
                Detentions = detentions,
                Un = ofTheUn ? await UnPart(session, caller, reader, key.id, request) : null,
                Protected = reader.Viewpoint.Strict
                    ? await reader.Query<ProtectedItem>(
                        """
                        -- ViewCase.Protected
                        SELECT i.ItemId, i.Kind, i.Text
                        FROM {ProtectedRow} AS i
                        WHERE i.CaseId = @id
                        ORDER BY i.ItemId
                        """,
                        key
                    )
                    : null,
                ReadBy = request.WithReaders && caller.Audience.IsState ? await OwnReaders(session, caller, request.Reference) : null,
            };
        }

        private async Task<OfTheUn> UnPart(Session session, Caller caller, AudienceReader reader, Guid id, Query request) =>
            new(
                await session.QuerySingle<int>(
                    "-- ViewCase.Version\nSELECT COUNT(*) FROM Ledger WHERE StreamId = @id AND Seq <= @at",
                    new { id, at = request.Position ?? RowTable.Open }
                ),
                await reader.Query<StateOfCase>(
                    "-- ViewCase.States\nSELECT s.State, s.Capacities, s.Until FROM {StateRow} AS s WHERE s.CaseId = @id ORDER BY s.State",
                    new { id }
                ),
                await Proposals(session, request.Reference, heldBack: await session.IsHeldBackFrom(caller, id))
            );

        private async Task<IReadOnlyList<OpenProposal>> Proposals(Session session, string reference, bool heldBack) => [.. (
                    await session.Query<OpenProposal>(
                        """
                        -- ViewCase.Proposals
                        SELECT ProposalId, Kind, Body, Reason, ProposedBy, ProposedAt
                        FROM ProposalRow
                        WHERE ToSeq = @open AND State = 'open' AND Reference = @reference AND ProposedAt >= @since
                        ORDER BY ProposedAt
                        """,
                        new
                        {
                            open = RowTable.Open,
                            reference,
                            since = ProposalLife.OldestOpen(clock.GetUtcNow().UtcDateTime),
                        }
                    )
                ).Where(p => ListProposals.MayKnow(context.Caller, heldBack, DecideProposal.CommandOf(p.Kind, p.Body))).Select(p => p with { Kind = CommandNames.Of(p.Kind) })];

        private static Task<IReadOnlyList<Reading>> OwnReaders(Session session, Caller caller, string reference) =>
            session.QueryFirst<Reading>(
                50,
                """
                -- ViewCase.OwnReaders
                SELECT Subject, MAX(At) AS At
                FROM AccessLog
                WHERE Reference = @reference AND Audience = @audience AND Role = 'liaison'
                GROUP BY Subject
                ORDER BY MAX(At) DESC
                """,
                new { reference, audience = caller.Audience.Code }
            );
    }
}
