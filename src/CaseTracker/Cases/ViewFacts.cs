using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>What the forms that correct a case start from: its facts as recorded, less what a strictly confidential case holds back from
/// the caller.</summary>
public static class ViewFacts
{
    [Needs(Right.FollowUp)]
    public sealed record Query(string Reference) : IQuery<View>;

    /// <param name="Version">What a form sends back as <c>Version</c>.</param>
    /// <param name="Host">The host State that was chosen among several; null where all are concerned.</param>
    /// <param name="GrantedTo">Third States that see the case by a grant.</param>
    /// <param name="HoldsBack">The case is strictly confidential and the caller is no reader of such matter: what is missing here stays as
    /// it is.</param>
    public sealed record View(
        int Version,
        Incident Incident,
        string? Host,
        string? Summary,
        string? Narrative,
        Classification Classification,
        bool HoldsBack,
        IReadOnlyList<PersonView> Persons,
        IReadOnlyList<string> GrantedTo
    );

    /// <param name="NameReleasedTo">Host States to which the name was released.</param>
    /// <param name="Detention">All statements on the person's being held, whether they count or not.</param>
    public sealed record PersonView(
        Guid PersonId,
        AddPerson.Facts Facts,
        bool NextOfKinInformed,
        IReadOnlyList<string> NameReleasedTo,
        bool IsErased,
        IReadOnlyList<DetentionStatement> Detention
    )
    {
        public RegistryFacts? Registry { get; init; }
        public FamilyContactSet? FamilyContact { get; init; }
        public IReadOnlyList<FamilyInformed> FamilyInformed { get; init; } = [];
        public IReadOnlyList<ServiceReferred> Referrals { get; init; } = [];
    }

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, AccessLog log) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var view = await database.Read(
                async session =>
                {
                    var row = await context.Caller.Open(session).RequireCase(request.Reference);
                    var file = Fold.Of(await new LedgerSession(session, master).Load(row.CaseId));
                    return Of(file, file.IsStrictlyConfidential && !context.Caller.Has(Right.ReadStrict));
                },
                cancellationToken
            );
            log.Note(context.Caller, Deed.ReadCase, request.Reference);
            return view;
        }
    }

    /// <summary>Pure; the fields that are held back are those of <see cref="Policy"/>.</summary>
    internal static View Of(CaseFile file, bool holdsBack)
    {
        var incident = file.Incident;
        if (holdsBack)
        {
            incident = incident with
            {
                Place = null,
                Latitude = null,
                Longitude = null,
                Nature = default,
                Means = Means.Unknown,
                Setting = Setting.Other,
                Perpetrator = Perpetrator.Unknown,
                Attribution = Attribution.None,
            };
        }
        return new View(
            file.Version,
            incident,
            incident.Hosts is [var only] ? only : null,
            holdsBack ? null : file.Summary,
            holdsBack ? null : file.Narrative,
            file.Classification,
            holdsBack,
            [.. file.Persons.Select(p => PersonOf(p, holdsBack))],
            [.. file.Grants.Keys]
        );
    }

    private static PersonView PersonOf(Person person, bool holdsBack) =>
        new(
            person.PersonId,
            new AddPerson.Facts(
                person.Facts.Personnel,
                person.Facts.Sex,
                person.ConcernedState,
                person.Facts.Harms,
                holdsBack ? null : person.Facts.Name?.Text
            ),
            person.NextOfKinInformed,
            person.NameReleasedTo,
            person.IsErased,
            [.. person.Detention.Select(s => holdsBack ? s with { By = null, Place = null } : s)]
        )
        {
            Registry = person.Registry,
            FamilyContact = holdsBack ? null : person.FamilyContact,
            FamilyInformed = person.FamilyInformed,
            Referrals = person.Referrals,
        };
}
