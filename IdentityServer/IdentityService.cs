using IdentityServer.Accounts;

using IdentityServer.Shell;

namespace IdentityServer;

/// <summary>Puts the identity server together: the pages for people and the OpenID Connect endpoints, over one database.</summary>
public static class IdentityService
{
    public static WebApplication Build(IdentityServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. options.Arguments], ApplicationName = typeof(IdentityService).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 1 << 18;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton(options).AddSingleton(options.Clock);
        builder.Services.AddAccounts(options);
        builder.Services.AddShell(options);
        var app = builder.Build();
        app.UseShell();
        app.MapShell();
        return app;
    }
}
