using CaseTracker.Access;
using CaseTracker.Publishing;

namespace CaseTracker.Web.Pages.Public;

/// <summary>The figures of the public page as a file; closed and open with it.</summary>
internal static class PublicFile
{
    /// <summary>For every method: a refusal of one would tell that there is something.</summary>
    public static void MapPublicFile(this IEndpointRouteBuilder endpoints) => endpoints.Map("/public/figures.csv", Send).AllowAnonymous();

    private static async Task<IResult> Send(HttpContext context, PublicFigures figures)
    {
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (reads && await figures.Read(context.RequestAborted) is { } edition)
        {
            return Results.Bytes(edition.Csv(), "text/csv; charset=utf-8", $"casetracker-public-{edition.Latest.Number}.csv");
        }
        if (context.User.Identity is { IsAuthenticated: true })
            throw new NotFoundException();
        return Results.Challenge();
    }
}
