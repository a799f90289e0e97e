using Microsoft.AspNetCore.Http.HttpResults;

namespace IdentityServer.Shell;

/// <summary>Addresses to return to: never one of another site.</summary>
internal static class Addresses
{
    /// <summary>Where somebody goes who asked for nothing in particular: the own account.</summary>
    public const string Home = "/account";

    public static string LocalOrHome(string? address) => address is not null && RedirectHttpResult.IsLocalUrl(address) ? address : Home;

    /// <summary>The address of the page that is shown, with its query.</summary>
    public static string Here(HttpRequest request) => request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
}
