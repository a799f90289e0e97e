using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Registry;

/// <summary>
/// The registry of fatalities: whom a malicious act killed, and what is known of service, repatriation, next of kin and benefits; for the
/// UN.
/// </summary>
public sealed class IndexModel(IMediator mediator, RequestContext context, MissionDirectory missions) : PageModel
{
    private const int PageSize = 50;
    private const string PageName = "page";

    public Parameters Address { get; private set; } = null!;

    public ListRegistry.Result Found { get; private set; } = null!;

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public bool IsFiltered => Address.All.Any(p => RegistryFilter.ParameterNames.Contains(p.Key));

    /// <summary>The whole list as a file.</summary>
    public string FileAddress => (Address.Without(PageName) with { Path = "/api/registry" }).With("format", "csv").ToString();

    public Parameters? Previous => Number > 1 ? Turned(Number - 1) : null;

    public Parameters? Next => Found.Count > Number * PageSize ? Turned(Number + 1) : null;

    public async Task OnGetAsync()
    {
        Address = Parameters.Of(Request);
        if (Address[PageName] is { } text)
            Number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? page
                : throw new ValidationException([new(PageName, Text.FilterValueUnknown(text))]);
        var filter = RegistryFilter.FromParameters(Address.All.Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        Found = await mediator.Send(new ListRegistry.Query(filter, Number, PageSize), HttpContext.RequestAborted);
        Missions =
        [
            .. (await missions.Read(cancellation: HttpContext.RequestAborted)).All.Where(m =>
                context.Caller.Missions?.Contains(m.Code) ?? true
            ),
        ];
    }

    private Parameters Turned(int number) => Address.With(PageName, number == 1 ? null : number.ToString(CultureInfo.InvariantCulture));
}
