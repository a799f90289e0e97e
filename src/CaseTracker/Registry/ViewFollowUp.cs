using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Registry;

/// <summary>
/// The registry facts of the persons of a case, and what their families and survivors were told of and referred to; for the UN.
/// </summary>
public static class ViewFollowUp
{
    /// <param name="Position">A past position.</param>
    /// <param name="IsPartOfCase">Asked for beside the case itself, whose reading is noted already.</param>
    [Needs(Right.FollowUp)]
    public sealed record Query(string Reference, long? Position = null, bool IsPartOfCase = false) : IQuery<IReadOnlyList<OfPerson>>;

    /// <param name="Untold">Codes of the stages that the case has reached and of which the family or survivor was not told.</param>
    public sealed record OfPerson(
        Guid PersonId,
        Registered? Registry,
        Contact? Contact,
        IReadOnlyList<Step> Steps,
        IReadOnlyList<string> Untold
    );

    /// <summary><see cref="RegistryRow"/> says what the members hold.</summary>
    public sealed record Registered
    {
        internal Guid PersonId { get; init; }
        public string? Relation { get; init; }
        public string? Repatriation { get; init; }
        public string? RepatriatedOn { get; init; }
        public string? Claim { get; init; }
        public string? ClaimOn { get; init; }
    }

    /// <summary><see cref="FamilyContactRow"/> says what the members hold.</summary>
    public sealed record Contact
    {
        internal Guid PersonId { get; init; }
        public string? Text { get; init; }
        public string? Side { get; init; }
    }

    /// <summary><see cref="FamilyStepRow"/> says what the members hold.</summary>
    public sealed record Step
    {
        internal Guid PersonId { get; init; }
        public Guid StepId { get; init; }
        public string Kind { get; init; } = "";
        public string Detail { get; init; } = "";
        public string OccurredOn { get; init; } = "";
        public string? InformedBy { get; init; }
        public string? Language { get; init; }
    }

    private sealed record Known
    {
        public Guid PersonId { get; init; }
        public string Harm { get; init; } = "";
    }

    internal sealed class Handler(Database database, RequestContext context, AccessLog log)
        : IRequestHandler<Query, IReadOnlyList<OfPerson>>
    {
        public async Task<IReadOnlyList<OfPerson>> Handle(Query request, CancellationToken cancellationToken)
        {
            var persons = await database.Read(session => Read(session, context.Caller, request), cancellationToken);
            if (!request.IsPartOfCase)
                log.Note(context.Caller, Deed.ReadCase, request.Reference);
            return persons;
        }

        private static async Task<IReadOnlyList<OfPerson>> Read(Session session, Caller caller, Query request)
        {
            var reader = caller.Open(session, request.Position, null);
            var id = (await reader.RequireCase(request.Reference)).CaseId;
            var key = new { id };
            var persons = await reader.Query<Known>(
                "-- ViewFollowUp.Persons\nSELECT p.PersonId, p.Harm FROM {PersonRow} AS p WHERE p.CaseId = @id ORDER BY p.PersonId",
                key
            );
            var registry = await reader.Query<Registered>(
                """
                -- ViewFollowUp.Registry
                SELECT r.PersonId, r.Relation, r.Repatriation, r.RepatriatedOn, r.Claim, r.ClaimOn FROM {RegistryRow} AS r
                    WHERE r.CaseId = @id
                """,
                key
            );
            var contacts = await reader.Query<Contact>(
                "-- ViewFollowUp.Contacts\nSELECT f.PersonId, f.Contact AS Text, f.Side FROM {FamilyContactRow} AS f WHERE f.CaseId = @id",
                key
            );
            if (request.Position is not null && await session.IsHeldBackFrom(caller, id))
                contacts = [.. contacts.Select(c => c with { Text = null })];
            var steps = await reader.Query<Step>(
                """
                -- ViewFollowUp.Steps
                SELECT s.PersonId, s.StepId, s.Kind, s.Detail, s.OccurredOn, s.InformedBy, s.Language
                FROM {FamilyStepRow} AS s WHERE s.CaseId = @id ORDER BY s.OccurredOn, s.StepId
                """,
                key
            );
            var reached = await reader.Query<string>(
                "-- ViewFollowUp.Reached\nSELECT m.ToStage FROM {MovementRow} AS m WHERE m.CaseId = @id",
                key
            );
            var milestones = reached.Select(Codes.Parse<Stage>).Where(Families.IsTold).Order().Select(Codes.Of).ToList();
            return [.. persons.Select(p => Of(p, registry, contacts, [.. steps.Where(s => s.PersonId == p.PersonId)], milestones))];
        }

        private static OfPerson Of(
            Known person,
            IReadOnlyList<Registered> registry,
            IReadOnlyList<Contact> contacts,
            List<Step> steps,
            List<string> milestones
        )
        {
            var told = steps.Where(s => s.Kind == "informed").Select(s => s.Detail);
            return new OfPerson(
                person.PersonId,
                registry.FirstOrDefault(r => r.PersonId == person.PersonId),
                contacts.FirstOrDefault(c => c.PersonId == person.PersonId),
                steps,
                person.Harm == Codes.Of(Harm.None) ? [] : [.. milestones.Except(told)]
            );
        }
    }
}
