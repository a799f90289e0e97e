using AutoMapper;
using CaseTracker.Proceedings;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>The proceedings that the caller sees: as a list, one by one, and their hearings to come.</summary>
internal static class ProceedingRoutes
{
    private const int PageSize = 50;
    private static readonly string[] Eyes = [AsOf.Parameter, "audience"];

    public static void MapProceedings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/proceedings", List)
            .WithName("ListProceedings")
            .WithSummary("Lists the proceedings that the caller sees, with the exact number of all of them.")
            .Produces<ProceedingList>()
            .Reads(new([.. ProceedingFilter.ParameterNames, "sort", "page", "size", .. Eyes]));
        api.MapGet("/proceedings/{reference}", View)
            .WithName("ViewProceeding")
            .WithSummary("Opens one proceeding.")
            .Produces<ProceedingDetail>()
            .Reads(new(Eyes));
        api.MapGet("/hearings", Hearings)
            .WithName("UpcomingDates")
            .WithSummary("The hearings to come.")
            .Produces<IReadOnlyList<UpcomingHearing>>()
            .Reads(Parameters.None);
    }

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var filter = ProceedingFilter.FromParameters(
            request.Query.SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value))
        );
        var query = new ListProceedings.Query(
            filter,
            Parameters.Code<ProceedingSort>(request, "sort") ?? ProceedingSort.LastOn,
            Parameters.Number(request, "page") ?? 1,
            Parameters.Number(request, "size") ?? PageSize,
            await CaseRoutes.PositionOf(request, mediator),
            Parameters.Audience(request)
        );
        Answers.Read(
            context,
            mapper.Map<ProceedingList>(await mediator.Send(query, context.RequestAborted)),
            ContractJson.Default.ProceedingList
        );
    }

    private static async Task View(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var query = new ViewProceeding.Query(
            reference,
            await CaseRoutes.PositionOf(context.Request, mediator),
            Parameters.Audience(context.Request)
        );
        Answers.Read(
            context,
            mapper.Map<ProceedingDetail>(await mediator.Send(query, context.RequestAborted)),
            ContractJson.Default.ProceedingDetail
        );
    }

    private static async Task Hearings(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var hearings = await mediator.Send(new UpcomingDates.Query(), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<UpcomingHearing>>(hearings), ContractJson.Default.IReadOnlyListUpcomingHearing);
    }
}
