using CaseTracker.Web.Shell;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.Pages.SignIn;

/// <summary>The one way in: to the identity provider and back. Who opened another page is sent there straight away.</summary>
[AllowAnonymous]
public sealed class IndexModel(WebServiceOptions options) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public bool IsOpen => options.SignIn.Authority is not null;

    public string StartAddress => QueryHelpers.AddQueryString(SignInAddresses.Start, "back", Addresses.LocalOrHome(Back));
}
