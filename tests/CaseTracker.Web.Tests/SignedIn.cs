using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests;

/// <summary>A session made by the service's own session store, without a provider.</summary>
internal static class SignedIn
{
    /// <summary>What the browser sends from then on.</summary>
    public static async Task<string> Cookie(WebApplication service, string subject, Guid? designation = null, DateTimeOffset? provedAt = null)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        await Persons.SignIn(context, subject, provedAt ?? service.Services.GetRequiredService<TimeProvider>().GetUtcNow(), new AuthenticationProperties(), designation);
        return string.Join("; ", context.Response.Headers.SetCookie.Select(c => c!.Split(';')[0]));
    }
}
