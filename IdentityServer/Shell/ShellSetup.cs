using System.Text.Encodings.Web;
using System.Text.Unicode;
using IdentityServer.Texts;
using Microsoft.Extensions.WebEncoders;

namespace IdentityServer.Shell;

/// <summary>What every page stands in: languages, texts, headers, forms that only this server's pages can post, and one neutral answer to
/// whatever goes wrong.</summary>
internal static class ShellSetup
{
    public static void AddShell(this IServiceCollection services, IdentityServiceOptions options)
    {
        services.AddLanguages();
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = options.IsHttps ? "__Host-account-forms" : "account-forms";
            a.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            a.FormFieldName = "form-token";
        });
        services.Configure<RouteOptions>(r => r.LowercaseUrls = true);
        services.Configure<WebEncoderOptions>(w => w.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<PageText>().AddRazorPages();
    }

    /// <summary>Comes first: the headers and the error page are those of every answer.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseMiddleware<ErrorPages>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapAssets();
        app.MapLanguages();
        app.MapHealth();
        app.MapRazorPages();
    }
}
