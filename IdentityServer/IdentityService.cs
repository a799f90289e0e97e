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
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Services.AddSingleton(options).AddSingleton(options.Clock);
        return builder.Build();
    }
}
