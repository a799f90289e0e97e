using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Assistance;

/// <summary>The assistance that the reader sees, filtered by what stands in the address; the cells of tables lead here.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context, MissionDirectory missions) : PageModel
{
    private const int PageSize = 40;
    private const string PageName = "page";

    /// <summary>The filters that the form offers; others come from links.</summary>
    private static readonly string[] Offered = ["mission", "host", "assistance", "provider", "assistanceStatus"];

    public Caller Caller => context.Caller;

    public Parameters Address { get; private set; } = null!;

    public Lens Lens { get; private set; } = new(null, null, null);

    public int Number { get; private set; } = 1;

    /// <summary>Null when the filter cannot be read.</summary>
    public ListAssistance.Result? Found { get; private set; }

    /// <summary>Messages by parameter.</summary>
    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(m => m);

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    public bool MayOpen => Caller.Has(Right.FollowUp) && !Lens.IsSet;

    /// <summary>Filters that hold beside the form's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Further =>
        [
            .. Address.All.Where(p =>
                AssistanceFilter.ParameterNames.Contains(p.Key) && (!Offered.Contains(p.Key) || FilterWords.IsWord(p.Value))
            ),
        ];

    /// <summary>What the form carries along: further filters, eyes and position.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept =>
        Further.Concat(Address.All.Where(p => p.Key is Lens.AudienceName or Lens.AsOfName));

    public bool IsFiltered => Address.All.Any(p => AssistanceFilter.ParameterNames.Contains(p.Key));

    public Parameters Unfiltered => Address.Without([.. AssistanceFilter.ParameterNames, PageName]);

    /// <summary>The neighbouring page; null where there is none.</summary>
    public Parameters? Previous => Number > 1 ? Turned(Number - 1) : null;

    public Parameters? Next => Found is { } found && found.Count > Number * PageSize ? Turned(Number + 1) : null;

    public async Task OnGetAsync()
    {
        Address = Parameters.Of(Request).WithStatesByCode();
        var all = (await missions.Read(cancellation: HttpContext.RequestAborted)).All;
        Missions = [.. all.Where(m => Caller.Missions?.Contains(m.Code) ?? true)];
        try
        {
            Lens = Lens.Of(Address);
            var filter = AssistanceFilter.FromParameters(Address.All.Select(p => new KeyValuePair<string, string?>(p.Key, p.Value)));
            if (Address[PageName] is { } number)
                Number = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                    ? page
                    : throw new ValidationException([new(PageName, Text.FilterValueUnknown(number))]);
            var position = await Lens.PositionAsked(mediator, HttpContext.RequestAborted);
            Found = await mediator.Send(
                new ListAssistance.Query(filter, Number, PageSize, position, Lens.Audience),
                HttpContext.RequestAborted
            );
        }
        catch (ValidationException fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Faults = fault.Errors.ToLookup(e => e.PropertyName, e => e.ErrorMessage);
        }
    }

    /// <summary>An engagement as this list shows it.</summary>
    public string AddressOf(ListAssistance.Row row) =>
        new Parameters($"/assistance/{row.Reference}", [])
            .With(Lens.AudienceName, Address[Lens.AudienceName])
            .With(Lens.AsOfName, Address[Lens.AsOfName])
            .ToString();

    private Parameters Turned(int number) => Address.With(PageName, number == 1 ? null : number.ToString(CultureInfo.InvariantCulture));
}
