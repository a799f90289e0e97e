using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Import;
using CaseTracker.Web.Api.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Api;

/// <summary>Imports of the series that cases come from; the file is the body and is read as it arrives.</summary>
internal static class ImportRoutes
{
    private const long LargestFile = 64L << 20;
    private const string Json = "application/json";
    private static readonly Parameters ImportParameters = new("dryRun");

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        Map(
            api,
            "fatalities",
            "ImportFatalities",
            "Imports an edition of the fatalities series.",
            (file, name, dry) => new ImportFatalities.Command(file, name, dry)
        );
        Map(
            api,
            "incidents",
            "ImportIncidents",
            "Imports aid-worker incidents.",
            (file, name, dry) => new ImportIncidents.Command(file, name, dry)
        );
    }

    private static void Map(
        IEndpointRouteBuilder api,
        string series,
        string name,
        string summary,
        Func<Stream, string, bool, IRequest<ImportReport>> command
    ) =>
        api.MapPost(
                $"/imports/{series}",
                (HttpContext context, RequestContext request, IMediator mediator, IMapper mapper) =>
                    Import(series, command, context, request, mediator, mapper)
            )
            .WithName(name)
            .WithSummary(summary)
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile))
            .Accepts<Stream>(Formats.Csv, Json)
            .Produces<ImportOutcome>()
            .Changes(ImportParameters);

    private static async Task Import(
        string series,
        Func<Stream, string, bool, IRequest<ImportReport>> command,
        HttpContext context,
        RequestContext request,
        IMediator mediator,
        IMapper mapper
    )
    {
        // Asked here too, so that nobody sends a large file in vain.
        if (!request.Caller.Has(Right.Import))
            throw new ForbiddenException();
        var ending =
            context.Request.HasJsonContentType() ? "json"
            : context.Request.ContentType?.StartsWith(Formats.Csv, StringComparison.OrdinalIgnoreCase) == true ? "csv"
            : throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, ApiText.FileTypeNotKnown);
        var dryRun = Parameters.Code<DryRun>(context.Request, "dryRun") == DryRun.Yes;
        var report = await mediator.Send(command(context.Request.Body, $"{series}.{ending}", dryRun), context.RequestAborted);
        Answers.Done(context, mapper.Map<ImportOutcome>(report), ContractJson.Default.ImportOutcome, StatusCodes.Status200OK);
    }

    /// <summary>Whether the import is only tried.</summary>
    private enum DryRun
    {
        No,
        Yes,
    }
}
