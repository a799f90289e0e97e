using CaseTracker.Access;
using CaseTracker.Missions;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>The proceedings that the reader sees, filtered by what stands in the address; the cells of tables lead here.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context, MissionDirectory missions, TimeProvider clock) : PageModel
{
    private const int PageSize = 40;
    private const string PageName = "page";

    /// <summary>The filters that the form offers; others come from links.</summary>
    private static readonly string[] Offered = ["scope", "mission", "state", "nationality", "forum", "with"];

    public Caller Caller => context.Caller;

    public Parameters Address { get; private set; } = null!;

    public Lens Lens { get; private set; } = new(null, null, null);

    public ProceedingSort Sort { get; private set; } = ProceedingSort.LastOn;

    public int Number { get; private set; } = 1;

    /// <summary>Null when the filter cannot be read.</summary>
    public ListProceedings.Result? Found { get; private set; }

    /// <summary>Messages by parameter.</summary>
    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(m => m);

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    /// <summary>Filters that hold beside the form's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Further =>
        [
            .. Address.All.Where(p =>
                ProceedingFilter.ParameterNames.Contains(p.Key) && (!Offered.Contains(p.Key) || FilterWords.IsWord(p.Value))
            ),
        ];

    /// <summary>What the form carries along: further filters, order, eyes and position.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept =>
        Further.Concat(Address.All.Where(p => p.Key is "sort" or Lens.AudienceName or Lens.AsOfName));

    public bool IsFiltered => Address.All.Any(p => ProceedingFilter.ParameterNames.Contains(p.Key));

    public Parameters Unfiltered => Address.Without([.. ProceedingFilter.ParameterNames, PageName]);

    /// <summary>The neighbouring page; null where there is none.</summary>
    public Parameters? Previous => Number > 1 ? Turned(Number - 1) : null;

    public Parameters? Next => Found is { } found && found.Count > Number * PageSize ? Turned(Number + 1) : null;

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
            var filter = ProceedingFilter.FromParameters(Address.All.Select(p => new KeyValuePair<string, string?>(p.Key, p.Value)));
            (Sort, Number) = (OrderOf(Address["sort"]), NumberOf(Address[PageName]));
            var position = await Lens.PositionAsked(mediator, HttpContext.RequestAborted);
            Found = await mediator.Send(
                new ListProceedings.Query(filter, Sort, Number, PageSize, position, Lens.Audience),
                HttpContext.RequestAborted
            );
        }
        catch (ValidationException fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Faults = fault.Errors.ToLookup(e => e.PropertyName, e => e.ErrorMessage);
        }
    }

    /// <summary>A proceeding as this list shows it.</summary>
    public string AddressOf(ListProceedings.Row row) => Seen($"/proceedings/{row.Reference}");

    public string AddressOf(ListProceedings.LinkedCase one) => Seen($"/cases/{one.Reference}");

    /// <summary>The same list in another order, from its beginning.</summary>
    public string SortedBy(ProceedingSort sort) =>
        Address.Without(PageName).With("sort", sort == ProceedingSort.LastOn ? null : Codes.Of(sort)).ToString();

    public string? AriaSort(ProceedingSort sort) =>
        sort != Sort ? null
        : sort == ProceedingSort.LastOn ? "descending"
        : "ascending";

    /// <summary>Whether the day of a hearing is over and nobody said what came of it.</summary>
    public bool IsUnanswered(string hearingOn) => PartialDate.Parse(hearingOn).Last < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private string Seen(string path) =>
        new Parameters(path, []).With(Lens.AudienceName, Address[Lens.AudienceName]).With(Lens.AsOfName, Address[Lens.AsOfName]).ToString();

    private Parameters Turned(int number) =>
        Address.With(PageName, number == 1 ? null : number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static ProceedingSort OrderOf(string? sort) =>
        sort is null ? ProceedingSort.LastOn
        : Codes.TryParse<ProceedingSort>(sort, out var by) ? by
        : throw Unknown("sort", sort);

    private static int NumberOf(string? number) =>
        number is null ? 1
        : int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page)
            ? page
        : throw Unknown(PageName, number);

    private static ValidationException Unknown(string parameter, string value) => new([new(parameter, Text.FilterValueUnknown(value))]);
}
