using CaseTracker.Access;
using CaseTracker.Editions;
using MediatR;

namespace CaseTracker.Web.Pages.Editions;

/// <summary>An approved edition: its tables, texts, files and seal, and, when asked, whether it still comes out as it was sealed.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context) : EditionPage(mediator, context)
{
    /// <summary>Null when nobody asked.</summary>
    public IReadOnlyList<TableAlarm>? Alarms { get; private set; }

    public bool MayCompare => Caller.Has(Right.ReadAsAudience);

    public async Task OnGetAsync(int number, string? check) => Alarms = (await Find(number, null, check == "yes")).Alarms;
}
