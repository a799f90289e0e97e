using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Tables;

/// <summary>The draft of the two updates on one mission; for the United Nations.</summary>
public sealed class UpdateModel(IMediator mediator, RequestContext context, MissionDirectory missions, TimeProvider clock) : PageModel
{
    public Parameters Address { get; private set; } = null!;

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    public string? Mission => Address["mission"];

    public string PeriodAsked =>
        Address["period"] ?? PartialDate.FromDate(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).ToString()[..4];

    /// <summary>Null where no mission was chosen, or what was asked for cannot be made.</summary>
    public DraftUpdate.Result? Draft { get; private set; }

    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(m => m);

    /// <summary>The same draft as a file.</summary>
    public string FileAddress =>
        (Address.Without("mission") with { Path = $"/api/updates/{Mission}" }).With("period", PeriodAsked).ToString();

    public async Task OnGetAsync()
    {
        if (!context.Caller.Has(Right.ReadPast))
            throw new ForbiddenException();
        Address = Parameters.Of(Request);
        Missions =
        [
            .. (await missions.Read(cancellation: HttpContext.RequestAborted)).All.Where(m =>
                context.Caller.Missions?.Contains(m.Code) ?? true
            ),
        ];
        if (Mission is not { } mission)
            return;
        try
        {
            if (!Period.TryParse(PeriodAsked, out var period))
                throw new ValidationException([new("period", Text.FilterValueUnknown(PeriodAsked))]);
            var lens = Lens.Of(Address.Without(Lens.AudienceName));
            Draft = await mediator.Send(new DraftUpdate.Query(mission, period, lens.Position, lens.Time), HttpContext.RequestAborted);
        }
        catch (ValidationException fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Faults = fault.Errors.ToLookup(e => e.PropertyName, e => e.ErrorMessage);
        }
    }
}
