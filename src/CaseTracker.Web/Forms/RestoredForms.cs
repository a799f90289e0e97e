using CaseTracker.Access;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CaseTracker.Web.Forms;

/// <summary>Whoever comes back from signing in again finds the form as it was sent; nothing is done until it is sent once more.</summary>
internal sealed class RestoredForms(SignInAgain again, RequestContext request) : IAsyncPageFilter
{
    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var http = context.HttpContext;
        if (
            context.HandlerInstance is not FormPage page
            || !HttpMethods.IsGet(http.Request.Method)
            || http.Request.Query[SignInAgain.Kept] is not [{ } name]
        )
            return;
        if (await again.Find(http, name) is not { } form)
            return;
        var sent = http.Request.Query["handler"].ToString();
        if (
            context.ActionDescriptor.HandlerMethods.FirstOrDefault(h =>
                HttpMethods.IsPost(h.HttpMethod) && (h.Name ?? "").Equals(sent, StringComparison.OrdinalIgnoreCase)
            )
            is not { } handler
        )
            return;
        context.HandlerMethod = handler;
        http.Features.Set<IFormFeature>(new FormFeature(form));
        page.IsRestored = request.IsReadOnly = true;
        page.TempData[FormPage.Confirmation] = "Form.SignedInAgain";
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
}
