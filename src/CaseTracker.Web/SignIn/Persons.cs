using System.Globalization;
using System.Security.Claims;
using CaseTracker.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace CaseTracker.Web.SignIn;

/// <summary>Who is signed in: a cookie that no script reads names a session on the server; everything but the sign-in page needs one.</summary>
internal static class Persons
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void AddPersons(this IServiceCollection services, WebServiceOptions options)
    {
        SharedKeys.AddTo(services);
        services.AddSingleton<SessionStore>().AddHostedService<SessionKeeper>();
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<SessionStore>((cookie, store) => cookie.SessionStore = store);
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = options.IsHttps ? "__Host-person" : "person";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            cookie.TimeProvider = options.Clock;
            cookie.ExpireTimeSpan = options.SignIn.LongestSession;
            cookie.SlidingExpiration = false;
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

    /// <summary>Begins a session of this person.</summary>
    /// <param name="provedAt">When the person showed both factors; null when that is not known.</param>
    /// <param name="designation">The capacity in which the person acts at first; null: any.</param>
    public static Task SignIn(HttpContext context, string subject, DateTimeOffset? provedAt, AuthenticationProperties properties, Guid? designation = null)
    {
        var person = new ClaimsIdentity([new Claim(CallerResolution.Subject, subject)], Scheme);
        if (provedAt is { } at) person.AddClaim(new Claim(CallerResolution.AuthTime, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        if (designation is { } chosen) person.AddClaim(new Claim(CallerResolution.Designation, chosen.ToString()));
        return context.SignInAsync(Scheme, new ClaimsPrincipal(person), properties);
    }

    /// <summary>Goes on in the same session in another capacity.</summary>
    public static async Task ActFor(HttpContext context, Guid designation)
    {
        var session = await context.AuthenticateAsync(Scheme);
        if (session is not { Succeeded: true, Principal: { } person, Properties: { } properties }) throw new ForbiddenException();
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
            [.. person.Claims.Where(c => c.Type is CallerResolution.Subject or CallerResolution.AuthTime), new Claim(CallerResolution.Designation, designation.ToString())], Scheme)), properties);
    }
}
