using System.Net;
using System.Text.RegularExpressions;
using IdentityServer.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityServer.Pages.Demo;

/// <summary>The messages of a demonstration, for whoever sits at this machine; elsewhere there is no such page.</summary>
[AllowAnonymous]
internal sealed partial class MailModel(IdentityServiceOptions options, MailFolder folder) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public IReadOnlyList<MailFolder.Message> Messages { get; private set; } = [];

    /// <summary>The one that is shown.</summary>
    public MailFolder.Message? Message { get; private set; }

    public IActionResult OnGet()
    {
        if (
            !options.Demo
            || options.Mail.Folder is null
            || HttpContext.Connection.RemoteIpAddress is not { } visitor
            || !IPAddress.IsLoopback(visitor)
        )
            return NotFound();
        Messages = folder.Read();
        Message = Messages.FirstOrDefault(m => m.Name == Show);
        return Page();
    }

    /// <summary>The text in parts, of which every second is an address.</summary>
    public static string[] Parts(string body) => Address().Split(body);

    [GeneratedRegex(@"(https?://\S+)")]
    private static partial Regex Address();
}
