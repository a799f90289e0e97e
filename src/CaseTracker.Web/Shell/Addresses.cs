using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseTracker.Web.Shell;

/// <summary>Addresses to return to: never one of another site.</summary>
internal static class Addresses
{
    public static string LocalOrHome(string? address) => address is not null && RedirectHttpResult.IsLocalUrl(address) ? address : "/";

    /// <summary>The address of the page that is shown, with its query.</summary>
    public static string Here(HttpRequest request) => request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
}
