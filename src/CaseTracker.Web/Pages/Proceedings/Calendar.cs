using System.Text;
using CaseTracker.Proceedings;
using CaseTracker.Web.Api;
using MediatR;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>The hearings to come of the proceedings that the reader sees, as a file for a calendar.</summary>
internal static class Calendar
{
    public static void MapCalendar(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            "/proceedings/calendar.ics",
            async (HttpContext context, IMediator mediator, TimeProvider clock) =>
            {
                var hearings = await mediator.Send(new UpcomingDates.Query(), context.RequestAborted);
                var request = context.Request;
                var file = CalendarFile.Of(
                    hearings,
                    clock.GetUtcNow(),
                    reference =>
                        $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}/proceedings/{reference}"
                );
                Formats.Attach(context.Response, "hearings.ics", "text/calendar; charset=utf-8");
                await context.Response.WriteAsync(file, Encoding.UTF8, context.RequestAborted);
            }
        );
}
