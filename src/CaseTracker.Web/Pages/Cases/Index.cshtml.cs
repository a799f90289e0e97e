using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Cases;

/// <summary>The cases that the reader sees, filtered by what stands in the address.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context, MissionDirectory missions) : PageModel
{
    /// <summary>The filters that the form offers; others come from links, such as the cells of tables.</summary>
    private static readonly string[] Offered = ["q", "scope", "mission", "host", "nationality", "act", "year", "reached", "accountability"];
    private static readonly string[] Order = ["sort", "order", "after"];

    public Caller Caller => context.Caller;

    public Parameters Address { get; private set; } = null!;

    public Lens Lens { get; private set; } = new(null, null, null);

    public CaseSort Sort { get; private set; } = CaseSort.IncidentOn;

    public bool IsDescending { get; private set; } = true;

    /// <summary>Null when the filter cannot be read.</summary>
    public ListCases.Result? Found { get; private set; }

    /// <summary>Messages by parameter.</summary>
    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(m => m);

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    /// <summary>Filters that hold beside the form's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Further =>
        [.. Address.All.Where(p => CaseFilter.ParameterNames.Contains(p.Key) && (!Offered.Contains(p.Key) || FilterWords.IsWord(p.Value)))];

    /// <summary>What the form carries along: further filters, order, eyes and position.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept =>
        Further.Concat(Address.All.Where(p => p.Key is "sort" or "order" or Lens.AudienceName or Lens.AsOfName));

    public bool IsFiltered => Address.All.Any(p => CaseFilter.ParameterNames.Contains(p.Key));

    public Parameters Unfiltered => Address.Without([.. CaseFilter.ParameterNames, "after"]);

    public async Task OnGetAsync()
    {
        Address = Parameters.Of(Request).WithStatesByCode();
        Missions =
        [
            .. (await missions.Read(cancellation: HttpContext.RequestAborted)).All.Where(m => Caller.Missions?.Contains(m.Code) ?? true),
        ];
        try
        {
            Lens = Lens.Of(Address);
            var filter = CaseFilter.FromParameters(Address.All.Select(p => new KeyValuePair<string, string?>(p.Key, p.Value)));
            (Sort, IsDescending) = OrderOf(Address["sort"], Address["order"]);
            var position = await Lens.PositionAsked(mediator, HttpContext.RequestAborted);
            Found = await mediator.Send(
                new ListCases.Query(filter, Sort, IsDescending, Address["after"], Position: position, Audience: Lens.Audience),
                HttpContext.RequestAborted
            );
        }
        catch (ValidationException fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Faults = fault.Errors.ToLookup(e => e.PropertyName, e => e.ErrorMessage);
        }
    }

    /// <summary>The whole list as a file.</summary>
    public string FileAddress => (Address.Without("after") with { Path = "/api/cases" }).With("format", "csv").ToString();

    /// <summary>A case as this list shows it.</summary>
    public string AddressOf(ListCases.Row row) =>
        new Parameters($"/cases/{row.Reference}", [])
            .With(Lens.AudienceName, Address[Lens.AudienceName])
            .With(Lens.AsOfName, Address[Lens.AsOfName])
            .ToString();

    /// <summary>The address of the list in another order: a heading that is chosen again turns it round.</summary>
    public string SortedBy(CaseSort sort) =>
        Address
            .Without(Order)
            .With("sort", Codes.Of(sort))
            .With("order", (sort == Sort ? !IsDescending : BeginsDescending(sort)) ? "desc" : "asc")
            .ToString();

    public string? AriaSort(CaseSort sort) =>
        sort != Sort ? null
        : IsDescending ? "descending"
        : "ascending";

    private static (CaseSort Sort, bool Descending) OrderOf(string? sort, string? order)
    {
        if (sort is null)
            return (CaseSort.IncidentOn, true);
        if (!Codes.TryParse<CaseSort>(sort, out var by))
            throw new ValidationException([new("sort", CaseTracker.Texts.Text.FilterValueUnknown(sort))]);
        return (
            by,
            order switch
            {
                null => BeginsDescending(by),
                "desc" => true,
                "asc" => false,
                _ => throw new ValidationException([new("order", CaseTracker.Texts.Text.FilterValueUnknown(order))]),
            }
        );
    }

    private static bool BeginsDescending(CaseSort sort) => sort is CaseSort.IncidentOn or CaseSort.Stage or CaseSort.Killed;
}
