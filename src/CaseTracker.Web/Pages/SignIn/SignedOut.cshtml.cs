using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.SignIn;

/// <summary>What is seen last.</summary>
[AllowAnonymous]
public sealed class SignedOutModel : PageModel;
