using CaseTracker.Access;
using CaseTracker.Notifications;
using CaseTracker.Web.Shell;
using MediatR;

namespace CaseTracker.Web.Pages.Messages;

/// <summary>A message as a document to be filed and printed, for the same eyes as its page; its name says its number and nothing
/// else.</summary>
internal static class Document
{
    public static void MapMessageDocument(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/messages/{number}.docx", Send);

    private static async Task<IResult> Send(string number, HttpRequest request, IMediator mediator)
    {
        var lens = Lens.Of(Parameters.Of(request));
        var view = await mediator.Send(
            new ViewMessage.Query(number, await lens.PositionAsked(mediator, request.HttpContext.RequestAborted), lens.Audience),
            request.HttpContext.RequestAborted
        );
        var note = view.Note ?? throw new NotFoundException();
        if (!lens.IsSet)
            await Opening.Note(mediator, view.Message, request.HttpContext);
        request.HttpContext.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(NoteDocument.Print(note), NoteDocument.MediaType, $"{view.Message.Number}.docx");
    }
}
