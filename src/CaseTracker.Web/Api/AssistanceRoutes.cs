using AutoMapper;
using CaseTracker.Assistance;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>The assistance that the caller sees: as a list, one by one, and that of a case with what would get it moving again.</summary>
internal static class AssistanceRoutes
{
    private const int PageSize = 50;
    private static readonly string[] Eyes = [AsOf.Parameter, "audience"];

    public static void MapAssistance(this IEndpointRouteBuilder api)
    {
        api.MapGet("/assistance", List)
            .WithName("ListAssistance")
            .WithSummary("Lists the assistance to host States that the caller sees, with the exact number of all of it.")
            .Produces<AssistanceList>()
            .Reads(new([.. AssistanceFilter.ParameterNames, "page", "size", .. Eyes]));
        api.MapGet("/assistance/{reference}", View)
            .WithName("ViewAssistance")
            .WithSummary("Opens one engagement.")
            .Produces<AssistanceDetail>()
            .Reads(new(Eyes));
        api.MapGet("/cases/{reference}/assistance", OfCase)
            .WithName("AssistanceOfCase")
            .WithSummary("The assistance that the case waits for, and what would get it moving again.")
            .Produces<CaseAssistance>()
            .Reads(new(Eyes));
    }

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var filter = AssistanceFilter.FromParameters(
            request.Query.SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value))
        );
        var query = new ListAssistance.Query(
            filter,
            Parameters.Number(request, "page") ?? 1,
            Parameters.Number(request, "size") ?? PageSize,
            await CaseRoutes.PositionOf(request, mediator),
            Parameters.Audience(request)
        );
        Answers.Read(
            context,
            mapper.Map<AssistanceList>(await mediator.Send(query, context.RequestAborted)),
            ContractJson.Default.AssistanceList
        );
    }

    private static async Task View(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var query = new ViewAssistance.Query(
            reference,
            await CaseRoutes.PositionOf(context.Request, mediator),
            Parameters.Audience(context.Request)
        );
        Answers.Read(
            context,
            mapper.Map<AssistanceDetail>(await mediator.Send(query, context.RequestAborted)),
            ContractJson.Default.AssistanceDetail
        );
    }

    private static async Task OfCase(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var query = new AssistanceOfCase.Query(
            reference,
            await CaseRoutes.PositionOf(context.Request, mediator),
            Parameters.Audience(context.Request)
        );
        Answers.Read(
            context,
            mapper.Map<CaseAssistance>(await mediator.Send(query, context.RequestAborted)),
            ContractJson.Default.CaseAssistance
        );
    }
}
