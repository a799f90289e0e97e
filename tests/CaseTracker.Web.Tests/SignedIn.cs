using System.Security.Claims;
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
    public static async Task<string> Cookie(
        WebApplication service,
        string subject,
        Guid? designation = null,
        DateTimeOffset? provedAt = null
    )
    {
        await using var scope = service.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var person = Persons.IdentityOf(subject, provedAt ?? service.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (designation is { } chosen)
            person.AddClaim(new Claim(CallerResolution.Designation, chosen.ToString()));
        await context.SignInAsync(Persons.Scheme, new ClaimsPrincipal(person), new AuthenticationProperties());
        return string.Join("; ", context.Response.Headers.SetCookie.Select(c => c!.Split(';')[0]));
    }
}
