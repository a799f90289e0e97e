using AutoMapper;
using CaseTracker.Outbox;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>What waits to be sent.</summary>
internal static class OutboxRoutes
{
    public static void MapOutbox(this IEndpointRouteBuilder api) =>
        api.MapGet("/outbox", List)
            .WithName("ListOutbox")
            .WithSummary("What waits to be sent, and why; never to what address.")
            .Produces<OutboxList>()
            .Reads(Parameters.None);

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper) =>
        Answers.Read(
            context,
            mapper.Map<OutboxList>(await mediator.Send(new ListOutbox.Query(), context.RequestAborted)),
            ContractJson.Default.OutboxList
        );
}
