using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.SignIn;

/// <summary>A sign-in came to nothing; the page says the same whatever the reason, which is in the log.</summary>
[AllowAnonymous]
public sealed class FailedModel : PageModel;
