using AutoMapper;
using CaseTracker.Registry;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>The registry of fatalities, and what families and survivors were told of; for the United Nations.</summary>
internal static class RegistryRoutes
{
    private const int PageSize = 50;

    private static readonly Parameters ListParameters = new([.. RegistryFilter.ParameterNames, "page", "size", Formats.Parameter]);

    public static void MapRegistry(this IEndpointRouteBuilder api)
    {
        api.MapGet("/registry", List)
            .WithName("ListRegistry")
            .WithSummary("The registry of fatalities, the latest first; for the United Nations.")
            .Produces<RegistryList>()
            .Produces<string>(contentType: Formats.Csv)
            .Reads(ListParameters);
        api.MapGet("/cases/{reference}/follow-up", FollowUp)
            .WithName("ViewFollowUp")
            .WithSummary(
                "What the registry keeps of the persons of a case, and what families and survivors were told of; for the United Nations."
            )
            .Produces<IReadOnlyList<PersonFollowUp>>()
            .Reads(new(AsOf.Parameter));
    }

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var filter = RegistryFilter.FromParameters(request.Query.SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value)));
        if (Formats.IsCsv(request))
        {
            var file = await mediator.Send(new ExportRegistry.Query(filter), context.RequestAborted);
            Formats.Attach(context.Response, file.FileName, file.ContentType);
            Answers.Read(context, file.Content, file.ContentType);
            return;
        }
        var result = await mediator.Send(
            new ListRegistry.Query(filter, Parameters.Number(request, "page") ?? 1, Parameters.Number(request, "size") ?? PageSize),
            context.RequestAborted
        );
        Answers.Read(context, mapper.Map<RegistryList>(result), ContractJson.Default.RegistryList);
    }

    private static async Task FollowUp(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var query = new ViewFollowUp.Query(reference, await CaseRoutes.PositionOf(context.Request, mediator));
        var persons = await mediator.Send(query, context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<PersonFollowUp>>(persons), ContractJson.Default.IReadOnlyListPersonFollowUp);
    }
}
