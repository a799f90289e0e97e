using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>The messages between the United Nations and States that the caller sees, and what is to be sent.</summary>
internal static class MessageRoutes
{
    private const int PageSize = 50;
    private static readonly string[] Eyes = [AsOf.Parameter, "audience"];
    private static readonly string[] Order = ["kind", "state", "language", "remark"];

    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        api.MapGet("/messages", List)
            .WithName("ListMessages")
            .WithSummary("Lists the messages that the caller sees, latest first, with the exact number of all of them.")
            .Produces<MessageList>()
            .Reads(new([.. MessageFilter.ParameterNames, "after", "size", .. Eyes]));
        api.MapGet("/messages/{number}", View)
            .WithName("ViewMessage")
            .WithSummary("Opens one message.")
            .Produces<MessageDetail>()
            .Reads(new(Eyes));
        api.MapGet("/messages/{number}/document", Document)
            .WithName("ViewMessageDocument")
            .WithSummary("The message as a document; the same bytes for ever.")
            .Produces(StatusCodes.Status200OK, contentType: NoteDocument.MediaType)
            .Reads(new(Eyes));
        api.MapGet("/cases/{reference}/proposed-messages", Proposed)
            .WithName("ProposedMessages")
            .WithSummary("The messages that the resolution asks for and that have not gone out; for the United Nations.")
            .Produces<IReadOnlyList<ProposedMessage>>()
            .Reads(Parameters.None);
        api.MapGet("/cases/{reference}/message-preview", Preview)
            .WithName("PreviewMessage")
            .WithSummary("What a note would say if it were issued now; for the United Nations.")
            .Produces<NotePreview>()
            .Reads(new(Order));
        api.MapGet("/templates", Templates)
            .WithName("ListTemplates")
            .WithSummary("The templates of notes.")
            .Produces<IReadOnlyList<TemplateSummary>>()
            .Reads(Parameters.None);
        api.MapGet("/templates/{kind}/{language}", Template)
            .WithName("ViewTemplate")
            .WithSummary("One template with its earlier versions.")
            .Produces<TemplateDetail>()
            .Reads(Parameters.None);
    }

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var filter = MessageFilter.FromParameters(request.Query.SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value)));
        var result = await mediator.Send(
            new ListMessages.Query(
                filter,
                Parameters.Text(request, "after"),
                Parameters.Number(request, "size") ?? PageSize,
                await CaseRoutes.PositionOf(request, mediator),
                Parameters.Audience(request)
            ),
            context.RequestAborted
        );
        Links.Append(context, result.Next, "next");
        Links.Append(context, result.Previous, "prev");
        Answers.Read(context, mapper.Map<MessageList>(result), ContractJson.Default.MessageList);
    }

    private static async Task View(string number, HttpContext context, IMediator mediator, IMapper mapper) =>
        Answers.Read(context, mapper.Map<MessageDetail>(await Find(number, context, mediator)), ContractJson.Default.MessageDetail);

    private static async Task Document(string number, HttpContext context, IMediator mediator)
    {
        var note = (await Find(number, context, mediator)).Note ?? throw new NotFoundException();
        Answers.Read(context, NoteDocument.Print(note), NoteDocument.MediaType);
    }

    private static async Task<ViewMessage.View> Find(string number, HttpContext context, IMediator mediator) =>
        await mediator.Send(
            new ViewMessage.Query(number, await CaseRoutes.PositionOf(context.Request, mediator), Parameters.Audience(context.Request)),
            context.RequestAborted
        );

    private static async Task Proposed(string reference, HttpContext context, IMediator mediator, IMapper mapper) =>
        Answers.Read(
            context,
            mapper.Map<IReadOnlyList<ProposedMessage>>(await mediator.Send(new ProposedMessages.Query(reference), context.RequestAborted)),
            ContractJson.Default.IReadOnlyListProposedMessage
        );

    private static async Task Preview(string reference, HttpContext context, IMediator mediator, IMapper mapper)
    {
        var request = context.Request;
        var query = new PreviewMessage.Query(
            reference,
            Parameters.Code<MessageKind>(request, "kind") ?? MessageKind.InitialNotification,
            Parameters.Text(request, "state") ?? "",
            Parameters.Text(request, "language") ?? "en",
            Parameters.Text(request, "remark")
        );
        Answers.Read(
            context,
            mapper.Map<NotePreview>(await mediator.Send(query, context.RequestAborted)),
            ContractJson.Default.NotePreview
        );
    }

    private static async Task Templates(HttpContext context, IMediator mediator, IMapper mapper) =>
        Answers.Read(
            context,
            mapper.Map<IReadOnlyList<TemplateSummary>>(await mediator.Send(new ListTemplates.Query(), context.RequestAborted)),
            ContractJson.Default.IReadOnlyListTemplateSummary
        );

    private static async Task Template(string kind, string language, HttpContext context, IMediator mediator, IMapper mapper)
    {
        if (!Codes.TryParse<MessageKind>(kind, out var of))
            throw new NotFoundException();
        Answers.Read(
            context,
            mapper.Map<TemplateDetail>(await mediator.Send(new ViewTemplate.Query(of, language), context.RequestAborted)),
            ContractJson.Default.TemplateDetail
        );
    }
}
