using System.Globalization;
using System.Security.Claims;
using CaseTracker.Access;
using CaseTracker.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace CaseTracker.Web.SignIn;

/// <summary>Who is signed in: a cookie that no script reads names a session on the server; everything but signing in needs one, or a
/// token.</summary>
internal static partial class Persons
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string Either = "session-or-token";

    /// <summary>Long enough to find the telephone, or to set a forgotten passphrase anew.</summary>
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromHours(1);

    public static void AddPersons(this IServiceCollection services, WebServiceOptions options)
    {
        SharedKeys.AddTo(services);
        services.AddSingleton<SessionStore>().AddHostedService<SessionKeeper>();
        services
            .AddSingleton<Provider>()
            .AddSingleton<Tokens>()
            .AddSingleton<SignInLimits>()
            .AddSingleton<SignInAgain>()
            .AddSingleton<BackChannelLogout>()
            .AddSingleton<SigningOut>();
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<SessionStore>((cookie, store) => cookie.SessionStore = store);
        services
            .AddAuthentication(Either)
            .AddPolicyScheme(Either, null, either => either.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null)
            .AddCookie(Scheme, cookie => Configure(cookie, options))
            .AddOAuth<ProviderOptions, ProviderHandler>(ProviderHandler.SchemeName, oauth => Configure(oauth, options));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void MapPersons(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet(
                SignInAddresses.Start,
                (string? back, HttpContext context, SignInAgain again) => again.Begin(context, Addresses.LocalOrHome(back), maxAge: null)
            )
            .AllowAnonymous();
        BackChannelLogout.Map(endpoints);
    }

    /// <param name="provedAt">When the person showed both factors; null when that is not known.</param>
    public static ClaimsIdentity IdentityOf(string subject, DateTimeOffset? provedAt)
    {
        var person = new ClaimsIdentity([new Claim(CallerResolution.Subject, subject)], Scheme);
        if (provedAt is { } at)
            person.AddClaim(new Claim(CallerResolution.AuthTime, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        return person;
    }

    /// <summary>Goes on in the same session in another capacity.</summary>
    public static async Task ActFor(HttpContext context, Guid designation)
    {
        var session = await context.AuthenticateAsync(Scheme);
        if (session is not { Succeeded: true, Principal: { } person, Properties: { } properties })
            throw new ForbiddenException();
        await context.SignInAsync(
            Scheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        .. person.Claims.Where(c => c.Type is CallerResolution.Subject or CallerResolution.AuthTime),
                        new Claim(CallerResolution.Designation, designation.ToString()),
                    ],
                    Scheme
                )
            ),
            properties
        );
    }

    /// <summary>Whether the answer is for a person's eyes: a page, or a link to the API that somebody opened.</summary>
    public static bool IsShown(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") || request.Headers["Sec-Fetch-Mode"] == "navigate";

    /// <summary>
    /// The API takes tokens. To read it, a session will do, so that pages can link to it; to change anything it will not, because another
    /// site could make a browser send it.
    /// </summary>
    private static string SchemeOf(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") ? Scheme
        : TokenHandler.IsPresented(context.Request)
        || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            ? TokenHandler.SchemeName
        : Scheme;

    private static void Configure(CookieAuthenticationOptions cookie, WebServiceOptions options)
    {
        Configure(cookie.Cookie, options);
        cookie.Cookie.Name = options.IsHttps ? "__Host-person" : "person";
        cookie.CookieManager = new SessionCookies();
        cookie.TimeProvider = options.Clock;
        cookie.ExpireTimeSpan = options.SignIn.LongestSession;
        cookie.SlidingExpiration = false;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (IsShown(context.Request))
                return context.HttpContext.RequestServices.GetRequiredService<SignInAgain>().Ask(context.HttpContext);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            TokenHandler.DemandToken(context.Response);
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void Configure(ProviderOptions oauth, WebServiceOptions options)
    {
        Configure(oauth.CorrelationCookie, options);
        // For the whole host, because only then no neighbour below the same domain can plant one and have somebody sign in as another.
        (oauth.CorrelationCookie.Name, oauth.CorrelationCookie.Path) = (options.IsHttps ? "__Host-sign-in." : "sign-in.", "/");
        oauth.SignInScheme = Scheme;
        oauth.CallbackPath = SignInAddresses.Callback;
        oauth.TimeProvider = options.Clock;
        oauth.RemoteAuthenticationTimeout = LongestSignIn;
        oauth.Events.OnTicketReceived = async context =>
        {
            SessionCookies.Forget(context.HttpContext);
            await context.HttpContext.RequestServices.GetRequiredService<SessionStore>().EndBefore(context.Properties!);
        };
        oauth.Events.OnRemoteFailure = context =>
        {
            LogRefused(context.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderHandler>>(), ReasonOf(context.Failure));
            context.Response.Redirect(SignInAddresses.Failed);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static void Configure(CookieBuilder cookie, WebServiceOptions options)
    {
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        // The way back from the provider begins at another site.
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    private static string ReasonOf(Exception? failure) =>
        failure is SignInRefusedException or ProviderAwayException ? failure.Message : "the answer fits no request of this browser";

    [LoggerMessage(LogLevel.Warning, "A sign-in was refused: {Reason}.")]
    private static partial void LogRefused(ILogger log, string reason);
}
