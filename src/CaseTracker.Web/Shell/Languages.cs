using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace CaseTracker.Web.Shell;

/// <summary>The languages of the pages: the one that the reader chose, else the browser's, else English.</summary>
internal static class Languages
{
    private const string Cookie = "lang";

    /// <summary>Each under its own name.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    public static void AddLanguages(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(All[0]);
            options.SupportedCultures = options.SupportedUICultures = [.. All];
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context =>
                    Task.FromResult(
                        context.Request.Cookies[Cookie] is { } chosen && All.Any(c => c.Name == chosen)
                            ? new ProviderCultureResult(chosen)
                            : null
                    )
                ),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });

    /// <summary>A link that switches the language and comes back to the same page; a cookie remembers it for a year.</summary>
    public static void MapLanguages(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/language/{code}",
                Results<RedirectHttpResult, NotFound> (string code, string? back, HttpContext context) =>
                {
                    if (All.All(c => c.Name != code))
                        return TypedResults.NotFound();
                    context.Response.Cookies.Append(
                        Cookie,
                        code,
                        new CookieOptions
                        {
                            HttpOnly = true,
                            SameSite = SameSiteMode.Lax,
                            Secure = context.Request.IsHttps,
                            MaxAge = TimeSpan.FromDays(365),
                            IsEssential = true,
                        }
                    );
                    return TypedResults.Redirect(Addresses.LocalOrHome(back));
                }
            )
            .AllowAnonymous();
}
