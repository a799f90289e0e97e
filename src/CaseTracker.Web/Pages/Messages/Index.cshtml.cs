using CaseTracker.Access;
using CaseTracker.Notifications;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Messages;

/// <summary>The messages that the reader sees, latest first, filtered by what stands in the address; cells of tables lead here.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    private const int PageSize = 40;
    private const string After = "after";
    private static readonly string[] Offered = ["state", "direction", "kind", "opened", "mission"];

    public Caller Caller => context.Caller;

    public Parameters Address { get; private set; } = null!;

    public Lens Lens { get; private set; } = new(null, null, null);

    /// <summary>Null when the filter cannot be read.</summary>
    public ListMessages.Result? Found { get; private set; }

    /// <summary>Messages by parameter.</summary>
    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(m => m);

    /// <summary>Filters that hold beside the form's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Further =>
        [.. Address.All.Where(p => MessageFilter.ParameterNames.Contains(p.Key) && !Offered.Contains(p.Key))];

    /// <summary>What the form carries along: further filters, eyes and position.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept =>
        Further.Concat(Address.All.Where(p => p.Key is Lens.AudienceName or Lens.AsOfName or "mission"));

    public bool IsFiltered => Address.All.Any(p => MessageFilter.ParameterNames.Contains(p.Key));

    public Parameters Unfiltered => Address.Without([.. MessageFilter.ParameterNames, After]);

    public Parameters? Previous => Found?.Previous is { } mark ? Address.With(After, mark) : null;

    public Parameters? Next => Found?.Next is { } mark ? Address.With(After, mark) : null;

    public async Task OnGetAsync()
    {
        Address = Parameters.Of(Request).WithStatesByCode();
        try
        {
            Lens = Lens.Of(Address);
            var filter = MessageFilter.FromParameters(Address.All.Select(p => new KeyValuePair<string, string?>(p.Key, p.Value)));
            var position = await Lens.PositionAsked(mediator, HttpContext.RequestAborted);
            Found = await mediator.Send(
                new ListMessages.Query(filter, Address[After], PageSize, position, Lens.Audience),
                HttpContext.RequestAborted
            );
        }
        catch (ValidationException fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Faults = fault.Errors.ToLookup(e => e.PropertyName, e => e.ErrorMessage);
        }
    }

    /// <summary>A message as this list shows it.</summary>
    public string AddressOf(ListMessages.Row row) => Seen(Threads.PathOf(row));

    public string CaseOf(ListMessages.Row row) => Seen($"/cases/{row.Reference}");

    private string Seen(string path) =>
        new Parameters(path, []).With(Lens.AudienceName, Address[Lens.AudienceName]).With(Lens.AsOfName, Address[Lens.AsOfName]).ToString();
}
