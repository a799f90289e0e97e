using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Web.Api.Contracts;
using MediatR;
using Microsoft.AspNetCore.Http.Features;

namespace CaseTracker.Web.Api;

/// <summary>Submissions that the caller sees, their documents, and the drafts of the caller's State.</summary>
internal static class SubmissionRoutes
{
    private const int PageSize = 50;
    private const string Audience = "audience";

    public static void MapSubmissions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/submissions", List)
            .WithName("ListSubmissions")
            .WithSummary("Lists the submissions that the caller sees, those that await an answer first.")
            .Produces<SubmissionList>()
            .Reads(new("case", "state", "kind", "open", "disputes", "page", "size", Audience));
        api.MapGet("/submissions/{reference}", View)
            .WithName("ViewSubmission")
            .WithSummary("Opens one submission.")
            .Produces<SubmissionDetail>()
            .Reads(new(Audience));
        api.MapGet("/submissions/{reference}/documents/{number:int}", Download)
            .WithName("OpenDocument")
            .WithSummary("A document that came with a submission.")
            .Produces<Stream>(contentType: "application/octet-stream")
            .Reads(Parameters.None);
        api.MapGet("/drafts", Drafts)
            .WithName("ListDrafts")
            .WithSummary("The drafts of the caller's State.")
            .Produces<IReadOnlyList<DraftDetail>>()
            .Reads(Parameters.None);
        api.MapGet("/drafts/{draftId:guid}", Draft)
            .WithName("ViewDraft")
            .WithSummary("One draft of the caller's State.")
            .Produces<DraftDetail>()
            .Reads(Parameters.None);
        api.MapPost("/drafts/{draftId:guid}/documents", Attach)
            .WithName("AttachDocument")
            .WithSummary("Puts a document to a draft; the file is the body, its name a parameter.")
            .Accepts<Stream>("application/octet-stream", [.. DocumentType.All.Select(t => t.MediaType)])
            .Produces<DraftDocument>(StatusCodes.Status201Created)
            .Changes(new("name"));
    }

    /// <summary>The same documents for who reads the pages.</summary>
    public static void MapSubmissionDocuments(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/submissions/{reference}/documents/{number:int}", Download);

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var query = new ListSubmissions.Query(
            Parameters.Text(request, "case"),
            Parameters.Text(request, "state"),
            Parameters.Code<SubmissionKind>(request, "kind"),
            Yes(request, "open"),
            Yes(request, "disputes"),
            Parameters.Number(request, "page") ?? 1,
            Parameters.Number(request, "size") ?? PageSize,
            Parameters.Audience(request)
        );
        Answers.Read(
            context,
            mapper.Map<SubmissionList>(await mediator.Send(query, context.RequestAborted)),
            ContractJson.Default.SubmissionList
        );
    }

    private static async Task View(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var found = await mediator.Send(new ViewSubmission.Query(reference, Parameters.Audience(context.Request)), context.RequestAborted);
        Answers.Read(context, mapper.Map<SubmissionDetail>(found), ContractJson.Default.SubmissionDetail);
    }

    private static async Task Download(string reference, int number, HttpContext context, IMediator mediator)
    {
        var found = await mediator.Send(new OpenDocument.Query(reference, number), context.RequestAborted);
        await using var content = found.Content;
        Formats.Attach(context.Response, found.FileName, found.MediaType);
        context.Response.ContentLength = found.Bytes;
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task Drafts(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var drafts = await mediator.Send(new ListDrafts.Query(), context.RequestAborted);
        Answers.Read(context, mapper.Map<IReadOnlyList<DraftDetail>>(drafts), ContractJson.Default.IReadOnlyListDraftDetail);
    }

    private static async Task Draft(Guid draftId, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var drafts = await mediator.Send(new ListDrafts.Query(draftId), context.RequestAborted);
        Answers.Read(
            context,
            mapper.Map<DraftDetail>(drafts is [var draft] ? draft : throw new NotFoundException()),
            ContractJson.Default.DraftDetail
        );
    }

    private static async Task Attach(
        Guid draftId,
        HttpContext context,
        RequestContext request,
        IMediator mediator,
        IMapper mapper,
        DocumentStore store
    )
    {
        // Asked here too, so that nobody sends a large file in vain.
        if (!request.Caller.Has(Right.Submit))
            throw new ForbiddenException();
        var name = Parameters.Text(context.Request, "name") ?? throw Parameters.Invalid("name", ApiText.MemberMissing);
        Allow(context, store.Largest);
        var attached = await mediator.Send(
            new AttachDocument.Command(draftId, name, context.Request.Body, context.Request.ContentLength),
            context.RequestAborted
        );
        Answers.Done(context, mapper.Map<DraftDocument>(attached), ContractJson.Default.DraftDocument, StatusCodes.Status201Created);
    }

    /// <summary>A body that announces more than a document may hold is refused unread, one that turns out longer as soon as it
    /// does.</summary>
    internal static void Allow(HttpContext context, long largest)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest + 1;
    }

    private static bool? Yes(HttpRequest request, string name) =>
        Parameters.Code<YesOrNo>(request, name) is { } given ? given == YesOrNo.Yes : null;

    /// <summary>The two answers to a question of a filter.</summary>
    private enum YesOrNo
    {
        No,
        Yes,
    }
}
