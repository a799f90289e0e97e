using System.Text.Encodings.Web;
using System.Text.Unicode;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Outbox;
using CaseTracker.Web.Api;
using CaseTracker.Web.Pages.Messages;
using CaseTracker.Web.Pages.Proceedings;
using CaseTracker.Web.Pages.Public;
using CaseTracker.Web.Shell;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.WebEncoders;

namespace CaseTracker.Web;

/// <summary>Puts the web service together: the pages and the HTTP API over one database. The database must have been migrated.</summary>
public static class WebService
{
    private const long LargestRequest = 1 << 20;

    /// <exception cref="FormatException">The database's text names no engine.</exception>
    /// <exception cref="InvalidOperationException">A demonstration was asked for on an address that others can reach.</exception>
    public static WebApplication Build(WebServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.SignIn.RequireSafe();
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = [.. options.Arguments],
                ApplicationName = typeof(WebService).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        options.RequireLoopbackInDemo(builder.Configuration);
        // Would believe whoever says to be a proxy (ASPNETCORE_FORWARDEDHEADERS_ENABLED): Proxies names those that are.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = LargestRequest;
        });
        // Started by 'dotnet run' too, style sheets are served compressed and cached as in a published service.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        if (options.Demo)
            builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // The framework's own handlers log under these names, too: each refusal would be said twice.
        builder.Logging.AddFilter("CaseTracker.Web.SignIn", LogLevel.Warning);
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseProxies(options.Proxies);
        Configure(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, WebServiceOptions options)
    {
        services
            .AddSingleton(options)
            .AddCaseTracker(Engine.For(options.Database), options.MasterKey, options.Clock, options.Documents, options.Scanner);
        services
            .AddHostedService<AccessLogWriter>()
            .AddHostedService<GrantSweeper>()
            .AddHostedService<ReminderSender>()
            .AddHostedService<DocumentSweeper>()
            .AddHostedService<DocumentKeeper>()
            .AddHostedService<FirstCount>();
        services.AddOutbox(options.Outbox);
        services.AddSingleton<IInvitations, Invitations>().AddHostedService<Inviter>();
        services.AddMemoryCache().AddProblemDetails().AddApi().AddLanguages();
        services.AddPersons(options);
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = options.IsHttps ? "__Host-forms" : "forms";
            // Strict would not come along on the way back from the provider, and forms that are open elsewhere would lose theirs to a new
            // one.
            a.Cookie.SameSite = SameSiteMode.Lax;
            a.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            a.FormFieldName = "form-token";
        });
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(t =>
        {
            t.Cookie.Name = options.IsHttps ? "__Host-notice" : "notice";
            t.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
        services.Configure<RouteOptions>(r => r.LowercaseUrls = true);
        // The worksheet of a trial with 200 accused.
        services.Configure<FormOptions>(f => f.ValueCountLimit = 4096);
        services.Configure<WebEncoderOptions>(w => w.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<Imports.ImportTray>();
        services
            .AddSingleton<PageText>()
            .AddScoped<Who>()
            // An alert names a number only: a request for status is found under the address of messages too.
            .AddRazorPages(pages => pages.Conventions.AddPageRoute("/Requests/View", "/messages/{reference:regex(^RQ-)}"))
            .AddMvcOptions(mvc => mvc.Filters.Add<Forms.RestoredForms>());
    }

    private static void Configure(WebApplication app)
    {
        if (app.Services.GetRequiredService<WebServiceOptions>().SignIn.PublicUrl is { } address)
            app.Use(next => context => next(At(address, context)));
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseMiddleware<Refusals>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<CallerResolution>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapLanguages();
        app.MapPersons();
        app.MapCalendar();
        app.MapSubmissionDocuments();
        app.MapCaseDocuments();
        app.MapMessageDocument();
        app.MapPublicFile();
        app.MapApi();
        app.MapRazorPages().WithStaticAssets();
    }

    /// <summary>Whatever a proxy or a browser calls this service, what it says of itself is the one address that the provider
    /// knows.</summary>
    private static HttpContext At(Uri address, HttpContext context)
    {
        (context.Request.Scheme, context.Request.Host) = (address.Scheme, HostString.FromUriComponent(address));
        return context;
    }
}
