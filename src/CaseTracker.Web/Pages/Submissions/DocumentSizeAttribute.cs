using CaseTracker.Evidence;
using CaseTracker.Web.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CaseTracker.Web.Pages.Submissions;

/// <summary>Lets a form bring one document of the size that is configured, kept in memory and never on disk in clear; a larger one is refused before it is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DocumentSizeAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>What a form takes beside its document.</summary>
    private const long Beside = 1 << 20;

    /// <summary>Before the form is read for its anti-forgery token.</summary>
    public int Order => 900;

    /// <exception cref="DocumentTooLargeException">More is announced than there may be.</exception>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var (request, largest) = (context.HttpContext.Request, context.HttpContext.RequestServices.GetRequiredService<DocumentStore>().Largest + Beside);
        if (!HttpMethods.IsPost(request.Method)) return;
        if (request.ContentLength > largest) throw new DocumentTooLargeException();
        SubmissionRoutes.Allow(context.HttpContext, largest);
        if (context.HttpContext.Features.Get<IFormFeature>() is { Form: not null }) return;
        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions
        {
            MultipartBodyLengthLimit = largest, MemoryBufferThreshold = (int)Math.Min(largest, int.MaxValue), ValueCountLimit = 4096,
        }));
    }
}
