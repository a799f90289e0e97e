using System.Globalization;
using System.Security.Claims;
using CaseTracker.Access;
using CaseTracker.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace CaseTracker.Web.SignIn;

/// <summary>Who is signed in is held in a cookie that no script reads; everything but the sign-in page needs it.</summary>
internal static class Persons
{
    public static void AddPersons(this IServiceCollection services, WebServiceOptions options)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = options.IsHttps ? "__Host-person" : "person";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "back";
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Path.StartsWithSegments("/api")) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void MapPersons(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<WebServiceOptions>().Demo) return;
        app.MapGet("/sign-in/{designation:guid}", async (Guid designation, string? back, HttpContext context, Callers callers, TimeProvider clock, CancellationToken cancellation) =>
        {
            var chosen = (await DemoPersons.List(callers, clock, cancellation)).FirstOrDefault(d => d.DesignationId == designation) ?? throw new NotFoundException();
            await SignIn(context, chosen.Subject, designation, clock.GetUtcNow());
            return Results.Redirect(Addresses.LocalOrHome(back));
        }).AllowAnonymous();
    }

    /// <summary>Remembers the person, when that person signed in, and the capacity in which the person acts.</summary>
    public static Task SignIn(HttpContext context, string subject, Guid designation, DateTimeOffset? at = null) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(CallerResolution.Subject, subject), new Claim(CallerResolution.Designation, designation.ToString()),
            new Claim(CallerResolution.AuthTime, at?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? context.User.FindFirstValue(CallerResolution.AuthTime) ?? ""),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme)));
}
