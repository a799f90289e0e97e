using AutoMapper;
using CaseTracker.StatusRequests;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>Requests to host States for the status of their open cases.</summary>
internal static class StatusRequestRoutes
{
    public static void MapStatusRequests(this IEndpointRouteBuilder api)
    {
        api.MapGet("/status-requests", List)
            .WithName("ListStatusRequests")
            .WithSummary("Requests for status, the latest first.")
            .Produces<IReadOnlyList<StatusRequestSummary>>()
            .Reads(Parameters.None);
        api.MapGet("/status-requests/{reference}", View)
            .WithName("ViewStatusRequest")
            .WithSummary("One request for status with its table.")
            .Produces<StatusRequestDetail>()
            .Reads(Parameters.None);
    }

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(new ListStatusRequests.Query(), context.RequestAborted);
        Answers.Read(
            context,
            mapper.Map<IReadOnlyList<StatusRequestSummary>>(found),
            ContractJson.Default.IReadOnlyListStatusRequestSummary
        );
    }

    private static async Task View(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(new ViewStatusRequest.Query(reference), context.RequestAborted);
        Answers.Read(context, mapper.Map<StatusRequestDetail>(found), ContractJson.Default.StatusRequestDetail);
    }
}
