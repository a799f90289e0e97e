using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>Where everybody who is not signed in ends up: the demo persons to choose from, or the statement that there is no way in.</summary>
[AllowAnonymous]
public sealed class SignInModel(WebServiceOptions options, Callers callers, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public bool IsOpen => options.Demo;

    public IReadOnlyList<IGrouping<string, DesignationRow>> Groups { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (!IsOpen) return;
        var persons = await DemoPersons.List(callers, clock, HttpContext.RequestAborted);
        string[] order = ["SignIn.Secretariat", "SignIn.Missions", "SignIn.States", "SignIn.Oversight"];
        Groups = [.. persons.GroupBy(GroupOf).OrderBy(g => Array.IndexOf(order, g.Key))];
    }

    public string AddressOf(DesignationRow person) =>
        DemoPersons.AddressOf(person.DesignationId) + (string.IsNullOrEmpty(Back) ? "" : $"?back={Uri.EscapeDataString(Back)}");

    private static string GroupOf(DesignationRow person) => Codes.Parse<Role>(person.Role) switch
    {
        Role.DeskOfficer or Role.SeniorFocalPoint => "SignIn.Secretariat",
        Role.FocalPoint => "SignIn.Missions",
        Role.Liaison => "SignIn.States",
        _ => "SignIn.Oversight",
    };
}
