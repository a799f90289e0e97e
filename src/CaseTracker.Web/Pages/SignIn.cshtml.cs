using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>Where everybody who is not signed in ends up.</summary>
[AllowAnonymous]
public sealed class SignInModel : PageModel;
