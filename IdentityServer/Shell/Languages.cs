using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace IdentityServer.Shell;

/// <summary>
/// The languages of the pages: the one that the client asks for (<c>ui_locales</c>, OpenID Connect Core 3.1.2.1), which is remembered; else
/// the one that the reader chose, else the browser's, else English.
/// </summary>
internal static class Languages
{
    private const string Cookie = "lang";

    /// <summary>Each under its own name.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    /// <summary>The language that is meant by a tag such as <c>fr-CA</c>; English for any that there is not.</summary>
    public static CultureInfo Of(string? tag) => Find(tag) ?? All[0];

    public static void AddLanguages(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(All[0]);
            options.SupportedCultures = options.SupportedUICultures = [.. All];
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(c => Task.FromResult(Asked(c) ?? Chosen(c))),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });

    /// <summary>A link that switches the language and comes back to the same page.</summary>
    public static void MapLanguages(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/language/{code}",
                Results<RedirectHttpResult, NotFound> (string code, string? back, HttpContext context) =>
                {
                    if (All.All(c => c.Name != code))
                        return TypedResults.NotFound();
                    Remember(context, code);
                    return TypedResults.Redirect(Addresses.LocalOrHome(back));
                }
            )
            .AllowAnonymous();

    /// <summary>Keeps the language for a year.</summary>
    public static void Remember(HttpContext context, string code) =>
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

    private static ProviderCultureResult? Asked(HttpContext context)
    {
        if (context.Request.Query["ui_locales"].ToString().Split(' ').Select(Find).FirstOrDefault(l => l is not null) is not { } asked)
            return null;
        Remember(context, asked.Name);
        return new ProviderCultureResult(asked.Name);
    }

    private static ProviderCultureResult? Chosen(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } chosen && All.Any(c => c.Name == chosen) ? new ProviderCultureResult(chosen) : null;

    private static CultureInfo? Find(string? tag) =>
        tag is null ? null : All.FirstOrDefault(l => l.Name.Equals(tag.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}
