using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>Documents of the cases that the caller sees, and the files that are to become some.</summary>
internal static class DocumentRoutes
{
    private const string Case = "/cases/{reference}/documents",
        Document = Case + "/{documentId:guid}",
        Version = Document + "/versions/{number:int}";
    private const string Audience = "audience";

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet(Case, List)
            .WithName("ListDocuments")
            .WithSummary("Lists the documents of a case that the caller may open.")
            .Produces<IReadOnlyList<CaseDocumentSummary>>()
            .Reads(new(Audience));
        api.MapGet(Document, View)
            .WithName("ViewDocument")
            .WithSummary("Opens one document; for the United Nations with its custody, its releases and who had it.")
            .Produces<CaseDocumentDetail>()
            .Reads(new(Audience));
        api.MapGet(Version, Download)
            .WithName("OpenVersion")
            .WithSummary("A version of a document; a State gets a copy that says to whom it went and when.")
            .Produces<Stream>(contentType: "application/octet-stream")
            .Reads(Parameters.None);
        api.MapPost("/uploads", Upload)
            .WithName("StoreFile")
            .WithSummary("Stores a file that is to become a document; the file is the body, its name a parameter.")
            .Accepts<Stream>("application/octet-stream", [.. DocumentType.All.Select(t => t.MediaType)])
            .Produces<StoredUpload>(StatusCodes.Status201Created)
            .Changes(new("name"));
        api.MapGet("/documents/troubles", Troubles)
            .WithName("ListTroubles")
            .WithSummary("Documents in quarantine, infected, altered or missing; for the United Nations.")
            .Produces<IReadOnlyList<DocumentTrouble>>()
            .Reads(Parameters.None);
    }

    /// <summary>The same documents for who reads the pages.</summary>
    public static void MapCaseDocuments(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Version, Download);

    private static async Task List(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(new ListDocuments.Query(reference, Parameters.Audience(context.Request)), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<CaseDocumentSummary>>(found), ContractJson.Default.IReadOnlyListCaseDocumentSummary);
    }

    private static async Task View(string reference, Guid documentId, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(
            new ViewDocument.Query(reference, documentId, Parameters.Audience(context.Request)),
            context.RequestAborted
        );
        Answers.Read(context, mapper.Map<CaseDocumentDetail>(found), ContractJson.Default.CaseDocumentDetail);
    }

    private static async Task Download(string reference, Guid documentId, int number, HttpContext context, IMediator mediator)
    {
        var found = await mediator.Send(new OpenVersion.Query(reference, documentId, number), context.RequestAborted);
        Formats.Attach(context.Response, found.FileName, found.MediaType);
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.ContentLength = found.Bytes;
        await found.Write(context.Response.Body, context.RequestAborted);
    }

    private static async Task Upload(HttpContext context, RequestContext request, IMediator mediator, IMapper mapper, DocumentStore store)
    {
        // Asked here too, so that nobody sends a large file in vain.
        if (!request.Caller.Has(Right.FollowUp))
            throw new ForbiddenException();
        var name = Parameters.Text(context.Request, "name") ?? throw Parameters.Invalid("name", ApiText.MemberMissing);
        SubmissionRoutes.Allow(context, store.Largest);
        var stored = await mediator.Send(
            new StoreFile.Command(name, context.Request.Body, context.Request.ContentLength),
            context.RequestAborted
        );
        Answers.Done(context, mapper.Map<StoredUpload>(stored), ContractJson.Default.StoredUpload, StatusCodes.Status201Created);
    }

    private static async Task Troubles(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(new ListTroubles.Query(), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<DocumentTrouble>>(found.Rows), ContractJson.Default.IReadOnlyListDocumentTrouble);
    }
}
