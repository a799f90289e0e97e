using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Tables;

/// <summary>One table of a briefing for a period; the UN also asks for a past position and for what a State's table says.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context, MissionDirectory missions, TimeProvider clock) : PageModel
{
    /// <summary>What limits a table beside its period.</summary>
    public static IReadOnlyList<string> Limits { get; } =
    ["scope", "mission", "missions", "missionsOn", "host", "nationality", "act", "personnel"];

    private const string PageName = "page";

    public Caller Caller => context.Caller;

    public TableId Id { get; private set; }

    public Parameters Address { get; private set; } = null!;

    /// <summary>Null when what was asked for cannot be made.</summary>
    public BriefingTable? Table { get; private set; }

    /// <summary>How the table is drawn beside itself; null where it is not.</summary>
    public Picture? Picture { get; private set; }

    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(m => m);

    public IEnumerable<KeyValuePair<string, string>> Limiting => Address.All.Where(p => Limits.Contains(p.Key));

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    private int ThisYear => clock.GetUtcNow().Year;

    /// <summary>The years to choose as period, the present one first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(Period.SeriesStart.Year, ThisYear - Period.SeriesStart.Year + 1).Reverse();

    public string PeriodAsked => Address["period"] ?? $"{Period.SeriesStart.Year}..{ThisYear}";

    public int Number { get; private set; } = 1;

    /// <summary>The neighbouring page of a table that lists single things; null where there is none.</summary>
    public Parameters? Previous => Number > 1 ? Turned(Number - 1) : null;

    public Parameters? Next => Table?.Listed > Number * ViewTable.PageSize ? Turned(Number + 1) : null;

    public async Task OnGetAsync(string id)
    {
        if (!Enum.TryParse<TableId>(id, out var table) || table.ToString() != id)
            throw new NotFoundException();
        (Id, Address) = (table, Parameters.Of(Request).WithStatesByCode());
        Missions =
        [
            .. (await missions.Read(cancellation: HttpContext.RequestAborted)).All.Where(m => Caller.Missions?.Contains(m.Code) ?? true),
        ];
        try
        {
            Table = await mediator.Send(Asked(), HttpContext.RequestAborted);
            Picture = Picture.Of(Id);
            Picture?.Show(HttpContext);
        }
        catch (ValidationException fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Faults = fault.Errors.ToLookup(e => e.PropertyName, e => e.ErrorMessage);
        }
    }

    /// <summary>What lies behind the figures is opened with the eyes, and at the position, that the page was asked for with.</summary>
    public Sight Sight => new(Address[Lens.AudienceName], Address[Lens.AsOfName]);

    /// <summary>Figures stand under each other, words do not.</summary>
    public static string? ClassOf(Column column) => column.Kind <= ColumnKind.Share ? "num" : null;

    /// <summary>The same table as a file.</summary>
    public string FileOf(string format) =>
        (Address.Without(PageName) with { Path = $"/api/tables/{Id}" }).With("period", PeriodAsked).With("format", format).ToString();

    private Parameters Turned(int number) => Address.With(PageName, number == 1 ? null : number.ToString(CultureInfo.InvariantCulture));

    private ViewTable.Query Asked()
    {
        var filter = CaseFilter.FromParameters(Limiting.Select(p => new KeyValuePair<string, string?>(p.Key, p.Value)));
        if (!Period.TryParse(PeriodAsked, out var period))
            throw new ValidationException([new("period", Text.FilterValueUnknown(PeriodAsked))]);
        if (Address[PageName] is { } number)
            Number = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? page
                : throw new ValidationException([new(PageName, Text.FilterValueUnknown(number))]);
        var lens = Lens.Of(Address);
        return new ViewTable.Query(Id, period, filter, lens.Position, lens.Time, lens.Audience, Number);
    }
}
