using System.IO.Compression;
using AutoMapper;
using CaseTracker.Editions;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>The editions of the briefing's tables: what they hold, their files, and what changed since.</summary>
internal static class EditionRoutes
{
    private const string Zip = "application/zip";
    private const string OtherName = "to";

    public static void MapEditions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/editions", List)
            .WithName("ListEditions")
            .WithSummary("The editions of the tables, the latest first; for the United Nations.")
            .Produces<IReadOnlyList<EditionSummary>>()
            .Reads(Parameters.None);
        api.MapGet("/editions/{number:int}", View)
            .WithName("ViewEdition")
            .WithSummary("The seal of an edition: what was approved, and the signature over it.")
            .Produces<object>()
            .Reads(Parameters.None);
        api.MapGet("/editions/{number:int}/files", Files)
            .WithName("ExportEdition")
            .WithSummary("An edition as files in a ZIP archive, made again from the record and checked against the seal.")
            .Produces(StatusCodes.Status200OK, contentType: Zip)
            .Reads(new(Formats.Parameter));
        api.MapGet("/editions/{number:int}/changes", Changes)
            .WithName("ViewChanges")
            .WithSummary("Which figures of an edition are others as of another edition, or now, and by which events.")
            .Produces<EditionChanges>()
            .Reads(new(OtherName));
    }

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(new ListEditions.Query(), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<EditionSummary>>(found), ContractJson.Default.IReadOnlyListEditionSummary);
    }

    private static async Task View(int number, HttpContext context, IMediator mediator)
    {
        var edition = (await mediator.Send(new ViewEdition.Query(number), context.RequestAborted)).Edition;
        Answers.Read(context, System.Text.Encoding.UTF8.GetBytes(Ledger.Canonical.Plain.Write(edition.Seal!)));
    }

    private static async Task Files(int number, HttpContext context, IMediator mediator)
    {
        var format = Parameters.Code<EditionFormat>(context.Request, Formats.Parameter) ?? EditionFormat.Json;
        // Nothing goes out before all of it is known to be what was sealed.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            await mediator.Send(
                new ExportEdition.Query(number, [format], name => archive.CreateEntry(name).Open()),
                context.RequestAborted
            );
        file.Position = 0;
        Formats.Attach(context.Response, $"edition-{number}-{Reference.Codes.Of(format)}.zip", Zip);
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.ContentLength = file.Length;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task Changes(int number, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(
            new ViewChanges.Query(number, Parameters.Number(context.Request, OtherName)),
            context.RequestAborted
        );
        Answers.Read(context, mapper.Map<EditionChanges>(found), ContractJson.Default.EditionChanges);
    }
}
