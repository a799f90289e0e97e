using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Convention;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>Missions, States and vocabularies: what codes stand for.</summary>
internal static class ReferenceRoutes
{
    private static readonly Lazy<byte[]> Vocabularies = new(() =>
        Answers.Fixed(VocabularyList.All(), ContractJson.Default.IReadOnlyListVocabularyTerms)
    );

    public static void MapReference(this IEndpointRouteBuilder api)
    {
        api.MapGet("/missions", Missions)
            .WithName("ListMissions")
            .WithSummary("All missions.")
            .Produces<IReadOnlyList<NamedMission>>()
            .Reads(Parameters.None);
        api.MapGet("/missions/{code}", Mission)
            .WithName("ViewMission")
            .WithSummary("One mission, by any of its acronyms.")
            .Produces<NamedMission>()
            .Reads(Parameters.None);
        api.MapGet("/states", ListStates)
            .WithName("ListStates")
            .WithSummary("All States and territories.")
            .Produces<IReadOnlyList<NamedState>>()
            .Reads(Parameters.None);
        api.MapGet("/convention/parties", Parties)
            .WithName("ListParties")
            .WithSummary("The parties to the Convention of 1994 and its Optional Protocol that are on record.")
            .Produces<IReadOnlyList<ConventionParty>>()
            .Reads(Parameters.None);
        api.MapGet("/vocabularies", ListVocabularies)
            .WithName("ListVocabularies")
            .WithSummary("All closed lists, each code with its label.")
            .Produces<IReadOnlyList<VocabularyTerms>>()
            .Reads(Parameters.None);
    }

    private static async Task Missions(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var missions = await mediator.Send(new ListMissions.Query(), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<NamedMission>>(missions), ContractJson.Default.IReadOnlyListNamedMission);
    }

    private static async Task Mission(string code, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var view = await mediator.Send(new ViewMission.Query(code), context.RequestAborted);
        Answers.Read(context, mapper.Map<NamedMission>(view.Mission), ContractJson.Default.NamedMission);
    }

    private static async Task Parties(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(new ListParties.Query(), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<ConventionParty>>(found.Parties), ContractJson.Default.IReadOnlyListConventionParty);
    }

    private static void ListStates(HttpContext context, RequestContext request, IMapper mapper)
    {
        RequireCaller(request);
        Answers.Read(context, mapper.Map<IReadOnlyList<NamedState>>(States.All), ContractJson.Default.IReadOnlyListNamedState);
    }

    private static void ListVocabularies(HttpContext context, RequestContext request)
    {
        RequireCaller(request);
        Answers.Read(context, Vocabularies.Value);
    }

    /// <summary>Nothing is asked of the product here, and so the gate does not stand before it.</summary>
    private static void RequireCaller(RequestContext request)
    {
        if (!request.Caller.Has(Right.Self))
            throw new ForbiddenException();
    }
}
