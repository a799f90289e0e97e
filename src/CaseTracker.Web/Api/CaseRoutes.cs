using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>The cases that the caller sees: as a list, and one by one.</summary>
internal static class CaseRoutes
{
    private const int PageSize = 50;
    private static readonly string[] Eyes = [AsOf.Parameter, "audience"];

    private static readonly Parameters ListParameters = new([
        .. CaseFilter.ParameterNames,
        "sort",
        "order",
        "after",
        "size",
        .. Eyes,
        Formats.Parameter,
    ]);

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases", List)
            .WithName("ListCases")
            .WithSummary("Lists the cases that the caller sees, with the exact number of all of them.")
            .Produces<CaseList>()
            .Produces<string>(contentType: Formats.Csv)
            .Reads(ListParameters);
        api.MapGet("/cases/{reference}", View).WithName("ViewCase").WithSummary("Opens one case.").Produces<CaseDetail>().Reads(new(Eyes));
        api.MapGet("/cases/{reference}/status", Status)
            .WithName("ViewStatus")
            .WithSummary("Why the case has its stage, activity, accountability and closure.")
            .Produces<IReadOnlyList<StatusFinding>>()
            .Reads(new(Eyes));
        api.MapGet("/cases/{reference}/history", History)
            .WithName("ViewHistory")
            .WithSummary("Everything that was ever recorded of the case; for the United Nations.")
            .Produces<IReadOnlyList<HistoryEntry>>()
            .Reads(new(AsOf.Parameter));
        api.MapGet("/cases/{reference}/states", Explain)
            .WithName("ExplainAudience")
            .WithSummary("Which States see the case, what of it and why; for the United Nations.")
            .Produces<IReadOnlyList<StateAccess>>()
            .Reads(new(AsOf.Parameter));
        api.MapGet("/cases/{reference}/readings", Readings)
            .WithName("ListReadings")
            .WithSummary("Who of the caller's State looked at the case.")
            .Produces<IReadOnlyList<CaseReading>>()
            .Reads(Parameters.None);
    }

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var sort = Parameters.Code<CaseSort>(request, "sort") ?? CaseSort.IncidentOn;
        var descending = Parameters.Code<SortOrder>(request, "order") is not SortOrder.Asc;
        var (filter, position, audience) = (Parameters.Filter(request), await PositionOf(request, mediator), Parameters.Audience(request));
        if (Formats.IsCsv(request))
        {
            await Export(context, mediator, new ExportCases.Query(filter, sort, descending, position, audience));
            return;
        }
        var result = await mediator.Send(
            new ListCases.Query(
                filter,
                sort,
                descending,
                Parameters.Text(request, "after"),
                Parameters.Number(request, "size") ?? PageSize,
                position,
                audience
            ),
            context.RequestAborted
        );
        Links.Append(context, result.Next, "next");
        Links.Append(context, result.Previous, "prev");
        Answers.Read(context, mapper.Map<CaseList>(result), ContractJson.Default.CaseList);
    }

    /// <summary>All pages in one file, as the database yields them.</summary>
    private static async Task Export(HttpContext context, IMediator mediator, ExportCases.Query query)
    {
        var file = await mediator.Send(query, context.RequestAborted);
        Formats.Attach(context.Response, file.FileName, file.ContentType);
        await file.Write(context.Response.Body, context.RequestAborted);
    }

    private static async Task View(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var query = new ViewCase.Query(
            reference,
            await PositionOf(context.Request, mediator),
            Parameters.Audience(context.Request),
            WithReaders: false
        );
        var result = await mediator.Send(query, context.RequestAborted);
        Answers.Read(context, mapper.Map<CaseDetail>(result), ContractJson.Default.CaseDetail);
    }

    private static async Task Status(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var query = new ViewStatus.Query(reference, await PositionOf(context.Request, mediator), Parameters.Audience(context.Request));
        var result = await mediator.Send(query, context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<StatusFinding>>(result.Findings), ContractJson.Default.IReadOnlyListStatusFinding);
    }

    private static async Task History(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var entries = await mediator.Send(
            new ViewHistory.Query(reference, await PositionOf(context.Request, mediator)),
            context.RequestAborted
        );
        Answers.Read(context, mapper.Map<IReadOnlyList<HistoryEntry>>(entries), ContractJson.Default.IReadOnlyListHistoryEntry);
    }

    private static async Task Explain(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var states = await mediator.Send(
            new ExplainAudience.Query(reference, await PositionOf(context.Request, mediator)),
            context.RequestAborted
        );
        Answers.Read(context, mapper.Map<IReadOnlyList<StateAccess>>(states), ContractJson.Default.IReadOnlyListStateAccess);
    }

    /// <summary>Apart from the case, whose content must not change because it was looked at.</summary>
    private static async Task Readings(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var result = await mediator.Send(new ViewCase.Query(reference), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<CaseReading>>(result.ReadBy ?? []), ContractJson.Default.IReadOnlyListCaseReading);
    }

    internal static async Task<long?> PositionOf(HttpRequest request, IMediator mediator)
    {
        var asOf = AsOf.Of(request);
        return asOf.Time is { } time
            ? await mediator.Send(new FindPosition.Query(time), request.HttpContext.RequestAborted)
            : asOf.Position;
    }

    /// <summary>The direction of a list.</summary>
    private enum SortOrder
    {
        Asc,
        Desc,
    }
}
