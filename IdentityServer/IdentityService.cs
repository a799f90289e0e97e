using IdentityServer.Accounts;
using IdentityServer.Invitations;
using IdentityServer.Mail;
using IdentityServer.Protocol;
using IdentityServer.SecondFactors;
using IdentityServer.Shell;

namespace IdentityServer;

/// <summary>Puts the identity server together: the pages for people and the OpenID Connect endpoints, over one database.</summary>
public static class IdentityService
{
    public static WebApplication Build(IdentityServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = [.. options.Arguments],
                ApplicationName = typeof(IdentityService).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        if (options.Demo)
        {
            // Kestrel listens where its own section of the configuration says, if it says anything, instead.
            RequireLoopback(
                options.Urls.Concat(builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? e.Key))
            );
            // No page of another site may read it under a name of its own (DNS rebinding).
            builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        }
        // Would believe whoever says to be a proxy (ASPNETCORE_FORWARDEDHEADERS_ENABLED): Proxies names those that are.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 1 << 18;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Says at every start that the store leaves out tables and columns of the framework, which is meant.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Model", LogLevel.Error);
        builder.Services.AddSingleton(options).AddSingleton(options.Clock);
        builder.Services.AddAccounts(options);
        builder.Services.AddMail(options);
        builder.Services.AddScoped<Invite>().AddScoped<NewPassphrase>().AddScoped<FactorRemoval>();
        builder.Services.AddProtocol(options);
        builder.Services.AddHostedService<Demo.DemoAccountsAtStart>();
        builder.Services.AddRateLimiter(options.Limits.Configure);
        builder.Services.AddShell(options);
        var app = builder.Build();
        app.UseProxies(options.Proxies);
        app.UseShell();
        app.UseRateLimiter();
        app.MapProtocol();
        app.MapShell();
        app.MapInvitations();
        return app;
    }

    /// <exception cref="InvalidOperationException">A demonstration, whose accounts and messages everybody can read, would be open to
    /// others.</exception>
    private static void RequireLoopback(IEnumerable<string> urls)
    {
        var open = urls.FirstOrDefault(u => !(Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.IsLoopback));
        if (open is not null)
            throw new InvalidOperationException($"A demonstration is for this machine only: {open} is not a loopback address.");
    }
}
